import type { Schemas } from '@realname/client'

export type Account = Schemas['Account']

/** What an account's holder is told of it: its status, and apart from it an application that was only begun. */
export type Standing = Account['authenticationStatus'] | 'DRAFT'

export const standingOf = ({ authenticationStatus, currentApplicationId }: Account): Standing =>
  authenticationStatus === 'UNAUTHENTICATED' && currentApplicationId !== undefined
    ? 'DRAFT'
    : authenticationStatus

export const standingColors: Readonly<Record<Standing, string>> = {
  UNAUTHENTICATED: 'gray',
  DRAFT: 'blue',
  IN_REVIEW: 'blue',
  RETRY_REQUIRED: 'orange',
  AUTHENTICATED: 'green',
}

const blocks = ['PARTNER_PROGRAM_MEMBER', 'REGION_MISMATCH'] as const

/** What keeps the account from starting, other than that it has started or ended already. */
export const blocksOf = ({ eligibility, authenticationStatus }: Account): (typeof blocks)[number][] =>
  authenticationStatus === 'AUTHENTICATED' ? [] : blocks.filter(block => eligibility.reasons.includes(block))
