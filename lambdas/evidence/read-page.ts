import type { PageReading } from '../../domain/evidence/document-reading.ts'
import type { MachineReadableZone, PlacedValue } from '../../domain/evidence/machine-readable-zone.ts'
import type { Place } from '../../domain/evidence/text-lines.ts'
import { loadBarCodeReader, type ReadBarCodes } from './bar-codes.ts'
import { levelPlace } from './level-page.ts'
import type { ReadingProcessRequest } from './messages.ts'
import { readText } from './page-text.ts'
import { decodePreview } from './picture.ts'
import { loadTextReader, type TextReader } from './text-reader.ts'

/** The models of the program, loaded. */
export interface PageReaders {
  readonly text: TextReader
  readonly barCodes: ReadBarCodes
}

export async function loadPageReaders(models: URL): Promise<PageReaders> {
  return { text: await loadTextReader(models), barCodes: await loadBarCodeReader(models) }
}

const rounded = ({ x, y, width, height }: Place): Place => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
})

const withRounded = <T extends { readonly place: Place }>(placed: T): T => ({
  ...placed,
  place: rounded(placed.place),
})

function roundedZone(zone: MachineReadableZone): MachineReadableZone {
  const fields = Object.fromEntries(
    Object.entries(zone.fields).map(([field, value]: [string, PlacedValue]) => [field, withRounded(value)]),
  )
  return {
    ...withRounded(zone),
    fields,
    ...(zone.name === undefined ? {} : { name: withRounded(zone.name) }),
  }
}

const rounding = 10_000

/** Reads one page from its preview. */
export async function readPage(
  { text, barCodes }: PageReaders,
  preview: Uint8Array,
  { slot, today }: ReadingProcessRequest,
): Promise<PageReading> {
  const { turn, picture, tilt, lines, zone } = await readText(text, await decodePreview(preview), today)
  const leveled = ({ x, y, width, height }: Place) =>
    levelPlace({ x: x + width / 2, y: y + height / 2, width, height, angle: tilt }, tilt, picture)
  // The bar codes of a certificate in a hand are too small.
  const codes = slot === 'HOLDING' ? [] : await barCodes(picture)
  return {
    turn,
    width: picture.width,
    height: picture.height,
    ...(tilt === 0 ? {} : { tilt: Math.round((tilt * 180 * 10) / Math.PI) / 10 }),
    lines: lines.map(line => ({
      ...withRounded(line),
      confidence: Math.min(1, Math.round(line.confidence * rounding) / rounding),
    })),
    ...(zone === undefined ? {} : { zone: roundedZone(zone) }),
    barCodes: codes.map(code => ({ ...code, place: rounded(leveled(code.place)) })),
    faces: [],
  }
}
