import type { Place } from '#domain/evidence/text-lines.ts'

/** A place in shares of the page's width and height. */
export interface NamedPlace {
  readonly place: Place
  readonly name: string
}

/** The view of a page: zoom relative to the fitting size, offset in CSS pixels, clockwise quarter turns. */
export interface View {
  readonly zoom: number
  readonly x: number
  readonly y: number
  readonly turns: 0 | 1 | 2 | 3
  /** The place that was asked for last. It has a frame around it until the whole page is shown again. */
  readonly asked?: NamedPlace
  /** Zoom and offset are not computed yet, because they depend on the size of the frame. */
  readonly awaitsFrame?: true
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

/** Turns the page. A place that was asked for stays in the middle. */
export const rotate = ({ turns, asked }: View): View => ({
  ...wholePage,
  turns: ((turns + 1) % 4) as View['turns'],
  ...(asked === undefined ? {} : { asked, awaitsFrame: true }),
})

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

interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The rectangle of a place in CSS pixels of the frame. */
export function placeInFrame(place: Place, frame: Frame, view: View): Rectangle {
  const size = pageSize(frame, view)
  const right = (place.x + place.width / 2 - 0.5) * size.width
  const down = (place.y + place.height / 2 - 0.5) * size.height
  const middles = [
    [right, down],
    [-down, right],
    [-right, -down],
    [down, -right],
  ] as const
  const [x, y] = middles[view.turns]
  const sides = [place.width * size.width * view.zoom, place.height * size.height * view.zoom]
  const [width = 0, height = 0] = view.turns % 2 === 0 ? sides : sides.reverse()
  return {
    left: frame.width / 2 + view.x + x * view.zoom - width / 2,
    top: frame.height / 2 + view.y + y * view.zoom - height / 2,
    width,
    height,
  }
}

/** The shares of the frame that a place fills, so that its surroundings stay visible. */
const placeShare = { width: 0.7, height: 0.4 }
const mostPlaceZoom = 6

/** Zooms to the place that was asked for, in the middle of the frame. */
function zoomedToAsked({ turns, asked }: View, frame: Frame): View {
  if (asked === undefined) return { ...wholePage, turns }
  const whole: View = { ...wholePage, turns, asked }
  const { left, top, width, height } = placeInFrame(asked.place, frame, whole)
  const fitting = Math.min(
    (frame.width * placeShare.width) / width,
    (frame.height * placeShare.height) / height,
    mostPlaceZoom,
  )
  const zoom = Math.max(fitting, 1)
  return {
    ...whole,
    zoom,
    x: (frame.width / 2 - left - width / 2) * zoom,
    y: (frame.height / 2 - top - height / 2) * zoom,
  }
}

/** The view in a frame of a known size. The offset is limited to the page's edges. */
export function within(latest: View, frame: Frame): View {
  const view = latest.awaitsFrame && frame.width > 0 ? zoomedToAsked(latest, frame) : latest
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
