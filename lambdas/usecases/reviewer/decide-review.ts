import type { DecideReview, DecisionReceipt } from '../../../contract/review.ts'
import { slotsOf } from '../../../domain/certificates.ts'
import { auditEntry, nextVersion, without } from '../../../domain/change.ts'
import { decisionProblem } from '../../../domain/decision-rules.ts'
import { fieldRefusal } from '../../../domain/errors.ts'
import { assertHoldsLease, assertNotOwn } from '../../../domain/lease.ts'
import type { PersonalData } from '../../../domain/ports.ts'
import type { DecisionReason } from '../../../domain/reasons.ts'
import { type Committing, commitChange } from '../commit-change.ts'
import { type Acting, act, type Principal } from '../people.ts'
import { assertOpen, findReview } from './find-review.ts'

function plainReasons(input: DecideReview): DecisionReason[] {
  return input.reasons.map(({ code, slot, field }) => ({
    code,
    ...(slot === undefined ? {} : { slot }),
    ...(field === undefined ? {} : { field }),
  }))
}

/**
 * Records what the reviewer decided; the workflow applies it. From here on the attempt is decided: no second decision,
 * no withdrawal, no deadline.
 */
export async function decideReview(
  deps: Committing & Acting & { personalData: PersonalData },
  reviewer: Principal,
  applicationId: string,
  input: DecideReview,
): Promise<DecisionReceipt> {
  const noteCiphertext =
    input.internalNote === undefined
      ? undefined
      : await deps.personalData.encrypt(applicationId, input.internalNote)
  const reasons = plainReasons(input)
  return commitChange(deps, async () => {
    const record = await findReview(deps.records, applicationId)
    const { application } = record
    assertNotOwn(application, reviewer.accountId)
    assertOpen(record)
    const decided = act(deps, 'reviewer', reviewer.accountId)
    assertHoldsLease(application, reviewer.accountId, decided.at)
    const slots = slotsOf(application.certificateType)
    const problem = decisionProblem({ outcome: input.outcome, reasons, slots })
    if (problem !== undefined) throw fieldRefusal('INVALID_FIELD', problem.pointer, problem.message)
    const { outcome } = input
    const next = nextVersion(
      application,
      {
        ...without(application, 'lease'),
        recordedDecision: {
          outcome,
          reasons,
          reviewerId: reviewer.accountId,
          decidedAt: decided.at,
        },
        ...(noteCiphertext === undefined
          ? {}
          : {
              notes: [
                ...(application.notes ?? []),
                {
                  attempt: application.attempt,
                  reviewerId: reviewer.accountId,
                  at: decided.at,
                  ciphertext: noteCiphertext,
                },
              ],
            }),
        signal: { kind: outcome, attempt: application.attempt, at: decided.at },
      },
      decided.at,
      [],
    )
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(decided, application.accountId, 'review.decide', {
          applicationId,
          details: { outcome, reasons: reasons.map(reason => reason.code) },
        }),
      },
      result: { applicationId, attempt: application.attempt, outcome, reasons, decidedAt: decided.at },
    }
  })
}
