import type { DecideReview, DecisionReceipt } from '../../../contract/review.ts'
import type { Application } from '../../../domain/application.ts'
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
import { type Acting, act, type Principal } from '../access/people.ts'
import { type Committing, commitAnswer } from '../records/commit-change.ts'
import { assertOpen, findReview } from './find-review.ts'

/** The operator's settings for decisions. */
export interface ReviewPolicy {
  /** Submissions of one application. */
  readonly maximumAttempts: number
  /** Whether a rejection needs a second reviewer. */
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

function assertFits(application: Application, { outcome, reasons }: Decision): void {
  const slots = slotsOf(application.certificateType)
  const problem = decisionProblem({ outcome, reasons, slots })
  if (problem !== undefined) throw fieldRefusal('INVALID_FIELD', problem.pointer, problem.message)
}

function withNote(application: Application, { noteCiphertext }: Decision, { actor, at }: Act): Application {
  if (noteCiphertext === undefined) return application
  const { attempt, notes = [] } = application
  return {
    ...application,
    notes: [...notes, { attempt, reviewerId: actor.id, at, ciphertext: noteCiphertext }],
  }
}

/** A proposal gives the review back to the queue; a decision closes it, and the workflow hears of it. */
function ruled(
  application: Application,
  { outcome, reasons }: Decision,
  ruling: Ruling,
  { actor, at }: Act,
): Application {
  const next = without(application, 'lease', 'proposedRejection')
  const reviewerId = actor.id
  return ruling.kind === 'PROPOSE'
    ? { ...next, proposedRejection: { reasons, reviewerId, proposedAt: at } }
    : {
        ...next,
        recordedDecision: { outcome, reasons, reviewerId, decidedAt: at },
        signal: { kind: outcome, attempt: application.attempt, at },
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
 * Records what the reviewer decided; the workflow applies it. From here on the attempt is decided: no second decision,
 * no withdrawal, no deadline. A rejection that needs a second reviewer is kept as a proposal, and decides nothing yet.
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
    const record = await findReview(deps.records, reviewer, applicationId)
    const { application } = record
    const reviewerId = reviewer.accountId
    assertOpen(record)
    const ruling = rulingOn(application, { outcome, reviewerId }, fourEyes)
    const decided = act(deps, 'reviewer', reviewerId)
    assertHoldsLease(application, reviewerId, decided.at)
    assertFits(application, decision)
    const after = withNote(ruled(application, decision, ruling, decided), decision, decided)
    const next = nextVersion(application, after, decided.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(decided, application.accountId, audited[ruling.kind], {
          applicationId,
          details: auditDetails(decision, ruling),
        }),
      },
      result: {
        applicationId,
        attempt: application.attempt,
        outcome,
        reasons: [...decision.reasons],
        decidedAt: decided.at,
        ...(ruling.kind === 'PROPOSE' ? { confirmation: 'REQUIRED' as const } : {}),
        ...(outcome === 'REQUEST_RETRY' && isLastAttempt(application, maximumAttempts)
          ? { attemptsExhausted: true as const }
          : {}),
      },
    }
  })
}
