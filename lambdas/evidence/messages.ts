import * as z from 'zod'
import { allSlots } from '../../domain/certificates.ts'
import type { DocumentReading, PageReading } from '../../domain/evidence/document-reading.ts'
import { turns } from '../../domain/evidence/document-reading.ts'
import { zoneFormats } from '../../domain/evidence/zone-layouts.ts'
import { isRealDate } from '../../domain/local-time.ts'
import { maximumPages, previewSide } from '../../domain/policy.ts'
import { failureSchema } from '../isolation/failures.ts'

/** What one reading may have. The program keeps to it, and its answer is refused beyond it. */
export const readingLimits = {
  lines: 150,
  lineCharacters: 160,
  pageCharacters: 6000,
  barCodes: 4,
  /** PDF417 holds at most 2,710 characters. */
  barCodeCharacters: 2800,
  faces: 20,
  /** Bytes of the whole answer as JSON. */
  answer: 1024 * 1024,
} as const

/** A request to the process. The parts of the frame are the previews. */
export const requestSchema = z.strictObject({ slot: z.enum(allSlots), today: z.string().refine(isRealDate) })

export type ReadingProcessRequest = z.output<typeof requestSchema>

/** The answers of the process. The reading itself is the only part of a `READ`, as JSON. */
export const responseSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('READY') }),
  z.strictObject({ kind: z.literal('READ') }),
  failureSchema,
])

export type ReadingProcessResponse = z.output<typeof responseSchema>

// Text that leans may begin a little outside the picture.
const coordinate = z
  .number()
  .min(-previewSide)
  .max(2 * previewSide)
const side = z
  .number()
  .min(0)
  .max(2 * previewSide)
const place = z.strictObject({ x: coordinate, y: coordinate, width: side, height: side })
const share = z.number().min(0).max(1)

const textLine = z.strictObject({
  text: z.string().min(1).max(readingLimits.lineCharacters),
  place,
  confidence: share,
})

const zoneText = z.string().max(60)
const placedValue = z.strictObject({
  value: zoneText,
  place,
  isRepaired: z.boolean(),
  doubtfulAt: z.array(z.int().min(0).max(60)).max(60),
  check: z.enum(['RIGHT', 'WRONG', 'NONE']),
})

const checkedFields = ['number', 'birthDate', 'expiryDate', 'optionalData', 'composite'] as const

const zone = z.strictObject({
  format: z.enum(zoneFormats as [(typeof zoneFormats)[number]]),
  place,
  fields: z.strictObject({
    documentCode: z.exactOptional(placedValue),
    issuer: z.exactOptional(placedValue),
    number: z.exactOptional(placedValue),
    nationality: z.exactOptional(placedValue),
    birthDate: z.exactOptional(placedValue),
    sex: z.exactOptional(placedValue),
    expiryDate: z.exactOptional(placedValue),
    optionalData: z.exactOptional(placedValue),
    otherOptionalData: z.exactOptional(placedValue),
  }),
  name: z.exactOptional(
    z.strictObject({
      surname: zoneText,
      givenNames: zoneText,
      isTruncated: z.boolean(),
      isCertain: z.boolean(),
      place,
    }),
  ),
  checks: z.array(z.strictObject({ field: z.enum(checkedFields), isRight: z.boolean() })).max(6),
})

const pageSide = z.int().min(1).max(previewSide)

const page = z
  .strictObject({
    turn: z.literal(turns),
    width: pageSide,
    height: pageSide,
    tilt: z.exactOptional(z.number().min(-45).max(45)),
    lines: z.array(textLine).max(readingLimits.lines),
    zone: z.exactOptional(zone),
    barCodes: z
      .array(z.strictObject({ text: z.string().max(readingLimits.barCodeCharacters), place }))
      .max(readingLimits.barCodes),
    faces: z.array(z.strictObject({ place, confidence: share })).max(readingLimits.faces),
    certificate: z.exactOptional(place),
  })
  .refine(
    ({ lines }) => lines.reduce((sum, { text }) => sum + text.length, 0) <= readingLimits.pageCharacters,
  )

const readingSchema = z.strictObject({ pages: z.array(page).max(maximumPages) })

/** A reading of this version's form, as the process sends it and as it is stored. */
export function parseReading(value: unknown): DocumentReading | undefined {
  return readingSchema.safeParse(value).data
}

/** The reading of a `READ`; undefined if it is not one, or exceeds a limit. */
export function readingOf(parts: readonly Uint8Array[]): DocumentReading | undefined {
  const [bytes, ...others] = parts
  if (bytes === undefined || others.length > 0) return undefined
  try {
    return parseReading(JSON.parse(Buffer.from(bytes).toString()))
  } catch {
    // Not JSON.
    return undefined
  }
}

/** The page within the limits: lines beyond them are left out, from the last. */
export function withinLimits(page: PageReading): PageReading {
  let characters = 0
  const lines = page.lines
    .map(line => ({ ...line, text: line.text.slice(0, readingLimits.lineCharacters) }))
    .filter(({ text }) => {
      characters += text.length
      return characters <= readingLimits.pageCharacters
    })
  return {
    ...page,
    lines: lines.slice(0, readingLimits.lines),
    barCodes: page.barCodes
      .filter(({ text }) => text.length <= readingLimits.barCodeCharacters)
      .slice(0, readingLimits.barCodes),
    faces: page.faces.slice(0, readingLimits.faces),
  }
}
