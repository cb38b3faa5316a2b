/** The view of a page: zoom relative to the fitting size, offset in CSS pixels, clockwise quarter turns. */
export interface View {
  readonly zoom: number
  readonly x: number
  readonly y: number
  readonly turns: 0 | 1 | 2 | 3
}

/** CSS pixels of the frame. The page's sides may have any common unit. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly pageWidth: number
  readonly pageHeight: number
}

export const wholePage: View = { zoom: 1, x: 0, y: 0, turns: 0 }

export const zoomStep = 1.5
const mostZoom = 10

/** Resets zoom and offset and keeps the rotation. */
export const fit = ({ turns }: View): View => ({ ...wholePage, turns })

export const rotate = ({ turns }: View): View => ({ ...wholePage, turns: ((turns + 1) % 4) as View['turns'] })

export const pan = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x + dx,
  y: view.y + dy,
})

/** The point at `at`, measured from the middle of the frame, stays in place. */
export function zoom(view: View, factor: number, at: { x: number; y: number } = { x: 0, y: 0 }): View {
  const zoom = Math.min(Math.max(view.zoom * factor, 1), mostZoom)
  const by = zoom / view.zoom
  return { ...view, zoom, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }
}

/** The size of the unrotated page, in CSS pixels, at which the rotated page fits exactly. */
export function pageSize({ width, height, pageWidth, pageHeight }: Frame, { turns }: View) {
  const [across, down] = turns % 2 === 0 ? [pageWidth, pageHeight] : [pageHeight, pageWidth]
  const scale = Math.min(width / across, height / down)
  return { width: pageWidth * scale, height: pageHeight * scale }
}

/** Limits the offset to the page's edges. */
export function within(view: View, frame: Frame): View {
  const size = pageSize(frame, view)
  const [across, down] = view.turns % 2 === 0 ? [size.width, size.height] : [size.height, size.width]
  const most = (page: number, room: number) => Math.max(0, (page * view.zoom - room) / 2)
  const clamp = (value: number, limit: number) => Math.min(Math.max(value, -limit), limit)
  return {
    ...view,
    x: clamp(view.x, most(across, frame.width)),
    y: clamp(view.y, most(down, frame.height)),
  }
}
