import { type ApplicationRecord, awaitedAttempt } from './application.ts'
import { isEditable } from './lifecycle.ts'

/** The stage's settings for what applicants read about their applications. */
export interface ApplicantTerms {
  readonly draftLifetimeDays: number
  readonly maximumAttempts: number
  /** Suspected fraud is shown as `COULD_NOT_BE_VERIFIED`. */
  readonly neutralRejections: boolean
}

const millisecondsOfDay = 86_400_000

/**
 * When a draft or a requested retry expires: the time that its warning stated, or so many calendar days after its creation
 * or the decision. After an operator resumed a parked application, it expires later.
 */
export function expiryOf(
  { application, events }: ApplicationRecord,
  { draftLifetimeDays }: ApplicantTerms,
): string | undefined {
  if (!isEditable(application.status)) return undefined
  const since = application.appliedDecision?.decidedAt ?? application.createdAt
  const warning = events.findLast(
    ({ name, occurredAt }) => name === 'application.expires_soon' && occurredAt >= since,
  )
  const stated = warning?.details?.expiresAt
  return typeof stated === 'string'
    ? stated
    : new Date(Date.parse(since) + draftLifetimeDays * millisecondsOfDay).toISOString()
}

/** The submissions that are left while one is awaited: at least that one, although the setting was lowered. */
export function attemptsLeftOf(
  { application }: ApplicationRecord,
  { maximumAttempts }: ApplicantTerms,
): number | undefined {
  if (!isEditable(application.status)) return undefined
  return Math.max(1, maximumAttempts - awaitedAttempt(application) + 1)
}
