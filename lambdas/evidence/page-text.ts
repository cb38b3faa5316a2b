import type { Turn } from '../../domain/evidence/document-reading.ts'
import {
  findMachineReadableZone,
  isZoneRight,
  type MachineReadableZone,
} from '../../domain/evidence/machine-readable-zone.ts'
import { isNamePrinted, linesBeside } from '../../domain/evidence/printed-names.ts'
import type { TextLine } from '../../domain/evidence/text-lines.ts'
import type { LocalDate } from '../../domain/local-time.ts'
import { levelPlace, tiltedBox, tiltOf } from './level-page.ts'
import type { ObliqueBox } from './oblique-boxes.ts'
import { orientPage } from './page-orientation.ts'
import type { Picture } from './picture.ts'
import type { TextReader } from './text-reader.ts'
import { type PageLine, rereadZone } from './zone-rereading.ts'

/**
 * The long side in pixels at which text is searched, and the one for small text. Smaller previews are enlarged, but not by
 * more than this factor.
 */
const searchedSides = { usual: 960, small: 1344 } as const
const mostEnlarged = 1.5
/** Text is small if its median height is less, in pixels of the searched picture. */
const smallHeight = 10

/** A recogniser that is less sure has read no text. */
const leastConfidence = 0.5

/** The most text of a page that is read, in heights of its lines: about 1,500 characters. The largest lines are read first. */
const mostLength = 900

export interface PageText {
  readonly turn: Turn
  /** The turned preview. */
  readonly picture: Picture
  /** The angle of its text in radians, clockwise. */
  readonly tilt: number
  readonly lines: readonly TextLine[]
  readonly zone?: MachineReadableZone
}

function medianHeight(boxes: readonly ObliqueBox[]): number {
  const heights = boxes
    .map(({ width, height }) => Math.min(width, height))
    .toSorted((one, other) => one - other)
  return heights[Math.floor(heights.length / 2)] ?? 0
}

/** Searches a picture once at the usual size, and once more if its text is small there. */
async function findBoxes(reader: TextReader, picture: Picture, isSmall: boolean): Promise<ObliqueBox[]> {
  const longSide = Math.max(picture.width, picture.height)
  const sideOf = (searched: number) => Math.min(searched, mostEnlarged * longSide)
  const [usual, large] = [sideOf(searchedSides.usual), sideOf(searchedSides.small)]
  const boxes = await reader.find(picture, usual)
  if (boxes.length === 0 || large === usual) return boxes
  const height = (medianHeight(boxes) * usual) / longSide
  return isSmall || height < smallHeight ? reader.find(picture, large) : boxes
}

/** Names and codes have no check digit. A name that the page prints too is right. */
function isDoubtful(zone: MachineReadableZone | undefined, lines: readonly TextLine[]): boolean {
  if (zone === undefined || !isZoneRight(zone)) return true
  const { name, fields, format } = zone
  if (format === 'CN_PERMIT') return false
  if (name === undefined || !name.isCertain || fields.issuer === undefined) return true
  return !isNamePrinted(`${name.surname} ${name.givenNames}`, linesBeside(zone.place, lines))
}

const wrongChecks = (zone: MachineReadableZone) => zone.checks.filter(({ isRight }) => !isRight).length

/** The better one of two readings of a zone. */
function betterZone(first: MachineReadableZone | undefined, second: MachineReadableZone | undefined) {
  if (first === undefined || second === undefined) return second ?? first
  return wrongChecks(second) <= wrongChecks(first) ? second : first
}

/** Reads the text of a page and its machine-readable zone, in any of four orientations. */
export async function readText(
  reader: TextReader,
  preview: Picture,
  { today, isSmall }: { readonly today: LocalDate; readonly isSmall: boolean },
): Promise<PageText> {
  const find = (picture: Picture) => findBoxes(reader, picture, isSmall)
  const { turn, picture, boxes } = await orientPage(reader, preview, find)
  const tilt = tiltOf(boxes)
  const lines: PageLine[] = []
  let length = 0
  for (const box of boxes) {
    length += box.width / Math.max(1, box.height)
    if (length > mostLength) break
    const { text, confidence } = await reader.read(picture, box)
    if (text.trim() === '' || confidence < leastConfidence) continue
    lines.push({ text, confidence, box, place: levelPlace(box, tilt, picture) })
  }
  let zone = findMachineReadableZone(lines, today)
  if (isDoubtful(zone, lines)) {
    const reread = await rereadZone(
      lines,
      place => tiltedBox(place, tilt, picture),
      (box, cut) => reader.read(picture, box, cut),
    )
    if (reread !== undefined) zone = betterZone(zone, findMachineReadableZone(reread, today))
  }
  return {
    turn,
    picture,
    tilt,
    lines: lines
      .map(({ text, confidence, place }) => ({ text, confidence, place }))
      .toSorted((one, other) => one.place.y - other.place.y),
    ...(zone === undefined ? {} : { zone }),
  }
}
