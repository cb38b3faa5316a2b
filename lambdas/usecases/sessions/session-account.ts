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
 * The kind of caller that uses the account. Undefined before the first use. Accounts of versions without sessions have no
 * recorded kind. Such an account is a person's if no operator or account system set its facts, or if it has an application.
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
