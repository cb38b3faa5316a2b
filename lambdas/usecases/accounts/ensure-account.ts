import type { Account } from '../../../domain/account.ts'
import type { AuditAction } from '../../../domain/audit.ts'
import { auditEntry } from '../../../domain/change.ts'
import { isRegion } from '../../../domain/regions.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { belongsElsewhere } from '../sessions/session-account.ts'

function actionOf(before: Account | undefined, learns: boolean): AuditAction {
  if (before === undefined) return 'account.create'
  return learns ? 'account.learn-region' : 'account.claim'
}

/**
 * The caller's account. It is created at the first call, with the region from the identity provider. An account created
 * without a region takes it once the provider has one. After that only the operator changes it. The first call also sets
 * whether people who sign in or sessions use the account; callers of the other kind are refused from then on.
 */
export async function ensureAccount(
  deps: CommitDependencies & ActSources,
  principal: Principal,
): Promise<Account> {
  return commitChange(deps, async () => {
    const before = await deps.records.account(principal.accountId)
    const providerRegion = principal.registrationRegion
    const learns =
      before?.registrationRegion === undefined && providerRegion !== undefined && isRegion(providerRegion)
    const origin = principal.sessionId === undefined ? 'ISSUER' : 'SESSION'
    if (before?.origin !== undefined && before.origin !== origin) throw belongsElsewhere()
    if (before?.origin !== undefined && !learns) return { result: before }
    const act = newAct(deps, 'applicant', principal.accountId)
    const after: Account = {
      ...(before ?? {
        accountId: principal.accountId,
        partnerProgram: false,
        authenticationStatus: 'UNAUTHENTICATED',
        createdAt: act.at,
      }),
      ...(learns ? { registrationRegion: providerRegion } : {}),
      origin,
      updatedAt: act.at,
      version: (before?.version ?? 0) + 1,
    }
    return {
      change: {
        account: before === undefined ? { after } : { before, after },
        audit: auditEntry(act, after.accountId, actionOf(before, learns)),
      },
      result: after,
    }
  })
}
