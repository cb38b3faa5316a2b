import type { Region } from './regions.ts'

export const authenticationStatuses = [
  'UNAUTHENTICATED',
  'IN_REVIEW',
  'RETRY_REQUIRED',
  'AUTHENTICATED',
] as const

export type AuthenticationStatus = (typeof authenticationStatuses)[number]

export type AccountFact = 'registrationRegion' | 'partnerProgram'

/** The `sub` claim of any identity provider: visible characters, and none that keys are put together with. */
export const accountIdPattern = /^[\w.:|@-]{1,128}$/

interface AccountBase {
  readonly accountId: string
  /** Absent until the identity provider or the operator has told it; nobody is eligible without one. */
  readonly registrationRegion?: Region
  readonly partnerProgram: boolean
  /** When what stands was told by the operator or the account system; absent: by the identity provider, or never. */
  readonly factsAt?: { readonly [fact in AccountFact]?: string }
  /** The last erasure of what was known of its person. The reason is encrypted, bound to the account's id. */
  readonly erasure?: { readonly at: string; readonly reasonCiphertext: string }
  /** When the holder last withdrew their consent. */
  readonly consentWithdrawnAt?: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}

/** With an application, it is a draft. */
interface UnauthenticatedAccount extends AccountBase {
  readonly authenticationStatus: 'UNAUTHENTICATED'
  readonly currentApplicationId?: string
}

/** The current application is the one that was submitted, or the approved one. */
interface AccountWithApplication extends AccountBase {
  readonly authenticationStatus: Exclude<AuthenticationStatus, 'UNAUTHENTICATED'>
  readonly currentApplicationId: string
}

export type Account = UnauthenticatedAccount | AccountWithApplication

/** What can be read of an account whose item can't be read as a whole. */
export interface AccountRemains extends AccountBase {
  readonly authenticationStatus: AuthenticationStatus
  readonly currentApplicationId?: string
}

type Facts = Partial<Pick<Account, AccountFact>>

/**
 * Of what is told to have been so at `at`, that which is news. A fact that is not newer than an erasure of the account was taken by
 * it: a late repetition does not bring it back. Of two facts of one moment the greater stands, membership
 * in a partner program before none: whichever comes first, the end is the same.
 */
export function newerFacts(
  account: Account | undefined,
  told: { readonly [fact in AccountFact]?: Account[fact] | undefined },
  at: string,
): Facts {
  const isNews = (fact: AccountFact): boolean => {
    const known = account?.factsAt?.[fact]
    if (told[fact] === undefined) return false
    if (account?.erasure !== undefined && at <= account.erasure.at) return false
    if (known === undefined || at > known) return true
    // Of a fact that an erasure took, there is nothing left to compare it with.
    return at === known && account?.[fact] !== undefined && String(told[fact]) > String(account[fact])
  }
  const { registrationRegion, partnerProgram } = told
  return {
    ...(registrationRegion !== undefined && isNews('registrationRegion') ? { registrationRegion } : {}),
    ...(partnerProgram !== undefined && isNews('partnerProgram') ? { partnerProgram } : {}),
  }
}
