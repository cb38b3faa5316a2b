import type { ExaminedDocument } from './documents.ts'
import type { OriginMetadata, PageMeasurements } from './measurements.ts'

/** The facts from which hints are derived. */
export interface HintedDocument extends Pick<ExaminedDocument, 'format' | 'signals' | 'examinedAt'> {
  /** The number of other accounts that uploaded the same bytes. */
  readonly otherAccounts: number
}

const minute = 60_000
const day = 24 * 60 * minute

/** The greatest offset of a local time from UTC. */
const furthestOffset = 14 * 60 * minute

/** The sharpness of a blurred page. Measured: a sharp photo has 1462, softened by 2 pixels of 1,000 it has 101, by 3 pixels 23. */
export const blurredBelow = 100

/** Thresholds of hints for reviewers and of advice for applicants. */
export const pictureThresholds = {
  /** Below this, text is hard to read, and a sharp picture also has a low sharpness. */
  darkMean: 60,
  /** A dark background alone may fill half of a good photo. */
  darkShare: 0.6,
  /** Above this, a photo has lost its lighter tones, and a page of a PDF is almost empty. */
  lightMean: 235,
  /** A smaller reflection seldom hides a word. */
  glareShare: 0.02,
  /** People upload photos that they took at once or a day before. */
  captureAge: 2 * day,
  /** Cameras' clocks are a few minutes off. */
  clockError: 10 * minute,
} as const

export const isDark = ({ meanLightness, darkShare }: PageMeasurements) =>
  meanLightness < pictureThresholds.darkMean || darkShare > pictureThresholds.darkShare

export const isLight = ({ meanLightness }: PageMeasurements) => meanLightness > pictureThresholds.lightMean

/** Pages of PDFs are excluded: their paper is white in any light. */
const somePhoto = ({ format, signals }: HintedDocument, looks: (page: PageMeasurements) => boolean) =>
  format !== 'PDF' && signals.pages.some(looks)

/** The earliest and the latest time at which the picture was taken. Without an offset, the time zone is unknown. */
function captureTime({ capturedAt }: OriginMetadata): { earliest: number; latest: number } | undefined {
  if (capturedAt === undefined) return undefined
  const tellsOffset = /(Z|[+-]\d\d:\d\d)$/.test(capturedAt)
  const instant = Date.parse(tellsOffset ? capturedAt : `${capturedAt}Z`)
  if (Number.isNaN(instant)) return undefined
  const uncertainty = tellsOffset ? 0 : furthestOffset
  return { earliest: instant - uncertainty, latest: instant + uncertainty }
}

interface HintEntry {
  /** The condition of the hint and its possible meaning: sentences for readers of the API guide. */
  readonly when: string
  readonly mayMean: string
  readonly applies: (document: HintedDocument) => boolean
}

/** Hints draw the reviewer's attention. A person decides. */
export const qualityHints = {
  LOOKS_BLURRED: {
    when: `\`sharpness\` is below ${blurredBelow} on a page that is neither too dark nor too light.`,
    mayMean: 'The text cannot be read.',
    applies: ({ signals }) =>
      signals.pages.some(page => page.sharpness < blurredBelow && !isDark(page) && !isLight(page)),
  },
  LOOKS_DARK: {
    when: `\`meanLightness\` is below ${pictureThresholds.darkMean}, or \`darkShare\` is above ${pictureThresholds.darkShare}.`,
    mayMean: 'The text cannot be read.',
    applies: document => somePhoto(document, isDark),
  },
  LOOKS_OVEREXPOSED: {
    when: `\`meanLightness\` is above ${pictureThresholds.lightMean}.`,
    mayMean: 'The text cannot be read.',
    applies: document => somePhoto(document, isLight),
  },
  GLARE: {
    when: `\`glareShare\` is above ${pictureThresholds.glareShare}.`,
    mayMean: 'A reflection hides something.',
    applies: document => somePhoto(document, ({ glareShare }) => glareShare > pictureThresholds.glareShare),
  },
  TEXT_WITHOUT_FONT: {
    when: '`charactersWithoutFont` of a page of a PDF is not 0: their font is neither in the file nor known here.',
    mayMean: 'Text is absent from the picture.',
    applies: ({ signals }) => signals.pages.some(page => (page.charactersWithoutFont ?? 0) > 0),
  },
  EDITED_BY_SOFTWARE: {
    when: 'The file names a program that edits pictures.',
    mayMean: 'The file is not the original photo.',
    applies: ({ signals }) => signals.origin.editingSoftware !== undefined,
  },
  CAPTURED_LONG_BEFORE_UPLOAD: {
    when: `According to the file, the photo was taken more than ${pictureThresholds.captureAge / day} days before \`examinedAt\`, in whichever time zone.`,
    mayMean: 'The photo is not the holder’s own.',
    applies: ({ signals, examinedAt }) => {
      const captured = captureTime(signals.origin)
      return captured !== undefined && captured.latest < Date.parse(examinedAt) - pictureThresholds.captureAge
    },
  },
  CAPTURED_AFTER_UPLOAD: {
    when: 'According to the file, the photo was taken after its upload, in whichever time zone.',
    mayMean: 'The clock was wrong, or the metadata is made up.',
    applies: ({ signals, examinedAt }) => {
      const captured = captureTime(signals.origin)
      return (
        captured !== undefined && captured.earliest > Date.parse(examinedAt) + pictureThresholds.clockError
      )
    },
  },
  SAME_FILE_IN_OTHER_ACCOUNT: {
    when: '`otherAccounts` is not 0: other accounts have uploaded the same file, before or after this one.',
    mayMean: 'The file is passed around.',
    applies: ({ otherAccounts }) => otherAccounts > 0,
  },
} as const satisfies Record<string, HintEntry>

export type QualityHint = keyof typeof qualityHints

/** A contract with clients: codes may be added, never renamed. */
export const qualityHintNames = Object.keys(qualityHints) as [QualityHint, ...QualityHint[]]

export function hintsOf(document: HintedDocument): QualityHint[] {
  return qualityHintNames.filter(hint => qualityHints[hint].applies(document))
}
