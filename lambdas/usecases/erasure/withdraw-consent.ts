import type { Account } from '../../../domain/account.ts'
import { auditEntry } from '../../../domain/change.ts'
import { newAct, type Principal } from '../access/people.ts'
import { ensureAccount } from '../accounts/ensure-account.ts'
import { allApplicationsOf } from '../records/all-applications.ts'
import { commitChange } from '../records/commit-change.ts'
import { eraseApplications } from './erase-applications.ts'
import type { ErasureDependencies } from './erasure-steps.ts'

/**
 * Withdraws the holder's consent to all applications: an open application is withdrawn, an authentication is revoked,
 * and the entered data is erased. The account stays and may consent again. A repetition does only what is missing. Each
 * consent has at most one recorded withdrawal.
 */
export async function withdrawConsent(deps: ErasureDependencies, principal: Principal): Promise<string> {
  const { accountId } = await ensureAccount(deps, principal)
  const by = { role: 'applicant', id: accountId } as const
  await commitChange(deps, async () => {
    const account = await ensureAccount(deps, principal)
    const [newest] = await allApplicationsOf(deps.records, accountId)
    const consentGivenAt = newest?.application.consent.givenAt
    const { consentWithdrawnAt } = account
    if (
      consentGivenAt === undefined ||
      (consentWithdrawnAt !== undefined && consentWithdrawnAt >= consentGivenAt)
    ) {
      return { result: undefined }
    }
    const act = newAct(deps, by.role, by.id)
    const after: Account = {
      ...account,
      consentWithdrawnAt: act.at,
      updatedAt: act.at,
      version: account.version + 1,
    }
    return {
      change: {
        account: { before: account, after },
        audit: auditEntry(act, accountId, 'account.withdraw-consent', {
          details: { policyVersion: newest?.application.consent.policyVersion },
        }),
      },
      result: undefined,
    }
  })
  await eraseApplications(deps, accountId, by)
  return accountId
}
