import type { PutAccount } from '../../../contract/account.ts'
import type { Account, AccountFact } from '../../../domain/account.ts'
import { auditEntry } from '../../../domain/change.ts'
import { notFound } from '../../../domain/errors.ts'
import type { Records } from '../../../domain/ports.ts'
import { type ActSources, assertNotOwnAccount, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'

/** The account with these facts, created if it does not exist. An undefined fact is not changed. */
export function withFacts(
  before: Account | undefined,
  accountId: string,
  facts: { readonly [fact in AccountFact]: Account[fact] | undefined },
  at: string,
): Account {
  const { registrationRegion, partnerProgram } = facts
  return {
    ...(before ?? {
      accountId,
      partnerProgram: false,
      authenticationStatus: 'UNAUTHENTICATED',
      createdAt: at,
    }),
    ...(registrationRegion === undefined ? {} : { registrationRegion }),
    ...(partnerProgram === undefined ? {} : { partnerProgram }),
    factsAt: {
      ...before?.factsAt,
      ...(registrationRegion === undefined ? {} : { registrationRegion: at }),
      ...(partnerProgram === undefined ? {} : { partnerProgram: at }),
    },
    updatedAt: at,
    version: (before?.version ?? 0) + 1,
  }
}

/**
 * Sets the region and partner status of an account other than the operator's own. Creates the account if it does not
 * exist.
 */
export async function putAccount(
  deps: CommitDependencies & ActSources,
  operator: Principal,
  accountId: string,
  facts: PutAccount,
): Promise<Account> {
  assertNotOwnAccount(operator, accountId)
  return commitChange(deps, async () => {
    const before = await deps.records.account(accountId)
    const act = newAct(deps, 'operator', operator.accountId)
    const after = withFacts(before, accountId, facts, act.at)
    return {
      change: {
        account: before === undefined ? { after } : { before, after },
        audit: auditEntry(act, accountId, 'account.put', { details: { ...facts } }),
      },
      result: after,
    }
  })
}

export async function findAccount({ records }: { records: Records }, accountId: string): Promise<Account> {
  const account = await records.account(accountId)
  if (account === undefined) throw notFound()
  return account
}

/** An account for an operator. It may have a part of a certificate number: then the access is recorded in the audit trail first. */
export async function readAccount(
  deps: CommitDependencies & ActSources,
  operator: Principal,
  accountId: string,
): Promise<Account> {
  return commitChange(deps, async () => {
    const account = await findAccount(deps, accountId)
    if (account.certificate === undefined) return { result: account }
    const act = newAct(deps, 'operator', operator.accountId)
    return { change: { audit: auditEntry(act, accountId, 'account.read') }, result: account }
  })
}
