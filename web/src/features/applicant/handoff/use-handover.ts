import { useCallback, useEffect, useRef, useState } from 'react'
import { handoffMinutes, sessionTokenMinutes } from '#domain/policy.ts'

/** The time in which files may arrive from a phone: the lifetimes of its link and of its access token. */
const openFor = (handoffMinutes + sessionTokenMinutes) * 60_000

/** Whether a phone may be sending files, so that the page looks for them. */
export function useHandover() {
  const [isOpen, setIsOpen] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const open = useCallback(() => {
    setIsOpen(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setIsOpen(false), openFor)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  return { isOpen, open }
}
