import type { DecideReview, DecisionReceipt } from '../../../contract/review.ts'
import type { DecidedReview, OpenReview } from '../../../domain/application.ts'
import type { AuditAction } from '../../../domain/audit.ts'
import { slotsOf } from '../../../domain/certificates.ts'
import { type Act, auditEntry, nextVersion, without } from '../../../domain/change.ts'
import { isLastAttempt } from '../../../domain/conclusion.ts'
import { decisionProblem } from '../../../domain/decision-rules.ts'
import { fieldRefusal } from '../../../domain/errors.ts'
import { type Ruling, rulingOn } from '../../../domain/four-eyes.ts'
import { assertHoldsLease } from '../../../domain/lease.ts'
import type { PersonalData } from '../../../domain/ports.ts'
import type { DecisionReason } from '../../../domain/reasons.ts'
import type { Answering } from '../access/answer-once.ts'
import { type Acting, newAct, type Principal } from '../access/people.ts'
import { type Committing, commitAnswer } from '../records/commit-change.ts'
import { assertOpen, findReview } from './find-review.ts'

/** The operator's settings for decisions. */
export interface ReviewPolicy {
  readonly maximumAttempts: number
  readonly fourEyes: boolean
}

interface Decision {
  readonly outcome: DecideReview['outcome']
  readonly reasons: readonly DecisionReason[]
  readonly noteCiphertext?: string
}

function plainReasons(input: DecideReview): DecisionReason[] {
  return input.reasons.map(({ code, slot, field }) => ({
    code,
    ...(slot === undefined ? {} : { slot }),
    ...(field === undefined ? {} : { field }),
  }))
}

function assertFits({ certificateType }: OpenReview, { outcome, reasons }: Decision): void {
  const slots = slotsOf(certificateType)
  const problem = decisionProblem({ outcome, reasons, slots })
  if (problem !== undefined) throw fieldRefusal('INVALID_FIELD', problem.pointer, problem.message)
}

function withNote(review: OpenReview, { noteCiphertext }: Decision, { actor, at }: Act): OpenReview {
  if (noteCiphertext === undefined) return review
  const { attempt, notes = [] } = review
  return {
    ...review,
    notes: [...notes, { attempt, reviewerId: actor.id, at, ciphertext: noteCiphertext }],
  }
}

/** A proposal returns the review to the queue. A decision closes it and signals the workflow. */
function applyRuling(
  review: OpenReview,
  { outcome, reasons }: Decision,
  ruling: Ruling,
  { actor, at }: Act,
): OpenReview | DecidedReview {
  const next = without(review, 'lease', 'proposedRejection')
  const reviewerId = actor.id
  return ruling.kind === 'PROPOSE'
    ? { ...next, proposedRejection: { reasons, reviewerId, proposedAt: at } }
    : {
        ...next,
        recordedDecision: { outcome, reasons, reviewerId, decidedAt: at },
        signal: { kind: outcome, attempt: review.attempt, at },
      }
}

const audited: Record<Ruling['kind'], AuditAction> = {
  PROPOSE: 'review.propose-rejection',
  DECIDE: 'review.decide',
}

function auditDetails({ outcome, reasons }: Decision, ruling: Ruling): Record<string, unknown> {
  const proposal = ruling.kind === 'DECIDE' ? ruling.proposal : undefined
  return {
    outcome,
    reasons: reasons.map(({ code }) => code),
    ...(proposal === undefined
      ? {}
      : { [outcome === 'REJECT' ? 'confirms' : 'overrides']: proposal.reviewerId }),
  }
}

/**
 * Records the reviewer's decision, which the workflow applies. Afterwards the attempt can be neither decided again nor
 * withdrawn, and its deadline has no effect. A rejection that needs a second reviewer is stored as a proposal, and the
 * review stays open.
 */
export async function decideReview(
  deps: Committing & Answering & Acting & { personalData: PersonalData; reviewPolicy: ReviewPolicy },
  reviewer: Principal,
  applicationId: string,
  input: DecideReview,
): Promise<DecisionReceipt> {
  const { outcome, internalNote } = input
  const decision: Decision = {
    outcome,
    reasons: plainReasons(input),
    ...(internalNote === undefined
      ? {}
      : { noteCiphertext: await deps.personalData.encrypt(applicationId, internalNote) }),
  }
  const { maximumAttempts, fourEyes } = deps.reviewPolicy
  return commitAnswer(deps, async () => {
    const { application } = await findReview(deps.records, reviewer, applicationId)
    const reviewerId = reviewer.accountId
    assertOpen(application)
    const ruling = rulingOn(application, { outcome, reviewerId }, fourEyes)
    const act = newAct(deps, 'reviewer', reviewerId)
    assertHoldsLease(application, reviewerId, act.at)
    assertFits(application, decision)
    const after = applyRuling(withNote(application, decision, act), decision, ruling, act)
    const next = nextVersion(application, after, act.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(act, application.accountId, audited[ruling.kind], {
          applicationId,
          details: auditDetails(decision, ruling),
        }),
      },
      result: {
        applicationId,
        attempt: application.attempt,
        outcome,
        reasons: [...decision.reasons],
        decidedAt: act.at,
        ...(ruling.kind === 'PROPOSE' ? { confirmation: 'REQUIRED' as const } : {}),
        ...(outcome === 'REQUEST_RETRY' && isLastAttempt(application, maximumAttempts)
          ? { attemptsExhausted: true as const }
          : {}),
      },
    }
  })
}
