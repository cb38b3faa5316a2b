import { useWindowEvent } from '@mantine/hooks'
import { useRef } from 'react'

/**
 * Leaving a field by pressing a button shows what is wrong with the field. Shown at once it would move the button away
 * from under the pointer before that is let go, and the press would be lost: whatever is shown waits until it has ended.
 */
export function useAfterPress(): (show: () => void) => void {
  const isPressed = useRef(false)
  const waiting = useRef<(() => void)[]>([])
  const release = () => {
    isPressed.current = false
    // The click comes right after this event.
    for (const show of waiting.current.splice(0)) setTimeout(show)
  }
  useWindowEvent('pointerdown', () => {
    isPressed.current = true
  })
  useWindowEvent('pointerup', release)
  useWindowEvent('pointercancel', release)
  return show => {
    if (isPressed.current) waiting.current.push(show)
    else show()
  }
}
