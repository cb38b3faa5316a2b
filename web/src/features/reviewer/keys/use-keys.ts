import { useEffect, useRef } from 'react'
import { type KeyAction, type KeyPlace, keyTable } from './key-table.ts'
import { useKeysSetting } from './keys-setting.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'))

/** Does what single keys say, but not while somebody types, nor behind a dialog. An action without a function does nothing. */
export function useKeys<Place extends KeyPlace>(
  place: Place,
  actions: { readonly [Action in KeyAction<Place>]?: (() => void) | undefined },
): void {
  const [on] = useKeysSetting()
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    if (!on) return
    const table: Record<string, readonly string[]> = keyTable[place]
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return
      const action = Object.keys(table).find(name => table[name]?.includes(event.key))
      const act = action === undefined ? undefined : latest.current[action as KeyAction<Place>]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [on, place])
}
