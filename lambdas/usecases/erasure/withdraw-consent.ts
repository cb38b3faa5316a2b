import type { Account } from '../../../domain/account.ts'
import { auditEntry } from '../../../domain/change.ts'
import { act, type Principal } from '../access/people.ts'
import { ensureAccount } from '../accounts/ensure-account.ts'
import { allApplicationsOf } from '../records/all-applications.ts'
import { commitChange } from '../records/commit-change.ts'
import { eraseApplications } from './erase-applications.ts'
import type { Erasing } from './erasure-steps.ts'

/**
 * The holder no longer agrees to what they agreed to for every application: what is open is withdrawn, an authentication
 * ends, and what was given is erased. The account stays, and may agree anew. Repeated, it finishes what is missing; it is
 * recorded once for each consent that was given.
 */
export async function withdrawConsent(deps: Erasing, principal: Principal): Promise<string> {
  const { accountId } = await ensureAccount(deps, principal)
  const by = { role: 'applicant', id: accountId } as const
  await commitChange(deps, async () => {
    const account = await ensureAccount(deps, principal)
    const [newest] = await allApplicationsOf(deps.records, accountId)
    const given = newest?.application.consent.givenAt
    const { consentWithdrawnAt } = account
    if (given === undefined || (consentWithdrawnAt !== undefined && consentWithdrawnAt >= given)) {
      return { result: undefined }
    }
    const withdrawing = act(deps, by.role, by.id)
    const after: Account = {
      ...account,
      consentWithdrawnAt: withdrawing.at,
      updatedAt: withdrawing.at,
      version: account.version + 1,
    }
    return {
      change: {
        account: { before: account, after },
        audit: auditEntry(withdrawing, accountId, 'account.withdraw-consent', {
          details: { policyVersion: newest?.application.consent.policyVersion },
        }),
      },
      result: undefined,
    }
  })
  await eraseApplications(deps, accountId, by)
  return accountId
}
