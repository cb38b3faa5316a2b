import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { pan, type View, zoom } from './view.ts'

type Look = (change: (view: View) => View) => void

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [60, 0],
  ArrowRight: [-60, 0],
  ArrowUp: [0, 60],
  ArrowDown: [0, -60],
}

/** The wheel zooms at the pointer. Dragging moves the page, and so do the arrow keys while the frame has the focus. */
export function usePageGestures(frame: RefObject<HTMLDivElement | null>, look: Look) {
  const latest = useRef(look)
  latest.current = look
  const from = useRef<{ x: number; y: number } | undefined>(undefined)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const { left, top, width, height } = element.getBoundingClientRect()
      const at = { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 }
      latest.current(view => zoom(view, Math.exp(-event.deltaY / 400), at))
    }
    // React adds passive listeners, with which the page would scroll.
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [frame])
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      const onButton = event.target instanceof Element && event.target.closest('button') !== null
      if (event.button !== 0 || onButton) return
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = { x: event.clientX, y: event.clientY }
      look(view => view)
    },
    onPointerMove: (event: PointerEvent) => {
      const start = from.current
      if (start === undefined) return
      from.current = { x: event.clientX, y: event.clientY }
      look(view => pan(view, event.clientX - start.x, event.clientY - start.y))
    },
    onPointerUp: () => {
      from.current = undefined
    },
    onPointerCancel: () => {
      from.current = undefined
    },
    onKeyDown: (event: KeyboardEvent) => {
      const by = arrows[event.key]
      if (by === undefined) return
      event.preventDefault()
      look(view => pan(view, by[0], by[1]))
    },
  }
}
