import type { Account } from '../../../domain/account.ts'
import { auditEntry } from '../../../domain/change.ts'
import { isRegion } from '../../../domain/regions.ts'
import { type Acting, newAct, type Principal } from '../access/people.ts'
import { type Committing, commitChange } from '../records/commit-change.ts'

/**
 * The caller's account. It is created at the first call, with the region from the identity provider. An account created
 * without a region takes it once the provider has one. After that only the operator changes it.
 */
export async function ensureAccount(deps: Committing & Acting, principal: Principal): Promise<Account> {
  return commitChange(deps, async () => {
    const before = await deps.records.account(principal.accountId)
    const providerRegion = principal.registrationRegion
    const region =
      providerRegion !== undefined && isRegion(providerRegion) ? { registrationRegion: providerRegion } : {}
    const learns = before?.registrationRegion === undefined && region.registrationRegion !== undefined
    if (before !== undefined && !learns) return { result: before }
    const act = newAct(deps, 'applicant', principal.accountId)
    const after: Account = {
      ...(before ?? {
        accountId: principal.accountId,
        partnerProgram: false,
        authenticationStatus: 'UNAUTHENTICATED',
        createdAt: act.at,
      }),
      ...region,
      updatedAt: act.at,
      version: (before?.version ?? 0) + 1,
    }
    const action = before === undefined ? 'account.create' : 'account.learn-region'
    return {
      change: {
        account: before === undefined ? { after } : { before, after },
        audit: auditEntry(act, after.accountId, action),
      },
      result: after,
    }
  })
}
