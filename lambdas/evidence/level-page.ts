import type { Place } from '../../domain/evidence/text-lines.ts'
import { type ObliqueBox, placeOfBox, rotated } from './oblique-boxes.ts'

/** Text that leans less is level: rules about rows and columns hold for it. */
const least = Math.PI / 180
/** Shorter boxes say little about the angle. */
const leastLength = 4

/** The angle of the page's text in radians, clockwise: the median of its lines, by their lengths. */
export function tiltOf(boxes: readonly ObliqueBox[]): number {
  const long = boxes
    .filter(({ width, height }) => width > leastLength * height)
    .toSorted((one, other) => one.angle - other.angle)
  const half = long.reduce((sum, { width }) => sum + width, 0) / 2
  let sum = 0
  for (const { width, angle } of long) {
    sum += width
    if (sum >= half) return Math.abs(angle) < least ? 0 : angle
  }
  return 0
}

/** A place on the page made level: turned about its centre against its tilt. */
export function levelPlace(
  box: ObliqueBox,
  tilt: number,
  { width, height }: { readonly width: number; readonly height: number },
): Place {
  if (tilt === 0) return placeOfBox(box)
  const centre = rotated({ x: box.x - width / 2, y: box.y - height / 2 }, -tilt)
  return placeOfBox({
    ...box,
    x: centre.x + width / 2,
    y: centre.y + height / 2,
    angle: box.angle - tilt,
  })
}

/** The box on the page, which leans by `tilt`, of a place on the page made level. */
export function tiltedBox(
  place: Place,
  tilt: number,
  { width, height }: { readonly width: number; readonly height: number },
): ObliqueBox {
  const centre = rotated(
    { x: place.x + place.width / 2 - width / 2, y: place.y + place.height / 2 - height / 2 },
    tilt,
  )
  return {
    x: centre.x + width / 2,
    y: centre.y + height / 2,
    width: place.width,
    height: place.height,
    angle: tilt,
  }
}
