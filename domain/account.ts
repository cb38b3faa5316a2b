import type { CertificateType } from './certificates.ts'
import type { LocalDate } from './local-time.ts'
import type { Region } from './regions.ts'

export const authenticationStatuses = [
  'UNAUTHENTICATED',
  'IN_REVIEW',
  'RETRY_REQUIRED',
  'AUTHENTICATED',
] as const

export type AuthenticationStatus = (typeof authenticationStatuses)[number]

export type AccountFact = 'registrationRegion' | 'partnerProgram'

/**
 * The `sub` claim of any identity provider, or an id of an integrator: visible ASCII characters but `#`, with which keys are
 * put together, and `/`, which no path parameter can have.
 */
export const accountIdPattern = /^[\x21\x22\x24-\x2e\x30-\x7e]{1,128}$/

/** Who may act for an account: persons with a token of the issuer, or sessions that an integrator's backend creates. */
export const accountOrigins = ['ISSUER', 'SESSION'] as const

export type AccountOrigin = (typeof accountOrigins)[number]

/** The notices about the expiry date of a certificate, in their order. */
export const certificateNotices = ['EXPIRING', 'EXPIRED'] as const
export type CertificateNotice = (typeof certificateNotices)[number]

/** The certificate with which an account is authenticated. It is stored while the authentication stands. */
export interface HeldCertificate {
  /** The application that was approved with it. Absent if it was stored before this was recorded. */
  readonly applicationId?: string
  readonly certificateType: CertificateType
  readonly issuingRegion: Region
  readonly maskedNumber: string
  /** The last day on which it is valid. Absent: it is long-term. */
  readonly expiresOn?: LocalDate
  /** The last notice about its expiry. */
  readonly noticed?: CertificateNotice
}

interface AccountBase {
  readonly accountId: string
  /**
   * Set at the first use of the account, and never changed. Absent if only an operator has set values of the account, or if
   * the account was last used before sessions existed.
   */
  readonly origin?: AccountOrigin
  /** Absent until the identity provider or the operator sets it. An account without a region is not eligible. */
  readonly registrationRegion?: Region
  readonly partnerProgram: boolean
  /**
   * When the operator or the account system set the current value. Absent: the identity provider set it, or it is not
   * set.
   */
  readonly factsAt?: { readonly [fact in AccountFact]?: string }
  /** The last erasure of the account's personal data. The reason is encrypted and bound to the account's id. */
  readonly erasure?: { readonly at: string; readonly reasonCiphertext: string }
  /** When the holder last withdrew their consent. */
  readonly consentWithdrawnAt?: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}

/** A current application of this account is a draft. */
interface UnauthenticatedAccount extends AccountBase {
  readonly authenticationStatus: 'UNAUTHENTICATED'
  readonly currentApplicationId?: string
  readonly certificate?: never
  readonly renewalApplicationId?: never
}

/** The current application is the submitted one. */
interface ApplyingAccount extends AccountBase {
  readonly authenticationStatus: 'IN_REVIEW' | 'RETRY_REQUIRED'
  readonly currentApplicationId: string
  readonly certificate?: never
  readonly renewalApplicationId?: never
}

/** The current application is the approved one. */
export interface AuthenticatedAccount extends AccountBase {
  readonly authenticationStatus: 'AUTHENTICATED'
  readonly currentApplicationId: string
  /** Absent if the account was authenticated before certificates were stored with accounts. */
  readonly certificate?: HeldCertificate
  /** The open application that is to replace the approved one. Until then, the authentication stands. */
  readonly renewalApplicationId?: string
}

export type Account = UnauthenticatedAccount | ApplyingAccount | AuthenticatedAccount

/** The readable attributes of an account item that can't be parsed as a whole. */
export interface AccountRemains extends AccountBase {
  readonly authenticationStatus: AuthenticationStatus
  readonly currentApplicationId?: string
  readonly certificate?: HeldCertificate
  readonly renewalApplicationId?: string
}

/** The open application of the account, or the approved one. */
export function latestApplicationOf({
  renewalApplicationId,
  currentApplicationId,
}: Pick<Account, 'renewalApplicationId' | 'currentApplicationId'>): string | undefined {
  return renewalApplicationId ?? currentApplicationId
}

/**
 * The application beside this one, if the account has two: of a renewal the approved one, of the approved one the open renewal.
 */
export function besideOf(account: Account, applicationId: string): string | undefined {
  if (account.authenticationStatus !== 'AUTHENTICATED') return undefined
  const { currentApplicationId, renewalApplicationId } = account
  return applicationId === currentApplicationId ? renewalApplicationId : currentApplicationId
}

type Facts = Partial<Pick<Account, AccountFact>>

/**
 * The reported facts that replace stored ones. A fact that is not newer than the account's erasure is ignored: a late
 * repetition must not restore it. Of two facts with the same time the greater value is kept, and membership in a
 * partner program counts as greater. So the order of delivery does not matter.
 */
export function newerFacts(
  account: Account | undefined,
  report: { readonly [fact in AccountFact]?: Account[fact] | undefined },
  at: string,
): Facts {
  const isNewer = (fact: AccountFact): boolean => {
    const storedAt = account?.factsAt?.[fact]
    if (report[fact] === undefined) return false
    if (account?.erasure !== undefined && at <= account.erasure.at) return false
    if (storedAt === undefined || at > storedAt) return true
    // An erased fact has no stored value to compare with.
    return at === storedAt && account?.[fact] !== undefined && String(report[fact]) > String(account[fact])
  }
  const { registrationRegion, partnerProgram } = report
  return {
    ...(registrationRegion !== undefined && isNewer('registrationRegion') ? { registrationRegion } : {}),
    ...(partnerProgram !== undefined && isNewer('partnerProgram') ? { partnerProgram } : {}),
  }
}
