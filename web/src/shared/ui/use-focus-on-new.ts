import { useEffect, useRef } from 'react'

/**
 * Moves the focus to the first new entry after more of a list has loaded: the focused button may be gone. `entries`
 * selects the focusable element of each entry. Returns a function to call before loading, with the number of shown
 * entries.
 */
export function useFocusOnNew(entries: string, loaded: number): (shown: number) => void {
  const asked = useRef<{ readonly shown: number; readonly loaded: number }>(undefined)
  useEffect(() => {
    if (asked.current === undefined || loaded <= asked.current.loaded) return
    document.querySelectorAll<HTMLElement>(entries)[asked.current.shown]?.focus()
    asked.current = undefined
  }, [entries, loaded])
  return shown => {
    asked.current = { shown, loaded }
  }
}
