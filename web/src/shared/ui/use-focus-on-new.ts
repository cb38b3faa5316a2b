import { useEffect, useRef } from 'react'

/**
 * Once more of a list has come, the focus goes on at the first entry that is new: the button that had it may be gone.
 * `entries` selects what can have it, one in each entry. Answers what to call, with how many are shown, before asking for more.
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
