import type { Slot } from '../certificates.ts'
import type { LocalDate } from '../local-time.ts'
import type { MachineReadableZone } from './machine-readable-zone.ts'
import type { Place, TextLine } from './text-lines.ts'

/** Clockwise, in degrees. */
export const turns = [0, 90, 180, 270] as const

export type Turn = (typeof turns)[number]

/** A bar code, with its text as it was decoded. */
export interface BarCode {
  readonly text: string
  readonly place: Place
}

export interface FoundFace {
  readonly place: Place
  /** From 0 to 1. */
  readonly confidence: number
}

/**
 * What machines read on one page of a file. All places are in pixels of the turned preview, made level about its centre
 * if it has a tilt: text on one row has one height, and rules about rows and columns hold.
 */
export interface PageReading {
  /** The turn that makes the page's preview upright. */
  readonly turn: Turn
  /** The size of the turned preview in pixels. */
  readonly width: number
  readonly height: number
  /** Degrees by which the text leans clockwise on the turned preview; absent: it is level. */
  readonly tilt?: number
  /** From top to bottom. */
  readonly lines: readonly TextLine[]
  readonly zone?: MachineReadableZone
  readonly barCodes: readonly BarCode[]
  /** The largest first. */
  readonly faces: readonly FoundFace[]
  /** The certificate, in a picture that shows more than it; absent if none was found. */
  readonly certificate?: Place
}

/** What machines read in one document. It is stored encrypted and erased with the images. */
export interface DocumentReading {
  /** In the order of the file; the last pages of a long PDF may be absent. */
  readonly pages: readonly PageReading[]
}

interface ReadingRequest {
  readonly slot: Slot
  /** The previews of the pages: JPEGs that were encoded anew from the file's pixels. */
  readonly previews: readonly Uint8Array[]
  readonly today: LocalDate
}

/** Reads a document within limits of time and memory. Undefined: it failed, or took too long. */
export type ReadDocument = (request: ReadingRequest) => Promise<DocumentReading | undefined>

/** The smallest upright rectangle around a place after a clockwise rotation about the page's centre. */
function tilted(
  { x, y, width, height }: Place,
  degrees: number,
  page: Pick<PageReading, 'width' | 'height'>,
): Place {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [right, down] = [x + width / 2 - page.width / 2, y + height / 2 - page.height / 2]
  const wide = width * Math.abs(cos) + height * Math.abs(sin)
  const high = width * Math.abs(sin) + height * Math.abs(cos)
  return {
    x: page.width / 2 + right * cos - down * sin - wide / 2,
    y: page.height / 2 + right * sin + down * cos - high / 2,
    width: wide,
    height: high,
  }
}

/** A place in shares of a preview's width and height, from 0 to 1. */
export function placeOnPreview(
  place: Place,
  page: Pick<PageReading, 'turn' | 'width' | 'height' | 'tilt'>,
): Place {
  const { x, y, width, height } = page.tilt === undefined ? place : tilted(place, page.tilt, page)
  const [left, top] = [x / page.width, y / page.height]
  const [wide, high] = [width / page.width, height / page.height]
  if (page.turn === 90) return { x: top, y: 1 - left - wide, width: high, height: wide }
  if (page.turn === 180) return { x: 1 - left - wide, y: 1 - top - high, width: wide, height: high }
  if (page.turn === 270) return { x: 1 - top - high, y: left, width: high, height: wide }
  return { x: left, y: top, width: wide, height: high }
}
