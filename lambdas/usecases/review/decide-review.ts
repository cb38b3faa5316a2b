import type { DecideReview, DecisionReceipt } from '../../../contract/review.ts'
import {
  type Application,
  type DecidedReview,
  isReviewOpen,
  type OpenReview,
} from '../../../domain/application.ts'
import type { AuditAction } from '../../../domain/audit.ts'
import { type CertificateType, slotsOf } from '../../../domain/certificates.ts'
import { type Act, auditEntry, nextVersion, without } from '../../../domain/change.ts'
import { isLastAttempt } from '../../../domain/conclusion.ts'
import { withoutUnanswered } from '../../../domain/consultation.ts'
import { decisionProblem } from '../../../domain/decision-rules.ts'
import { fieldRefusal } from '../../../domain/errors.ts'
import { type Ruling, rulingOn } from '../../../domain/four-eyes.ts'
import { assertHoldsLease } from '../../../domain/lease.ts'
import type { Change, PersonalData, Records } from '../../../domain/ports.ts'
import type { DecisionReason } from '../../../domain/reasons.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitAnswer, commitChange } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'
import { assertOpen, findReview } from './find-review.ts'
import { testApplicationOf } from './test-application.ts'

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

export function plainReasons(input: Pick<DecideReview, 'reasons'>): DecisionReason[] {
  return input.reasons.map(({ code, slot, field }) => ({
    code,
    ...(slot === undefined ? {} : { slot }),
    ...(field === undefined ? {} : { field }),
  }))
}

/** Whether the reasons belong to the outcome and to the files of the certificate. */
export function assertFits(
  { certificateType }: { readonly certificateType: CertificateType },
  { outcome, reasons }: Pick<Decision, 'outcome' | 'reasons'>,
): void {
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
  const next = withoutUnanswered(without(review, 'lease', 'proposedRejection', 'handover'))
  const closed = without(next, 'hints')
  const reviewerId = actor.id
  const claimedAt = review.lease?.reviewerId === reviewerId ? review.lease.claimedAt : undefined
  return ruling.kind === 'PROPOSE'
    ? { ...next, proposedRejection: { reasons, reviewerId, proposedAt: at } }
    : {
        ...closed,
        recordedDecision: {
          outcome,
          reasons,
          reviewerId,
          ...(actor.role === 'operator' || actor.role === 'system' ? { simulatedBy: actor.role } : {}),
          ...(ruling.proposal === undefined ? {} : { proposedBy: ruling.proposal.reviewerId }),
          ...(claimedAt === undefined ? {} : { claimedAt }),
          decidedAt: at,
        },
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

/** The actor of a decision, and the conditions that differ between reviewers and simulations. */
interface Decider {
  readonly role: 'reviewer' | 'operator'
  readonly id: string
  readonly find: (records: Records) => Promise<Application>
  readonly assertMayDecide: (review: OpenReview, now: string) => void
}

type Dependencies = CommitDependencies &
  AnswerContext &
  ActSources & { readonly personalData: PersonalData; readonly reviewPolicy: ReviewPolicy }

async function decideAs(
  deps: Dependencies,
  { role, id, find, assertMayDecide }: Decider,
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
    const application = await find(deps.records)
    assertOpen(application)
    const act = newAct(deps, role, id)
    const { change, ruling } = decisionChange(application, decision, act, fourEyes, assertMayDecide)
    return {
      change,
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

/** One decision as one change: the application with its signal, and the audit entry. */
function decisionChange(
  review: OpenReview,
  decision: Decision,
  act: Act,
  fourEyes: boolean,
  assertMayDecide: Decider['assertMayDecide'],
): { change: Change; ruling: Ruling } {
  const { applicationId, accountId } = review
  const ruling = rulingOn(review, { outcome: decision.outcome, reviewerId: act.actor.id }, fourEyes)
  assertMayDecide(review, act.at)
  assertFits(review, decision)
  const after = applyRuling(withNote(review, decision, act), decision, ruling, act)
  const change = {
    application: { before: review, after: nextVersion(review, after, act.at, []).application },
    audit: auditEntry(act, accountId, audited[ruling.kind], {
      applicationId,
      details: auditDetails(decision, ruling),
    }),
  }
  return { change, ruling }
}

/**
 * Records the reviewer's decision, which the workflow applies. Afterwards the attempt can be neither decided again nor
 * withdrawn, and its deadline has no effect. A rejection that needs a second reviewer is stored as a proposal, and the
 * review stays open.
 */
export function decideReview(
  deps: Dependencies,
  reviewer: Principal,
  applicationId: string,
  input: DecideReview,
): Promise<DecisionReceipt> {
  const id = reviewer.accountId
  const decider: Decider = {
    role: 'reviewer',
    id,
    find: async records => (await findReview(records, reviewer, applicationId)).application,
    assertMayDecide: (review, now) => assertHoldsLease(review, id, now),
  }
  return decideAs(deps, decider, applicationId, input)
}

/** Test mode: the same for an operator or a program, without a lease, for an application of test mode. */
export function simulateDecision(
  deps: Dependencies,
  operator: Principal,
  applicationId: string,
  input: DecideReview,
): Promise<DecisionReceipt> {
  const decider: Decider = {
    role: 'operator',
    id: operator.accountId,
    find: async records => testApplicationOf(await records.application(applicationId), operator),
    assertMayDecide: () => undefined,
  }
  return decideAs(deps, decider, applicationId, input)
}

/**
 * Test mode: records the decision that the name of the attempt asks for, once. It needs no second person. Does nothing
 * after another decision or a withdrawal.
 */
export function decideByName(
  deps: CommitDependencies & ActSources,
  applicationId: string,
  attempt: number,
): Promise<void> {
  return commitChange(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    const { namedDecision } = application
    if (!isReviewOpen(application) || application.attempt !== attempt || namedDecision === undefined) {
      return { result: undefined }
    }
    const act = newAct(deps, 'system', 'decide-by-name')
    const { change } = decisionChange(application, namedDecision, act, false, () => undefined)
    return { change, result: undefined }
  })
}
