import type { Account } from '../../domain/account.ts'
import { auditEntry } from '../../domain/change.ts'
import { isRegion } from '../../domain/regions.ts'
import { type Committing, commitChange } from './commit-change.ts'
import { type Acting, act, type Principal } from './people.ts'

/** The caller's account; created on first sight with the region that the identity provider tells. */
export async function ensureAccount(deps: Committing & Acting, principal: Principal): Promise<Account> {
  return commitChange(deps, async () => {
    const existing = await deps.records.account(principal.accountId)
    if (existing !== undefined) return { result: existing }
    const first = act(deps, 'applicant', principal.accountId)
    const region = principal.registrationRegion
    const account: Account = {
      accountId: principal.accountId,
      ...(region !== undefined && isRegion(region) ? { registrationRegion: region } : {}),
      partnerProgram: false,
      authenticationStatus: 'UNAUTHENTICATED',
      createdAt: first.at,
      updatedAt: first.at,
      version: 1,
    }
    return {
      change: {
        account: { after: account },
        audit: auditEntry(first, account.accountId, 'account.create'),
      },
      result: account,
    }
  })
}
