import type { Account } from './account.ts'
import type { Application, DecidedReview, DecisionOutcome } from './application.ts'
import { isExpired, regionsAgree } from './eligibility.ts'
import type { LocalDate } from './local-time.ts'
import type { DecisionReason } from './reasons.ts'

export interface Conclusion {
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
  /** Whether it is what the reviewer decided, rather than what a rule turned it into. */
  readonly asDecided: boolean
  /** Whether it would have been a retry, had this not been the last attempt. */
  readonly attemptsExhausted: boolean
}

/** On its last attempt an application can't be asked to retry: that ends it. */
export function isLastAttempt({ attempt }: Pick<Application, 'attempt'>, maximumAttempts: number): boolean {
  return attempt >= maximumAttempts
}

/** An approval only stands while R12, R2 and R3 still hold; otherwise a rule turns it into a rejection or a retry. */
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
  if (!regionsAgree(account, review.issuingRegion)) failing.push({ code: 'REGION_MISMATCH' })
  if (isExpired(review.entered.expiryDate, today)) failing.push({ code: 'CERTIFICATE_EXPIRED' })
  return failing.length > 0
    ? { outcome: 'REQUEST_RETRY', reasons: failing, asDecided: false }
    : { outcome: 'APPROVE', reasons: [], asDecided: true }
}

/** What becomes of a decision when it is applied. A retry on the last attempt is a rejection for the same reasons. */
export function conclusionOf(
  review: DecidedReview,
  { account, today, maximumAttempts }: { account: Account; today: LocalDate; maximumAttempts: number },
): Conclusion {
  const conclusion = applyRules(review, account, today)
  return conclusion.outcome === 'REQUEST_RETRY' && isLastAttempt(review, maximumAttempts)
    ? { ...conclusion, outcome: 'REJECT', asDecided: false, attemptsExhausted: true }
    : { ...conclusion, attemptsExhausted: false }
}
