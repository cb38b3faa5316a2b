import type { Slot } from '../certificates.ts'
import { previewSide } from '../policy.ts'
import { type DocumentReading, type PageReading, placeOnPreview } from './document-reading.ts'
import type { MachineReadableZone } from './machine-readable-zone.ts'
import type { Place } from './text-lines.ts'

/** What was read in the current document of a slot. */
export interface ReadSlot {
  readonly slot: Slot
  readonly documentId: string
  readonly reading: DocumentReading
}

/** A place on the preview of a page, in shares of its width and height, from 0 to 1. */
export interface FilePlace extends Place {
  readonly slot: Slot
  readonly documentId: string
  /** From 0. */
  readonly page: number
}

/** More than the height of any page, and than the distance at which lines belong together. */
const pageDistance = 10 * previewSide

const moved = <T extends { readonly place: Place }>(placed: T, by: number): T => ({
  ...placed,
  place: { ...placed.place, y: placed.place.y + by },
})

function movedZone(zone: MachineReadableZone, by: number): MachineReadableZone {
  const { name } = zone
  return {
    ...moved(zone, by),
    fields: Object.fromEntries(
      Object.entries(zone.fields).map(([field, value]) => [field, moved(value, by)]),
    ),
    ...(name === undefined ? {} : { name: moved(name, by) }),
  }
}

function movedPage(page: PageReading, by: number): PageReading {
  const { lines, barCodes, faces, zone, certificate } = page
  return {
    ...page,
    lines: lines.map(line => moved(line, by)),
    barCodes: barCodes.map(code => moved(code, by)),
    faces: faces.map(face => moved(face, by)),
    ...(zone === undefined ? {} : { zone: movedZone(zone, by) }),
    ...(certificate === undefined ? {} : { certificate: { ...certificate, y: certificate.y + by } }),
  }
}

/**
 * The readings with the pages of all files beneath one another, so that a place tells its page. Rules derive new places from
 * several others and know nothing of pages.
 */
export function stackedReadings(readings: readonly ReadSlot[]): ReadSlot[] {
  let pages = 0
  return readings.map(({ reading, ...rest }) => ({
    ...rest,
    reading: { pages: reading.pages.map(page => movedPage(page, pages++ * pageDistance)) },
  }))
}

/** A ten-thousandth is less than a pixel of any preview. */
const within = (share: number) => Math.round(10_000 * Math.min(1, Math.max(0, share))) / 10_000

/** The place on its file of a place among the stacked pages. */
export function placeInFiles(place: Place, readings: readonly ReadSlot[]): FilePlace {
  const all = readings.flatMap(({ slot, documentId, reading }) =>
    reading.pages.map((page, at) => ({ slot, documentId, page, at })),
  )
  const position = Math.round((place.y + place.height / 2 - previewSide / 2) / pageDistance)
  const found = all[position]
  if (found === undefined) throw new Error('A place is on no page')
  const { slot, documentId, page, at } = found
  const { x, y, width, height } = placeOnPreview({ ...place, y: place.y - position * pageDistance }, page)
  const [left, top] = [within(x), within(y)]
  return {
    slot,
    documentId,
    page: at,
    x: left,
    y: top,
    width: within(within(x + width) - left),
    height: within(within(y + height) - top),
  }
}
