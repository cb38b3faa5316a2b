import * as z from 'zod'
import { rateLimitsSchema } from './rate-limits.ts'
import { tokenRulesSchema } from './token-rules.ts'

const calendarYears = z.record(
  z.string().regex(/^\d{4}$/),
  z.strictObject({ off: z.array(z.iso.date()), work: z.array(z.iso.date()) }),
)

const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue('not JSON')
        return z.NEVER
      }
    })
    .pipe(schema)

/** Everything a function may be told by its environment. The infrastructure sets it, the adapters read it. */
export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  AUDIT_TABLE_NAME: z.string().min(1),
  IDEMPOTENCY_TABLE_NAME: z.string().min(1),
  INBOX_BUCKET: z.string().min(1),
  VAULT_BUCKET: z.string().min(1),
  DATA_KEY_ID: z.string().min(1),
  HASH_KEY_ID: z.string().min(1),
  TOKEN_RULES: json(tokenRulesSchema),
  RATE_LIMITS: json(rateLimitsSchema),
  /** The id of a user pool, or `NONE`. */
  USER_DIRECTORY: z.string().min(1),
  /** One or two, by a comma; or `NONE`: the stage has no edge. */
  EDGE_SECRETS: z
    .string()
    .regex(/^(?:NONE|[A-Za-z0-9]{32,}(?:,[A-Za-z0-9]{32,})?)$/)
    .transform((text): readonly string[] => (text === 'NONE' ? [] : text.split(','))),
  /** `NEVER`, or after how many seconds a consumer itself gives up a record that it can't read. */
  UNREADABLE_RECORD_SECONDS: z
    .union([z.literal('NEVER'), z.coerce.number().int().min(0)])
    .transform(value => (value === 'NEVER' ? undefined : value)),
  EVENT_BUS_NAME: z.string().min(1),
  APPLICATION_STATE_MACHINE_ARN: z.string().min(1),
  DEADLINE_STATE_MACHINE_ARN: z.string().min(1),
  CALENDAR_STATE_MACHINE_ARN: z.string().min(1),
  CONSENT_POLICY_VERSION: z.string().min(1),
  CONSENT_DOCUMENT_URL: z.string().min(1),
  CERTIFICATE_QUOTA: z.coerce.number().int().min(1),
  SHORTEST_SIDE: z.coerce.number().int().min(1),
  TIME_ZONE: z.string().min(1),
  OPENS_AT: z.string().regex(/^\d\d:\d\d$/),
  CLOSES_AT: z.string().regex(/^\d\d:\d\d$/),
  CALENDAR_OVERRIDES: json(calendarYears),
  MAXIMUM_ATTEMPTS: z.coerce.number().int().min(1),
  RETENTION_AUDIT_DAYS: z.coerce.number().int().min(1),
  RETENTION_IMAGES_DAYS: z.coerce.number().int().min(1),
  RETENTION_PERSONAL_FIELDS_DAYS: z.coerce.number().int().min(1),
  FOUR_EYES: z.enum(['true', 'false']).transform(value => value === 'true'),
})

export type EnvironmentName = keyof typeof environmentSchema.shape
