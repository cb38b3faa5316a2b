import { useEffect, useRef } from 'react'

/** Once more reviews have come, the focus goes on at the first that is new: the button that had it may be gone. */
export function useFocusOnNew(loaded: number): (shown: number) => void {
  const asked = useRef<{ readonly shown: number; readonly loaded: number }>(undefined)
  useEffect(() => {
    if (asked.current === undefined || loaded <= asked.current.loaded) return
    const links = document.querySelectorAll<HTMLElement>('[data-review-link]')
    links[asked.current.shown]?.focus()
    asked.current = undefined
  }, [loaded])
  return shown => {
    asked.current = { shown, loaded }
  }
}
