import { useCallback, useEffect, useRef, useState } from 'react'
import { handoffMinutes, sessionTokenMinutes } from '#domain/policy.ts'

/** How long files may come from a phone: until its link has expired, and its access token after that. */
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
