import type { Place } from '../../domain/evidence/text-lines.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle at an angle: its text runs along `width`, turned clockwise by `angle` (radians) from the horizontal. */
export interface ObliqueBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly angle: number
}

const cross = (origin: Point, one: Point, other: Point) =>
  (one.x - origin.x) * (other.y - origin.y) - (one.y - origin.y) * (other.x - origin.x)

/** The corners of the smallest convex polygon around the points, in order (monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((one, other) => one.x - other.x || one.y - other.y)
  const chain = (ordered: readonly Point[]): Point[] => {
    const corners: Point[] = []
    for (const point of ordered) {
      for (;;) {
        const [before, last] = corners.slice(-2)
        if (before === undefined || last === undefined || cross(before, last, point) > 0) break
        corners.pop()
      }
      corners.push(point)
    }
    return corners.slice(0, -1)
  }
  return sorted.length < 3 ? sorted : [...chain(sorted), ...chain(sorted.toReversed())]
}

/** The rectangle of the smallest area around a convex polygon. One of its sides lies on a side of the polygon. */
export function smallestBox(hull: readonly Point[]): ObliqueBox | undefined {
  let best: ObliqueBox | undefined
  for (const [at, from] of hull.entries()) {
    const to = hull[(at + 1) % hull.length] ?? from
    if (to.x === from.x && to.y === from.y) continue
    const angle = Math.atan2(to.y - from.y, to.x - from.x)
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const along = hull.map(({ x, y }) => x * cos + y * sin)
    const across = hull.map(({ x, y }) => y * cos - x * sin)
    const [left, right] = [Math.min(...along), Math.max(...along)]
    const [top, bottom] = [Math.min(...across), Math.max(...across)]
    const [width, height] = [right - left, bottom - top]
    if (best !== undefined && best.width * best.height <= width * height) continue
    const [middle, level] = [(left + right) / 2, (top + bottom) / 2]
    best = { x: middle * cos - level * sin, y: middle * sin + level * cos, width, height, angle }
  }
  return best === undefined ? undefined : nearHorizontal(best)
}

/** The same rectangle with its angle between -45 and 45 degrees. */
function nearHorizontal(box: ObliqueBox): ObliqueBox {
  const quarters = Math.round(box.angle / (Math.PI / 2))
  const angle = box.angle - quarters * (Math.PI / 2)
  return quarters % 2 === 0 ? { ...box, angle } : { ...box, width: box.height, height: box.width, angle }
}

/** A point after a clockwise rotation about the origin. */
export const rotated = ({ x, y }: Point, angle: number): Point => ({
  x: x * Math.cos(angle) - y * Math.sin(angle),
  y: x * Math.sin(angle) + y * Math.cos(angle),
})

/** The smallest upright rectangle around the box. */
export function placeOfBox({ x, y, width, height, angle }: ObliqueBox): Place {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  const [wide, high] = [width * cos + height * sin, width * sin + height * cos]
  return { x: x - wide / 2, y: y - high / 2, width: wide, height: high }
}
