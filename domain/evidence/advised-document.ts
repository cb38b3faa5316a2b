import type { CertificateType, Slot } from '../certificates.ts'
import type { DocumentFormat } from '../documents.ts'
import type { LocalDate } from '../local-time.ts'
import type { PageMeasurements } from '../measurements.ts'
import { type AdvisedDocument, adviceFor, readingThresholds } from './advice.ts'
import type { Advice } from './advice-names.ts'
import type { DocumentReading, FoundFace, PageReading } from './document-reading.ts'
import { sideOf } from './document-titles.ts'
import { readDriverLicence } from './driver-licence-bar-code.ts'
import { isExpiredOnDocument } from './hints.ts'
import { sourcesOf } from './read-sources.ts'
import type { Place, TextLine } from './text-lines.ts'

export interface AdvisedUpload {
  readonly slot: Slot
  readonly format: DocumentFormat
  readonly pages: readonly PageMeasurements[]
  /** Absent: the file was not read, or not yet. Only the measurements count then. */
  readonly reading?: DocumentReading
  readonly certificateType: CertificateType
  readonly today: LocalDate
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function median(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}

/** Heights of lines in pixels of the uploaded picture: the preview is a smaller copy. */
function heightsOf({ lines, width, height }: PageReading, uploaded: PageMeasurements | undefined): number[] {
  if (uploaded === undefined) return []
  const scale = Math.max(uploaded.width, uploaded.height) / Math.max(width, height)
  return lines.map(({ place }) => Math.min(place.width, place.height) * scale)
}

const isWithin = (place: Place, outer: Place) =>
  place.x >= outer.x &&
  place.y >= outer.y &&
  place.x + place.width <= outer.x + outer.width &&
  place.y + place.height <= outer.y + outer.height

/** The portrait on a held certificate is no face of its holder. */
export function holdersFaces({ faces, certificate }: PageReading): FoundFace[] {
  return faces.filter(({ place }) => certificate === undefined || !isWithin(place, certificate))
}

export const showsCertificate = ({ zone, barCodes, certificate, lines }: PageReading) =>
  zone !== undefined ||
  barCodes.length > 0 ||
  certificate !== undefined ||
  lines.length >= readingThresholds.certificateLines

/** Zones of three lines and bar codes of licences are on the backs of cards, portraits on their fronts. */
const hasBackMark = ({ zone, barCodes }: PageReading) =>
  zone?.format === 'TD1' ||
  zone?.format === 'CN_PERMIT' ||
  barCodes.some(({ text }) => readDriverLicence(text) !== undefined)

/** With a portrait, both sides are in the picture, or the card has everything on one side. */
const sideByMarks = (pages: readonly PageReading[]): Slot | undefined =>
  pages.some(hasBackMark) && pages.every(({ faces }) => faces.length === 0) ? 'BACK' : undefined

function sideOn(pages: readonly PageReading[], certificateType: CertificateType): Slot | undefined {
  const lines: TextLine[] = pages.flatMap(page => page.lines)
  // Travel permits print on their fronts what those cards have on their backs.
  const bySide = certificateType.endsWith('_TRAVEL_PERMIT') ? undefined : sideOf(lines)
  return bySide ?? sideByMarks(pages)
}

/** What is known of an upload from its measurements and from what machines read. */
function advisedDocument(upload: AdvisedUpload): AdvisedDocument {
  const { slot, format, pages, reading, certificateType, today } = upload
  const measured = { slot, format, pages }
  if (reading === undefined) return measured
  const lines = reading.pages.flatMap(page => page.lines)
  const textHeight = median(reading.pages.flatMap((page, at) => heightsOf(page, pages[at])))
  const side = sideOn(reading.pages, certificateType)
  const sources = sourcesOf(reading, { certificateType, today })
  return {
    ...measured,
    textLines: lines.length,
    ...(lines.length === 0 ? {} : { textConfidence: mean(lines.map(({ confidence }) => confidence)) }),
    ...(textHeight === undefined ? {} : { textHeight }),
    faces: reading.pages.flatMap(holdersFaces).length,
    hasCertificate: reading.pages.some(showsCertificate),
    ...(side === undefined ? {} : { side }),
    // On the photo of the holder, the certificate is too small to be read with certainty.
    isExpired: slot !== 'HOLDING' && isExpiredOnDocument(sources, today),
  }
}

/** Advice for the applicant on one uploaded file. */
export const adviseDocument = (upload: AdvisedUpload): Advice[] => adviceFor(advisedDocument(upload))
