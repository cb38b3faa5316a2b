import type { Account } from './account.ts'
import { DomainError, type ErrorCode, fieldRefusal } from './errors.ts'
import type { Region } from './regions.ts'

export const ineligibilityCodes = [
  'PARTNER_PROGRAM_MEMBER',
  'ALREADY_AUTHENTICATED',
  'APPLICATION_OPEN',
  'REGION_MISMATCH',
] as const satisfies readonly ErrorCode[]

export type IneligibilityReason = (typeof ineligibilityCodes)[number]

const explanations: Record<IneligibilityReason, string> = {
  PARTNER_PROGRAM_MEMBER: 'An account that joined a partner program cannot authenticate as an individual.',
  ALREADY_AUTHENTICATED: 'This account is already authenticated.',
  APPLICATION_OPEN: 'This account already has an open application.',
  REGION_MISMATCH: 'The account has no registration region yet, so no certificate can match it.',
}

/**
 * The reasons why this account cannot start an application now, the most important first; empty if it can (R2, R12).
 */
export function ineligibilityReasons(account: Account): IneligibilityReason[] {
  const reasons: IneligibilityReason[] = []
  if (account.partnerProgram) reasons.push('PARTNER_PROGRAM_MEMBER')
  if (account.authenticationStatus === 'AUTHENTICATED') reasons.push('ALREADY_AUTHENTICATED')
  else if (account.currentApplicationId !== undefined) reasons.push('APPLICATION_OPEN')
  if (account.registrationRegion === undefined) reasons.push('REGION_MISMATCH')
  return reasons
}

/** The same for an application that is to renew the account's authentication, which stands meanwhile. */
function renewalRefusals(account: Account): IneligibilityReason[] {
  const reasons: IneligibilityReason[] = []
  if (account.partnerProgram) reasons.push('PARTNER_PROGRAM_MEMBER')
  if (account.renewalApplicationId !== undefined) reasons.push('APPLICATION_OPEN')
  if (account.registrationRegion === undefined) reasons.push('REGION_MISMATCH')
  return reasons
}

/** `purpose`: of an application that is to start, or to be reviewed again. */
export function assertEligible(account: Account, purpose?: 'RENEWAL'): void {
  const [first] = purpose === 'RENEWAL' ? renewalRefusals(account) : ineligibilityReasons(account)
  if (first !== undefined) throw new DomainError(first, explanations[first])
}

/** Only an authentication can be renewed. */
export function assertAuthenticated(account: Account): void {
  if (account.authenticationStatus !== 'AUTHENTICATED') {
    throw new DomainError('WRONG_STATE', 'This account is not authenticated.')
  }
}

/** R12, also checked at submission. */
export function assertNoPartner(account: Account): void {
  if (account.partnerProgram) {
    throw new DomainError('PARTNER_PROGRAM_MEMBER', explanations.PARTNER_PROGRAM_MEMBER)
  }
}

/** R2: the region where the certificate was issued is the account's registration region. */
export function isRegistrationRegion(account: Account, issuingRegion: Region): boolean {
  return account.registrationRegion === issuingRegion
}

const regionMismatch =
  "The region where the certificate was issued must be the account's registration region."

/** At the start the region is a field of the request. Later it is an attribute of the application. */
export function assertRegistrationRegion(
  account: Account,
  issuingRegion: Region,
  at: 'start' | 'submission' | 'review',
): void {
  if (isRegistrationRegion(account, issuingRegion)) return
  if (at === 'start') throw fieldRefusal('REGION_MISMATCH', '/issuingRegion', regionMismatch)
  throw at === 'review'
    ? new DomainError('REGION_MISMATCH', regionMismatch)
    : new DomainError('REGION_MISMATCH', `${regionMismatch} Withdraw this application and start a new one.`)
}

/** R3: valid on the given day; the day of expiry itself still counts. A certificate without a date is long-term. */
export function isExpired(expiryDate: string | undefined, today: string): boolean {
  return expiryDate !== undefined && expiryDate < today
}

/** Otherwise a simulated decision could renew a real authentication, and a real renewal could keep a simulated one. */
export function assertSameMode(standing: { readonly test?: true | undefined }, isTest: boolean): void {
  if ((standing.test === true) === isTest) return
  throw new DomainError(
    'WRONG_STATE',
    'An authentication from test mode can be renewed only in test mode, and any other one only outside test mode.',
  )
}
