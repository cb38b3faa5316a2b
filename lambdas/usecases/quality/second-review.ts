import type { DecideSecondReview, SecondReceipt, SecondReviewView } from '../../../contract/second-review.ts'
import { auditEntry, wrongState } from '../../../domain/change.ts'
import { notFound } from '../../../domain/errors.ts'
import type { Samples } from '../../../domain/figure-ports.ts'
import type { Records } from '../../../domain/ports.ts'
import {
  agreementCounting,
  claimSample,
  heldLease,
  type QualitySample,
  reviewedAgain,
  secondOf,
} from '../../../domain/quality-sample.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type RateLimiting, takeRate } from '../access/limit-rate.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'
import { type CommitDependencies, commitAnswer, commitChange } from '../records/commit-change.ts'
import { assertFits, plainReasons } from '../review/decide-review.ts'
import { contentToReview, type ReadingReviews } from '../review/read-review.ts'

type Changing = CommitDependencies & AnswerContext & ActSources & { readonly samples: Samples }

/** The sample with its application as it was decided on. */
async function find(
  { samples, records }: { readonly samples: Samples; readonly records: Records },
  sampleId: string,
) {
  const sample = await samples.sample(sampleId)
  if (sample === undefined) throw notFound()
  const record = reviewedAgain(sample, await records.application(sample.applicationId))
  return { sample, record }
}

const about = ({ applicationId, sampleId }: QualitySample) => ({ applicationId, details: { sampleId } })

/** Claims a second review, or renews the claim. The answer is a recorded read of the case. */
export async function claimSecondReview(
  deps: Changing & RateLimiting,
  reviewer: Principal,
  sampleId: string,
): Promise<{ sampleId: string }> {
  const reviewerId = reviewer.accountId
  await takeRate(deps, reviewerId, 'claims')
  return commitAnswer(deps, async () => {
    const { sample, record } = await find(deps, sampleId)
    const act = newAct(deps, 'reviewer', reviewerId)
    const after = claimSample(sample, reviewerId, act.at)
    if (record === undefined) throw wrongState()
    const audit = auditEntry(act, sample.accountId, 'second-review.claim', about(sample))
    return { change: { sample: { before: sample, after }, audit }, result: { sampleId } }
  })
}

/**
 * The case for the holder of the claim, without anything that tells the first decision. Each access is recorded before
 * anything is decrypted or an address is created.
 */
export async function readSecondReview(
  deps: ReadingReviews & { readonly samples: Samples },
  reviewer: Principal,
  sampleId: string,
): Promise<SecondReviewView> {
  const { sample, lease, record, now } = await commitChange(deps, async () => {
    const found = await find(deps, sampleId)
    const act = newAct(deps, 'reviewer', reviewer.accountId)
    const held = heldLease(found.sample, act.at)
    if (found.record === undefined || held?.reviewerId !== reviewer.accountId) throw wrongState()
    const audit = auditEntry(act, found.sample.accountId, 'second-review.read', about(found.sample))
    const result = { sample: found.sample, record: found.record, lease: held, now: act.at }
    return { change: { audit }, result }
  })
  const { entered, evidence, files } = await contentToReview(deps, record, now)
  if (entered === undefined || files === undefined) throw wrongState()
  return {
    sampleId,
    attempt: sample.attempt,
    certificateType: sample.certificateType,
    issuingRegion: sample.issuingRegion,
    submittedAt: record.application.submittedAt,
    claimExpiresAt: lease.expiresAt,
    entered,
    files,
    ...(evidence === undefined ? {} : { evidence }),
  }
}

/** Records the second opinion and counts it in the figures of the first reviewer. The application stays as it is. */
export async function decideSecondReview(
  deps: Changing & { readonly rules: BusinessRules },
  reviewer: Principal,
  sampleId: string,
  input: DecideSecondReview,
): Promise<SecondReceipt> {
  const { outcome } = input
  const reasons = plainReasons(input)
  return commitAnswer(deps, async () => {
    const { sample, record } = await find(deps, sampleId)
    const act = newAct(deps, 'reviewer', reviewer.accountId)
    const after = secondOf(sample, { outcome, reasons }, reviewer.accountId, act.at)
    if (record === undefined) throw wrongState()
    assertFits(sample, { outcome, reasons })
    return {
      change: {
        sample: { before: sample, after },
        counting: agreementCounting(after, deps.rules.hours.timeZone),
        audit: auditEntry(act, sample.accountId, 'second-review.decide', about(sample)),
      },
      result: { sampleId, outcome, reasons: [...reasons], decidedAt: act.at },
    }
  })
}
