import type { AuditTrailView, PutAccount } from '../../../contract/account.ts'
import type { Account } from '../../../domain/account.ts'
import { auditEntry } from '../../../domain/change.ts'
import { notFound } from '../../../domain/errors.ts'
import type { PageRequest, Records } from '../../../domain/ports.ts'
import { type Acting, assertNotOwnAccount, newAct, type Principal } from '../access/people.ts'
import { type Committing, commitChange } from '../records/commit-change.ts'

/**
 * Sets the region and partner status of an account other than the operator's own. Creates the account if it does not
 * exist.
 */
export async function putAccount(
  deps: Committing & Acting,
  operator: Principal,
  accountId: string,
  facts: PutAccount,
): Promise<Account> {
  assertNotOwnAccount(operator, accountId)
  return commitChange(deps, async () => {
    const before = await deps.records.account(accountId)
    const act = newAct(deps, 'operator', operator.accountId)
    const after: Account = {
      ...(before ?? { accountId, authenticationStatus: 'UNAUTHENTICATED', createdAt: act.at }),
      ...facts,
      factsAt: { registrationRegion: act.at, partnerProgram: act.at },
      updatedAt: act.at,
      version: (before?.version ?? 0) + 1,
    }
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

/** The trail names reviewers and their proposals, so an operator can't read the trail of their own account. */
export async function readAuditTrail(
  { records }: { records: Records },
  operator: Principal,
  accountId: string,
  page: PageRequest,
): Promise<AuditTrailView> {
  assertNotOwnAccount(operator, accountId)
  await findAccount({ records }, accountId)
  const { items, nextCursor } = await records.auditTrail(accountId, page)
  return {
    items: items.map(({ accountId: _account, actor, details, ...entry }) => ({
      ...entry,
      actor: { ...actor },
      ...(details === undefined ? {} : { details: { ...details } }),
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
