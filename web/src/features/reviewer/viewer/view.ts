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
  /** The step of contrast. */
  readonly contrast?: 1 | 2
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

/** What stays when zoom and offset are reset. */
const kept = ({ turns, contrast }: View): Pick<View, 'turns' | 'contrast'> => ({
  turns,
  ...(contrast === undefined ? {} : { contrast }),
})

/** Resets zoom and offset and keeps rotation and contrast. */
export const fitted = (view: View): View => ({ ...wholePage, ...kept(view) })

/** Increases the contrast in two steps, then resets it. */
export function raiseContrast({ contrast, ...view }: View): View {
  return contrast === 2 ? view : { ...view, contrast: contrast === undefined ? 1 : 2 }
}

/** The same as a CSS filter. */
export const contrastFilter = ({ contrast }: View): string | undefined =>
  contrast === undefined ? undefined : `contrast(${contrast === 1 ? 1.6 : 2.6})`

/** Turns the page. A place that was asked for stays in the middle. */
export const rotate = ({ asked, ...view }: View): View => ({
  ...fitted(view),
  turns: ((view.turns + 1) % 4) as View['turns'],
  ...(asked === undefined ? {} : { asked, awaitsFrame: true }),
})

export const pan = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x + dx,
  y: view.y + dy,
})

/** The point at `at`, measured from the middle of the frame, stays in place. */
export function zoom(view: View, factor: number, at: Point = { x: 0, y: 0 }): View {
  const zoom = Math.min(Math.max(view.zoom * factor, 1), mostZoom)
  const by = zoom / view.zoom
  return { ...view, zoom, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Two fingers moved: the points below them stay below them. Points are measured from the middle of the frame. */
export function pinch(view: View, from: readonly [Point, Point], to: readonly [Point, Point]): View {
  const distance = ([one, other]: readonly [Point, Point]) => Math.hypot(one.x - other.x, one.y - other.y)
  const middle = ([one, other]: readonly [Point, Point]) => ({
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
  })
  const start = middle(from)
  const end = middle(to)
  const zoomed = zoom(view, distance(to) / Math.max(distance(from), 1), start)
  return pan(zoomed, end.x - start.x, end.y - start.y)
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
function zoomedToAsked({ asked, ...view }: View, frame: Frame): View {
  if (asked === undefined) return fitted(view)
  const whole: View = { ...fitted(view), asked }
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
