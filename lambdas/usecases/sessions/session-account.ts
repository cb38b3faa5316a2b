import type { Account, AccountOrigin } from '../../../domain/account.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { Records } from '../../../domain/ports.ts'

export function belongsElsewhere(): DomainError {
  return new DomainError(
    'ACCOUNT_BELONGS_ELSEWHERE',
    'This account id is used by callers of another kind: by people who sign in, or by sessions.',
  )
}

/**
 * Whose account it is; undefined if nobody has used it yet. Accounts of versions without sessions don't say: people who
 * signed in created those that nobody told facts of, and started all applications.
 */
async function originOf(records: Records, account: Account): Promise<AccountOrigin | undefined> {
  if (account.origin !== undefined) return account.origin
  if (account.factsAt === undefined || account.currentApplicationId !== undefined) return 'ISSUER'
  const { items } = await records.applicationIdsOf(account.accountId, { limit: 1 })
  return items.length > 0 ? 'ISSUER' : undefined
}

/** Refuses an account that a person with a token of the issuer has used. */
export async function assertOpenToSessions(records: Records, account: Account | undefined): Promise<void> {
  if (account !== undefined && (await originOf(records, account)) === 'ISSUER') throw belongsElsewhere()
}
