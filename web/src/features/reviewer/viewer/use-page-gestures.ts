import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { pan, pinch, type View, zoom } from './view.ts'

type Look = (change: (view: View) => View) => void

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [60, 0],
  ArrowRight: [-60, 0],
  ArrowUp: [0, 60],
  ArrowDown: [0, -60],
}

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * The wheel zooms at the pointer, two fingers zoom and move. Dragging moves the page, and so do the arrow keys while the
 * frame has the focus.
 */
export function usePageGestures(frame: RefObject<HTMLDivElement | null>, look: Look) {
  const latest = useRef(look)
  latest.current = look
  const pointers = useRef(new Map<number, Point>())
  const fromMiddle = (event: { clientX: number; clientY: number }): Point => {
    const { left = 0, top = 0, width = 0, height = 0 } = frame.current?.getBoundingClientRect() ?? {}
    return { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 }
  }
  const measure = useRef(fromMiddle)
  measure.current = fromMiddle
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      latest.current(view => zoom(view, Math.exp(-event.deltaY / 400), measure.current(event)))
    }
    const touch = (event: TouchEvent) => {
      if (event.touches.length > 1) event.preventDefault()
    }
    // React adds passive listeners, with which the page would scroll or zoom.
    element.addEventListener('wheel', wheel, { passive: false })
    element.addEventListener('touchmove', touch, { passive: false })
    return () => {
      element.removeEventListener('wheel', wheel)
      element.removeEventListener('touchmove', touch)
    }
  }, [frame])
  const lift = ({ pointerId }: PointerEvent) => {
    pointers.current.delete(pointerId)
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      const onButton = event.target instanceof Element && event.target.closest('button') !== null
      if (event.button !== 0 || onButton) return
      event.currentTarget.setPointerCapture(event.pointerId)
      pointers.current.set(event.pointerId, fromMiddle(event))
      look(view => view)
    },
    onPointerMove: (event: PointerEvent) => {
      const before = pointers.current.get(event.pointerId)
      if (before === undefined) return
      const now = fromMiddle(event)
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
      pointers.current.set(event.pointerId, now)
      look(view =>
        other === undefined
          ? pan(view, now.x - before.x, now.y - before.y)
          : pinch(view, [before, other], [now, other]),
      )
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onKeyDown: (event: KeyboardEvent) => {
      const by = arrows[event.key]
      if (by === undefined) return
      event.preventDefault()
      look(view => pan(view, by[0], by[1]))
    },
  }
}
