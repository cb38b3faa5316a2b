import * as z from 'zod'
import { accountIdPattern } from '../domain/account.ts'
import { buildOnce } from '../domain/build-once.ts'
import { defaultPageSize, longestMessage, longestNote, maximumPageSize } from '../domain/policy.ts'
import { isRegion } from '../domain/regions.ts'

/** The description of an enumeration: each value with its meaning. */
export const describeValues = (meanings: readonly (readonly [value: string, meaning: string])[]): string =>
  meanings.map(([value, meaning]) => `\`${value}\`: ${meaning}`).join('\n')

export const applicationIdSchema = buildOnce(() =>
  z.uuid().meta({ description: 'Identifies one application.' }),
)

export const consultationIdSchema = buildOnce(() =>
  z.uuid().meta({ description: 'Identifies one question to a colleague.' }),
)

export const accountIdSchema = buildOnce(() =>
  z.string().regex(accountIdPattern).meta({
    description:
      "The account's id: the `sub` claim of its access tokens, or your own id of a user with sessions.",
  }),
)

export const instantSchema = buildOnce(() => z.iso.datetime())

export const dateSchema = buildOnce(() => z.iso.date())

/** The last valid day of the certificate with which an account is authenticated. */
export const expiresOnSchema = buildOnce(() =>
  z.iso
    .date()
    .optional()
    .meta({ description: 'The last day on which it is valid. Absent: it is long-term.' }),
)

export const regionSchema = buildOnce(() =>
  z
    .string()
    .refine(isRegion, { params: { code: 'UNKNOWN_REGION' }, message: 'No such ISO 3166-1 alpha-2 region.' })
    .meta({ description: 'ISO 3166-1 alpha-2.', pattern: '^[A-Z]{2}$' }),
)

// Excludes controls, invisible characters and changes of the text direction. The joiners are allowed, because names in
// some scripts need them.
const forbiddenInText = /[\p{Cc}\p{Cs}\p{Cn}\p{Co}\u2028\u2029]|(?![\u200C\u200D])\p{Cf}/u

/** A text without a rule for its characters: the field has its own. */
export function boundedText(maximumLength: number) {
  return (
    z
      .string()
      // Counts code points, as JSON Schema does, not UTF-16 units.
      .refine(text => [...text].length <= maximumLength, {
        params: { code: 'TOO_BIG' },
        message: 'This is longer or larger than allowed.',
      })
      .meta({ maxLength: maximumLength })
  )
}

function readableText(maximumLength: number, strip: RegExp) {
  return boundedText(maximumLength)
    .refine(text => !forbiddenInText.test(text.replace(strip, '')), {
      params: { code: 'FORBIDDEN_CHARACTER' },
      message: 'Control characters and characters without a meaning are not allowed.',
    })
    .meta({ maxLength: maximumLength })
}

/** A readable line: no control, private-use or unassigned characters, no lone surrogates. */
export function lineOfText(maximumLength: number) {
  return readableText(maximumLength, /(?!)/)
}

/** The same over several lines. */
export function linesOfText(maximumLength: number) {
  return readableText(maximumLength, /[\n\r\t]/g)
}

/** The tag of a language, BCP 47, as far as browsers use it. */
export const localeSchema = buildOnce(() =>
  z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/)
    .meta({ description: 'A BCP 47 language tag, such as zh-CN.' }),
)

function neededLines(maximumLength: number) {
  return linesOfText(maximumLength).refine(text => /\S/.test(text), {
    params: { code: 'REQUIRED' },
    message: 'This field is needed.',
  })
}

/** An operator's reason for an irreversible action. */
export const reasonSchema = buildOnce(() => neededLines(longestNote))

/** What one reviewer writes to another. */
export const messageSchema = buildOnce(() =>
  neededLines(longestMessage).meta({
    description: 'For reviewers only. It is stored encrypted and never shown to the applicant.',
  }),
)

export const pageQuerySchema = buildOnce(() =>
  z.strictObject({
    limit: z.coerce.number().int().min(1).max(maximumPageSize).default(defaultPageSize),
    cursor: z
      .string()
      .regex(/^[A-Za-z0-9_-]{2,512}$/)
      .optional(),
  }),
)

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() })
}
