import * as z from 'zod'
import { timeOfDay } from '../domain/local-time.ts'
import { mailSettingsSchema } from './mail-settings.ts'
import { rateLimitsSchema } from './rate-limits.ts'
import { sessionRulesSchema } from './session-rules.ts'
import { tokenRulesSchema } from './token-rules.ts'

/** Official calendars by year, `YYYY`. */
export const calendarYears = () =>
  z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({ off: z.array(z.iso.date()), work: z.array(z.iso.date()) }),
  )

const text = () => z.string().min(1)
const clockTime = () => z.string().regex(timeOfDay)
const positiveOrNone = () =>
  z.union([z.literal('NONE'), positive()]).transform(value => (value === 'NONE' ? undefined : value))

const flag = () => z.enum(['true', 'false']).transform(value => value === 'true')
const positive = () => z.coerce.number().int().min(1)

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

/**
 * The environment variables of functions. The infrastructure sets them, the adapters read them. A function builds only
 * the schemas of its own variables.
 */
export const environmentSchemas = {
  TABLE_NAME: text,
  AUDIT_TABLE_NAME: text,
  IDEMPOTENCY_TABLE_NAME: text,
  INBOX_BUCKET: text,
  VAULT_BUCKET: text,
  DATA_KEY_ID: text,
  HASH_KEY_ID: text,
  TOKEN_RULES: () => json(tokenRulesSchema()),
  RATE_LIMITS: () => json(rateLimitsSchema()),
  /** The id of a user pool, or `NONE`. */
  USER_DIRECTORY: text,
  /** One or two secrets, separated by a comma, or `NONE` for a stage without an edge. */
  EDGE_SECRETS: () =>
    z
      .string()
      .regex(/^(?:NONE|[A-Za-z0-9]{32,}(?:,[A-Za-z0-9]{32,})?)$/)
      .transform((text): readonly string[] => (text === 'NONE' ? [] : text.split(','))),
  /** `NEVER`, or the seconds after which a consumer gives up an unreadable record. */
  UNREADABLE_RECORD_SECONDS: () =>
    z
      .union([z.literal('NEVER'), z.coerce.number().int().min(0)])
      .transform(value => (value === 'NEVER' ? undefined : value)),
  /** `NONE`, or epoch seconds: a consumer of the stream ignores records up to then, which a restore has copied. */
  RECORDS_SINCE: positiveOrNone,
  EVENT_BUS_NAME: text,
  WEBHOOKS_TABLE_NAME: text,
  FIGURES_TABLE_NAME: text,
  WEBHOOK_SENDING_QUEUE_URL: text,
  WEBHOOK_PREPARING_QUEUE_URL: text,
  /** Whether webhooks may go to this host. */
  WEBHOOK_LOOPBACK: flag,
  APPLICATION_STATE_MACHINE_ARN: text,
  DEADLINE_STATE_MACHINE_ARN: text,
  CALENDAR_STATE_MACHINE_ARN: text,
  CONSENT_POLICY_VERSION: text,
  CONSENT_DOCUMENT_URL: text,
  /** The origin of the pages that users open sessions on, or `NONE`. */
  PAGES_ORIGIN: () =>
    z.union([z.literal('NONE'), z.url()]).transform(value => (value === 'NONE' ? undefined : value)),
  SESSION_RULES: () => json(sessionRulesSchema()),
  MAIL_SETTINGS: () => json(mailSettingsSchema()),
  /** Seconds between the warning of an expiry and the expiry. */
  SECONDS_AFTER_WARNING: positive,
  TEST_MODE: () => z.enum(['true', 'false']).transform(value => value === 'true'),
  CERTIFICATE_QUOTA: positive,
  SHORTEST_SIDE: positive,
  /** Whether machines read accepted documents. */
  READS_DOCUMENTS: flag,
  /** Years, or `NONE`. */
  MINIMUM_AGE: positiveOrNone,
  /** A number, or `NONE`. */
  OPEN_REVIEWS_PER_REVIEWER: positiveOrNone,
  WEBHOOK_ATTEMPTS_AT_ONCE: positive,
  TIME_ZONE: text,
  OPENS_AT: clockTime,
  CLOSES_AT: clockTime,
  CALENDAR_OVERRIDES: () => json(calendarYears()),
  MAXIMUM_ATTEMPTS: positive,
  RETENTION_AUDIT_DAYS: positive,
  RETENTION_IMAGES_DAYS: positive,
  RETENTION_PERSONAL_FIELDS_DAYS: positive,
  FOUR_EYES: flag,
  /** From 0 to 1. */
  QUALITY_SAMPLE_SHARE: () => z.coerce.number().min(0).max(1),
  /** Whether an authentication ends when its certificate expires. */
  REVOKE_AT_EXPIRY: flag,
  DRAFT_LIFETIME_DAYS: positive,
  /** Whether applicants and integrators read a neutral reason in place of suspected fraud. */
  NEUTRAL_REJECTIONS: flag,
} as const satisfies Record<string, () => z.ZodType>

export type EnvironmentName = keyof typeof environmentSchemas
