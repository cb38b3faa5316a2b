import type { ApplicationView } from '../../../contract/application.ts'
import type { ApplicantTerms } from '../../../domain/applicant-terms.ts'
import { auditEntry } from '../../../domain/change.ts'
import type { Page, PageRequest } from '../../../domain/ports.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { trueReasons } from '../intake/application-view.ts'
import { listApplications } from '../intake/read-applications.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findAccount } from './manage-account.ts'

/** The list contains parts of certificate numbers, so the access is recorded in the audit trail first. Operators read the true reasons. */
export async function listApplicationsOf(
  deps: CommitDependencies & ActSources & { applicantTerms: ApplicantTerms },
  operator: Principal,
  accountId: string,
  page: PageRequest,
): Promise<Page<ApplicationView>> {
  await commitChange(deps, async () => {
    await findAccount(deps, accountId)
    const act = newAct(deps, 'operator', operator.accountId)
    return {
      change: { audit: auditEntry(act, accountId, 'account.read-applications') },
      result: undefined,
    }
  })
  const applicantTerms = { ...deps.applicantTerms, ...trueReasons }
  return listApplications({ ...deps, applicantTerms }, accountId, page)
}
