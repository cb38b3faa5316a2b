import { useWindowEvent } from '@mantine/hooks'
import { useRef } from 'react'

/**
 * Delays a message until the end of a press. Pressing a button makes a field lose focus, which shows its problem. A
 * message shown at once would move the button from under the pointer before its release, and the click would be lost.
 */
export function useAfterPress(): (show: () => void) => void {
  const isPressed = useRef(false)
  const waiting = useRef<(() => void)[]>([])
  const release = () => {
    isPressed.current = false
    // The click event follows this event.
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
