import { useEffect, useRef } from 'react'

/**
 * Moves the focus to the first new entry after more of a list has loaded: the focused button may be gone. `entries`
 * selects the focusable element of each entry. Returns a function to call before loading, with the number of shown
 * entries.
 */
export function useFocusOnNew(entries: string, loaded: number): (shown: number) => void {
  const pending = useRef<{ readonly shown: number; readonly loaded: number }>(undefined)
  useEffect(() => {
    if (pending.current === undefined || loaded <= pending.current.loaded) return
    document.querySelectorAll<HTMLElement>(entries)[pending.current.shown]?.focus()
    pending.current = undefined
  }, [entries, loaded])
  return shown => {
    pending.current = { shown, loaded }
  }
}
