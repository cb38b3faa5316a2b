import type { Slot } from '../certificates.ts'
import type { DocumentFormat } from '../documents.ts'
import type { PageMeasurements } from '../measurements.ts'
import { blurredBelow, isDark, isLight, pictureThresholds } from '../quality-hints.ts'
import { type Advice, adviceNames } from './advice-names.ts'

/** What is known of one uploaded file. An absent count or flag: the file was not searched for it. */
export interface AdvisedDocument {
  readonly slot: Slot
  readonly format: DocumentFormat
  readonly pages: readonly PageMeasurements[]
  /** Lines of text that were read, and how sure the recogniser was of them, from 0 to 1, on average. */
  readonly textLines?: number
  readonly textConfidence?: number
  /** Height of the median line of text, in pixels of the uploaded picture. */
  readonly textHeight?: number
  readonly faces?: number
  /** Whether a certificate, its zone or its text was found. */
  readonly hasCertificate?: boolean
  /** The side that the fields on it belong to. */
  readonly side?: Slot
  readonly isExpired?: boolean
}

/** Thresholds of what was read. Those of the picture are the same as for the hints that reviewers see. */
export const readingThresholds = {
  /** A recogniser that is this sure, on this many lines, has read a legible certificate. */
  legibleConfidence: 0.9,
  legibleLines: 4,
  /** Pixels: below it, recognisers and people confuse characters. */
  smallestTextHeight: 12,
  /** A picture without a zone and a bar code shows a certificate if it has this many lines of text. */
  certificateLines: 2,
} as const

interface AdviceEntry {
  /** What to do: a sentence for readers of the API guide. */
  readonly doThis: string
  readonly applies: (document: AdvisedDocument) => boolean
}

const isLegible = ({ textLines = 0, textConfidence = 0 }: AdvisedDocument) =>
  textLines >= readingThresholds.legibleLines && textConfidence >= readingThresholds.legibleConfidence

/** A recogniser also reads what people can hardly see: text that is dark on dark, or light on light. */
const isVisible = ({ sharpness }: PageMeasurements) => sharpness >= blurredBelow

/** Dark or bright, and the text on it was not read, or people can hardly see it. */
const isLost = (document: AdvisedDocument, isLit: (page: PageMeasurements) => boolean) =>
  somePhoto(document, page => isLit(page) && !(isLegible(document) && isVisible(page)))

/** Pages of PDFs are white in any light. */
const somePhoto = ({ format, pages }: AdvisedDocument, looks: (page: PageMeasurements) => boolean) =>
  format !== 'PDF' && pages.some(looks)

/** Advice for the applicant, never a refusal. */
export const advice = {
  TOO_DARK: {
    doThis: 'Take the photo again in good light.',
    applies: document => isLost(document, isDark),
  },
  TOO_BRIGHT: {
    doThis: 'Take the photo again with less light, without flash.',
    applies: document => isLost(document, isLight),
  },
  LOOKS_BLURRED: {
    doThis: 'Hold the camera still and wait until the picture is sharp.',
    applies: document =>
      !isLegible(document) &&
      document.pages.some(page => page.sharpness < blurredBelow && !isDark(page) && !isLight(page)),
  },
  GLARE: {
    doThis: 'Tilt the certificate until nothing on it reflects the light.',
    applies: document =>
      somePhoto(document, ({ glareShare }) => glareShare > pictureThresholds.glareShare) &&
      !somePhoto(document, isLight),
  },
  TOO_SMALL_TO_READ: {
    doThis: 'Move closer, so that the certificate fills the picture.',
    applies: ({ slot, textHeight }) =>
      slot !== 'HOLDING' && textHeight !== undefined && textHeight < readingThresholds.smallestTextHeight,
  },
  NO_FACE_FOUND: {
    doThis: 'Take a photo that shows your face beside the certificate.',
    applies: ({ slot, faces }) => slot === 'HOLDING' && faces === 0,
  },
  NO_CERTIFICATE_FOUND: {
    doThis: 'Take a photo in which all of the certificate can be seen.',
    applies: ({ hasCertificate }) => hasCertificate === false,
  },
  LOOKS_LIKE_OTHER_SIDE: {
    doThis: 'Turn the certificate over.',
    applies: ({ slot, side }) => (slot === 'FRONT' || slot === 'BACK') && side !== undefined && side !== slot,
  },
  LOOKS_EXPIRED: {
    doThis: 'Use a certificate that is still valid.',
    applies: ({ isExpired }) => isExpired === true,
  },
} as const satisfies Record<Advice, AdviceEntry>

export function adviceFor(document: AdvisedDocument): Advice[] {
  return adviceNames.filter(each => advice[each].applies(document))
}
