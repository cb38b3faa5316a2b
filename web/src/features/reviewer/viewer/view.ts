/** How a page is looked at: magnified over what fits, moved by CSS pixels, turned clockwise by quarters. */
export interface View {
  readonly zoom: number
  readonly x: number
  readonly y: number
  readonly turns: 0 | 1 | 2 | 3
}

/** CSS pixels of the frame; any unit of the page, as long as it is the same for both sides. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly pageWidth: number
  readonly pageHeight: number
}

export const wholePage: View = { zoom: 1, x: 0, y: 0, turns: 0 }

export const zoomStep = 1.5
const mostZoom = 10

/** Everything of it again; it stays the right way up. */
export const fitted = ({ turns }: View): View => ({ ...wholePage, turns })

export const turned = ({ turns }: View): View => ({ ...wholePage, turns: ((turns + 1) % 4) as View['turns'] })

export const panned = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x + dx,
  y: view.y + dy,
})

/** What is at `at`, from the middle of the frame, stays there. */
export function zoomed(view: View, factor: number, at: { x: number; y: number } = { x: 0, y: 0 }): View {
  const zoom = Math.min(Math.max(view.zoom * factor, 1), mostZoom)
  const by = zoom / view.zoom
  return { ...view, zoom, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }
}

/** The size of the unturned page, in CSS pixels, at which the turned one just fits. */
export function pageSize({ width, height, pageWidth, pageHeight }: Frame, { turns }: View) {
  const [across, down] = turns % 2 === 0 ? [pageWidth, pageHeight] : [pageHeight, pageWidth]
  const scale = Math.min(width / across, height / down)
  return { width: pageWidth * scale, height: pageHeight * scale }
}

/** The view, moved no further than the page's edges. */
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
