import type {
  ApplicationRecord,
  DecidedReview,
  DecisionOutcome,
  Lease,
  SubmittedApplication,
} from './application.ts'
import type { CertificateType, Slot } from './certificates.ts'
import { DomainError } from './errors.ts'
import type { Counting } from './figures.ts'
import { localDate } from './local-time.ts'
import { figureLimits, leaseMinutes, secondReviewDays } from './policy.ts'
import type { DecisionReason } from './reasons.ts'
import type { Region } from './regions.ts'

/** One reviewer's opinion on an attempt. */
export interface Opinion {
  readonly reviewerId: string
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
  readonly decidedAt: string
}

export const sampleStates = ['OPEN', 'AGREED', 'DIFFERENT'] as const

/** A decision that was chosen for a second, blind review. The second opinion changes nothing in the application. */
export interface QualitySample {
  /** Its time and a keyed hash: it tells nobody which application it is. */
  readonly sampleId: string
  readonly state: (typeof sampleStates)[number]
  readonly applicationId: string
  readonly accountId: string
  readonly attempt: number
  readonly certificateType: CertificateType
  readonly issuingRegion: Region
  /** The documents of the attempt, as they were decided on. */
  readonly documents: Readonly<Partial<Record<Slot, string>>>
  readonly sampledAt: string
  readonly first: Opinion
  /** Four eyes: the reviewer who proposed the rejection. */
  readonly proposedBy?: string
  /** Colleagues who gave the first reviewer an opinion on the attempt. */
  readonly advisers?: readonly string[]
  readonly lease?: Lease
  readonly second?: Opinion
  readonly version: number
}

/** What the choice depends on. A repetition of the same decision is chosen again, or is not chosen again. */
export const samplingText = ({ applicationId, attempt }: { applicationId: string; attempt: number }) =>
  `quality-sample#${applicationId}#${attempt}`

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const digits = 5

/**
 * Whether a decision is sampled. `hash`: the keyed hash of `samplingText`, base64url. Without the key, no reviewer can tell
 * beforehand.
 */
export function isSampled(hash: string, share: number): boolean {
  let value = 0
  for (const digit of hash.slice(0, digits)) value = value * base64url.length + base64url.indexOf(digit)
  return value / base64url.length ** digits < share
}

/** The sample of a decision that a reviewer made. A simulated decision has none. */
export function sampleOf(review: DecidedReview, hash: string, at: string): QualitySample | undefined {
  const { outcome, reasons, reviewerId, decidedAt, simulatedBy, proposedBy } = review.recordedDecision
  if (simulatedBy !== undefined) return undefined
  const advisers = (review.consultations ?? []).flatMap(({ attempt, opinion }) =>
    attempt === review.attempt && opinion !== undefined ? [opinion.reviewerId] : [],
  )
  return {
    sampleId: `${at.replace(/\D/g, '')}-${hash.slice(0, 22)}`,
    state: 'OPEN',
    applicationId: review.applicationId,
    accountId: review.accountId,
    attempt: review.attempt,
    certificateType: review.certificateType,
    issuingRegion: review.issuingRegion,
    documents: review.currentDocuments,
    sampledAt: at,
    first: { reviewerId, outcome, reasons, decidedAt },
    ...(proposedBy === undefined ? {} : { proposedBy }),
    ...(advisers.length === 0 ? {} : { advisers }),
    version: 1,
  }
}

/**
 * Whether the sample still waits for an opinion on this attempt. Until then a reviewer who has claimed it may not see the
 * first decision.
 */
export function awaitsOpinion(
  sample: QualitySample,
  { attempt }: Pick<SubmittedApplication, 'attempt'>,
  now: string,
): boolean {
  return sample.state === 'OPEN' && sample.attempt === attempt && sample.sampledAt >= openSince(now)
}

/**
 * Four eyes: the reviewer who decided or proposed the rejection cannot review the attempt again, and neither can a colleague
 * who was asked about it, nor its holder.
 */
export function maySecond(
  { first, proposedBy, accountId, advisers = [] }: QualitySample,
  reviewerId: string,
): boolean {
  return ![first.reviewerId, proposedBy, accountId, ...advisers].includes(reviewerId)
}

