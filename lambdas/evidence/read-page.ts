import type { FoundFace, PageReading } from '../../domain/evidence/document-reading.ts'
import type { MachineReadableZone, PlacedValue } from '../../domain/evidence/machine-readable-zone.ts'
import type { Place } from '../../domain/evidence/text-lines.ts'
import { placeAround } from '../../domain/evidence/zone-lines.ts'
import { loadBarCodeReader, type ReadBarCodes } from './bar-codes.ts'
import { findCertificate, textOfCertificate } from './certificate-place.ts'
import { type FindFaces, loadFaceDetector, withoutRepetitions } from './face-detector.ts'
import { levelPlace, tiltedBox } from './level-page.ts'
import type { ReadingProcessRequest } from './messages.ts'
import { placeOfBox } from './oblique-boxes.ts'
import { type PageText, readText } from './page-text.ts'
import { croppedPicture, decodePreview } from './picture.ts'
import { loadTextReader, type TextReader } from './text-reader.ts'

/** The models of the program, loaded. */
export interface PageReaders {
  readonly text: TextReader
  readonly barCodes: ReadBarCodes
  readonly faces: FindFaces
}

export async function loadPageReaders(models: URL): Promise<PageReaders> {
  return {
    text: await loadTextReader(models),
    barCodes: await loadBarCodeReader(models),
    faces: await loadFaceDetector(models),
  }
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

const share = (value: number) => Math.min(1, Math.round(value * 10_000) / 10_000)

/** The part of the picture around the certificate's text where its portrait may be, in widths and heights of the text. */
const aroundText = 0.5

/** Faces of the whole picture, and of the certificate in it: its own is too small in the whole picture. */
async function findFaces(
  find: FindFaces,
  { picture, lines, tilt }: PageText,
  isHolding: boolean,
): Promise<FoundFace[]> {
  const faces = await find(picture)
  const text = isHolding ? textOfCertificate(lines).map(({ place }) => place) : []
  if (text.length === 0) return faces
  const { x, y, width, height } = placeOfBox(tiltedBox(placeAround(text), tilt, picture))
  const { part, left, top } = await croppedPicture(picture, {
    x: x - aroundText * width,
    y: y - aroundText * height,
    width: (1 + 2 * aroundText) * width,
    height: (1 + 2 * aroundText) * height,
  })
  const onCertificate = (await find(part)).map(face => ({
    ...face,
    place: { ...face.place, x: face.place.x + left, y: face.place.y + top },
  }))
  return withoutRepetitions([...faces, ...onCertificate])
}

const byHeight = (one: FoundFace, other: FoundFace) => other.place.height - one.place.height

/** Reads one page from its preview. */
export async function readPage(
  readers: PageReaders,
  preview: Uint8Array,
  { slot, today }: ReadingProcessRequest,
): Promise<PageReading> {
  const isHolding = slot === 'HOLDING'
  const page = await readText(readers.text, await decodePreview(preview), { today, isSmall: isHolding })
  const { turn, picture, tilt, lines, zone } = page
  const leveled = <T extends { readonly place: Place }>(placed: T): T => {
    const { x, y, width, height } = placed.place
    const box = { x: x + width / 2, y: y + height / 2, width, height, angle: tilt }
    return { ...placed, place: levelPlace(box, tilt, picture) }
  }
  // The bar codes of a certificate in a hand are too small.
  const codes = isHolding ? [] : await readers.barCodes(picture)
  const faces = (await findFaces(readers.faces, page, isHolding)).map(leveled).toSorted(byHeight)
  const certificate = isHolding ? findCertificate(lines, zone, faces) : undefined
  return {
    turn,
    width: picture.width,
    height: picture.height,
    ...(tilt === 0 ? {} : { tilt: Math.round((tilt * 180 * 10) / Math.PI) / 10 }),
    lines: lines.map(line => ({ ...withRounded(line), confidence: share(line.confidence) })),
    ...(zone === undefined ? {} : { zone: roundedZone(zone) }),
    barCodes: codes.map(leveled).map(withRounded),
    faces: faces.map(face => ({ ...withRounded(face), confidence: share(face.confidence) })),
    ...(certificate === undefined ? {} : { certificate: rounded(certificate) }),
  }
}
