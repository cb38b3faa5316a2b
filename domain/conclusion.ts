import type { Account } from './account.ts'
import type { Application, DecidedReview, DecisionOutcome } from './application.ts'
import { isExpired, isRegistrationRegion } from './eligibility.ts'
import type { LocalDate } from './local-time.ts'
import type { DecisionReason } from './reasons.ts'

export interface Conclusion {
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
  /** Whether the conclusion is the reviewer's decision, not the result of a rule. */
  readonly asDecided: boolean
  /** Whether the decision was a retry, but this was the last attempt. */
  readonly attemptsExhausted: boolean
}

/** A retry of the last attempt is not possible: it ends the application. */
export function isLastAttempt({ attempt }: Pick<Application, 'attempt'>, maximumAttempts: number): boolean {
  return attempt >= maximumAttempts
}

/** An approval needs R12, R2 and R3 to hold. Otherwise it becomes a rejection or a retry. */
function applyRules(
  review: DecidedReview,
  account: Account,
  today: LocalDate,
): Omit<Conclusion, 'attemptsExhausted'> {
  const { outcome, reasons } = review.recordedDecision
  if (outcome !== 'APPROVE') return { outcome, reasons, asDecided: true }
  if (account.partnerProgram) {
    return { outcome: 'REJECT', reasons: [{ code: 'PARTNER_PROGRAM_MEMBER' }], asDecided: false }
  }
  const failing: DecisionReason[] = []
  if (!isRegistrationRegion(account, review.issuingRegion)) failing.push({ code: 'REGION_MISMATCH' })
  if (isExpired(review.entered.expiryDate, today)) failing.push({ code: 'CERTIFICATE_EXPIRED' })
  return failing.length > 0
    ? { outcome: 'REQUEST_RETRY', reasons: failing, asDecided: false }
    : { outcome: 'APPROVE', reasons: [], asDecided: true }
}

/** The outcome when a decision is applied. A retry of the last attempt becomes a rejection for the same reasons. */
export function conclusionOf(
  review: DecidedReview,
  { account, today, maximumAttempts }: { account: Account; today: LocalDate; maximumAttempts: number },
): Conclusion {
  const conclusion = applyRules(review, account, today)
  return conclusion.outcome === 'REQUEST_RETRY' && isLastAttempt(review, maximumAttempts)
    ? { ...conclusion, outcome: 'REJECT', asDecided: false, attemptsExhausted: true }
    : { ...conclusion, attemptsExhausted: false }
}
