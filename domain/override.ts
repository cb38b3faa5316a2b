import type { Account } from './account.ts'
import {
  type Application,
  type ApplicationRecord,
  incompleteSlots,
  type OpenReview,
  type OverrideProposal,
  type Rejected,
} from './application.ts'
import { wrongState } from './change.ts'
import { assertEligible, assertRegistrationRegion, assertSameMode, isExpired } from './eligibility.ts'
import { DomainError } from './errors.ts'
import type { LocalDate } from './local-time.ts'
import { overrideProposalDays } from './policy.ts'

/** What becomes of a proposal. The proposer withdraws it; another operator confirms or declines it. */
export const overrideRulings = ['CONFIRM', 'DECLINE', 'WITHDRAW'] as const
export type OverrideRuling = (typeof overrideRulings)[number]

/** The proposal that can still be ruled on. */
export function openProposal(
  { overrideProposal }: Pick<Rejected, 'overrideProposal'>,
  now: string,
): OverrideProposal | undefined {
  return overrideProposal !== undefined && overrideProposal.expiresAt > now ? overrideProposal : undefined
}

export function proposalOf(
  proposed: Pick<OverrideProposal, 'proposalId' | 'operatorId' | 'reasonCiphertext'>,
  at: string,
): OverrideProposal {
  const expiresAt = new Date(Date.parse(at) + overrideProposalDays * 86_400_000).toISOString()
  return { ...proposed, proposedAt: at, expiresAt }
}

/** Those who decided the attempt, first or after an earlier override, and those who proposed that rejection. */
export function barredFrom({ recordedDecision, override }: Rejected): string[] {
  const { reviewerId, proposedBy } = recordedDecision
  return [...(override?.barred ?? []), reviewerId, ...(proposedBy === undefined ? [] : [proposedBy])]
}

/**
 * Four eyes: only the proposer withdraws a proposal. Somebody else confirms or declines it, who neither decided the attempt
 * nor proposed the rejection.
 */
export function assertMayRule(
  application: Rejected,
  proposal: OverrideProposal,
  ruling: OverrideRuling,
  operatorId: string,
): void {
  const isProposer = proposal.operatorId === operatorId
  if (ruling === 'WITHDRAW') {
    if (isProposer) return
    throw new DomainError('FORBIDDEN', 'Only the operator who proposed the override can withdraw it.')
  }
  if (isProposer || barredFrom(application).includes(operatorId)) {
    throw new DomainError('FORBIDDEN', 'The override is for an operator who neither proposed it nor decided.')
  }
}

/** Whether an override could reopen the application, as far as the erasure of its content is concerned. */
export function canBeReopened(application: Application): application is Rejected {
  return application.status === 'REJECTED' && application.erased === undefined
}

function contentErased(): DomainError {
  return new DomainError(
    'CONTENT_ERASED',
    'The files or the entered details of this application were erased, or are being erased.',
  )
}

function hasConsent({ consentWithdrawnAt }: Account, { consent }: Rejected): boolean {
  return consentWithdrawnAt === undefined || consentWithdrawnAt < consent.givenAt
}

/** A rejected application of which all content is stored. */
type Reopenable = Rejected & Pick<OpenReview, 'entered'>

/**
 * The application, if the attempt can be reviewed again: all its content is stored, the account has no other application, and
 * the rules of a submission hold (R2, R3, R12). The change claims the place of the certificate (R11). `beside`: the application with which
 * the account is authenticated.
 */
export function reopenable(
  record: ApplicationRecord<Rejected>,
  account: Account,
  beside: Application | undefined,
  today: LocalDate,
): Reopenable {
  const { application } = record
  const { entered, erased, issuingRegion } = application
  if (application.parked !== undefined) throw wrongState()
  const isComplete = incompleteSlots(record).length === 0
  if (entered === undefined || erased !== undefined || !isComplete || !hasConsent(account, application)) {
    throw contentErased()
  }
  // The authentication that it was to renew may have ended meanwhile.
  const isRenewal = account.authenticationStatus === 'AUTHENTICATED' && application.purpose === 'RENEWAL'
  assertEligible(account, isRenewal ? 'RENEWAL' : undefined)
  if (isRenewal && beside !== undefined) assertSameMode(beside, application.test === true)
  assertRegistrationRegion(account, issuingRegion, 'review')
  if (isExpired(entered.expiryDate, today)) {
    throw new DomainError('CERTIFICATE_EXPIRED', 'The certificate has expired meanwhile.')
  }
  return { ...application, entered }
}