function assertMaySecond(sample: QualitySample, reviewerId: string): void {
  if (sample.accountId === reviewerId) {
    throw new DomainError('OWN_APPLICATION', "Nobody reviews their own account's application.")
  }
  if (!maySecond(sample, reviewerId)) {
    throw new DomainError('FORBIDDEN', 'The second review is for somebody who had no part in the first.')
  }
}

export function heldLease({ lease }: QualitySample, now: string): Lease | undefined {
  return lease !== undefined && lease.expiresAt > now ? lease : undefined
}

/** Claims the second review, or renews the claim. */
export function claimSample(sample: QualitySample, reviewerId: string, now: string): QualitySample {
  assertMaySecond(sample, reviewerId)
  if (sample.state !== 'OPEN')
    throw new DomainError('ALREADY_DECIDED', 'This second review has been decided.')
  const held = heldLease(sample, now)
  if (held !== undefined && held.reviewerId !== reviewerId) {
    throw new DomainError('REVIEW_CLAIMED_BY_OTHER', 'Another reviewer holds this review.')
  }
  const expiresAt = new Date(Date.parse(now) + leaseMinutes * 60_000).toISOString()
  const claimedAt = held?.claimedAt ?? now
  return { ...sample, lease: { reviewerId, claimedAt, expiresAt }, version: sample.version + 1 }
}

/** The second opinion, by the holder of the claim. */
export function secondOf(
  sample: QualitySample,
  { outcome, reasons }: Pick<Opinion, 'outcome' | 'reasons'>,
  reviewerId: string,
  now: string,
): QualitySample {
  if (sample.state === 'OPEN' && heldLease(sample, now)?.reviewerId !== reviewerId) {
    claimSample(sample, reviewerId, now)
    throw new DomainError('WRONG_STATE', 'Claim the review first: nobody holds it now.')
  }
  const { version } = claimSample(sample, reviewerId, now)
  const { lease: _ended, ...rest } = sample
  const second = { reviewerId, outcome, reasons, decidedAt: now }
  const state = differ(sample.first, second) ? 'DIFFERENT' : 'AGREED'
  return { ...rest, state, second, version }
}

const keyOf = ({ code, slot, field }: DecisionReason) => [code, slot, field].join(' ')

/** Two opinions differ in the outcome, or in a reason. The order of reasons does not matter. */
export function differ(one: Pick<Opinion, 'outcome' | 'reasons'>, other: typeof one): boolean {
  const reasonsOf = ({ reasons }: typeof one) => [...new Set(reasons.map(keyOf))].sort().join('|')
  return one.outcome !== other.outcome || reasonsOf(one) !== reasonsOf(other)
}

/** The figures of the first reviewer, on the day of the second opinion. */
export function agreementCounting(
  { sampleId, state, applicationId, accountId, first, second }: QualitySample,
  timeZone: string,
): Counting {
  const keys = ['secondReviewed', ...(state === 'AGREED' ? ['agreed'] : [])]
  const at = second?.decidedAt ?? first.decidedAt
  return {
    factId: sampleId,
    day: localDate(at, timeZone),
    keys: [],
    reviewer: { reviewerId: first.reviewerId, keys },
    fact: { applicationId, accountId, at },
  }
}

/**
 * The application as it was decided on; undefined if a second review is not possible any more: content was erased, the
 * applicant withdrew, or submitted the next attempt, or the decision was overridden.
 */
export function reviewedAgain(
  sample: QualitySample,
  record: ApplicationRecord | undefined,
): ApplicationRecord<SubmittedApplication> | undefined {
  if (record === undefined) return undefined
  const { application } = record
  const isLeft =
    application.submittedAt !== undefined &&
    application.attempt === sample.attempt &&
    application.recordedDecision?.decidedAt === sample.first.decidedAt &&
    application.entered !== undefined &&
    application.erased === undefined &&
    application.status !== 'WITHDRAWN'
  return isLeft
    ? { ...record, application: { ...application, currentDocuments: sample.documents } }
    : undefined
}

const dayMs = 86_400_000

/** Samples from this time on are listed as open. */
export function openSince(now: string): string {
  return new Date(Date.parse(now) - secondReviewDays * dayMs).toISOString()
}

/** When a sample may be deleted, in seconds since 1970. It is about a reviewer, like their figures. */
export function sampleExpiresAt({ sampledAt }: QualitySample): number {
  return Math.floor((Date.parse(sampledAt) + figureLimits.reviewerKeptDays * dayMs) / 1000)
}
