import type { CertificateAccountsView, CertificateAccountView } from '../../../contract/account.ts'
import { certificateHashOf } from '../../../domain/application.ts'
import { auditEntry } from '../../../domain/change.ts'
import { notFound } from '../../../domain/errors.ts'
import type { Records } from '../../../domain/ports.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { isReadable } from '../records/all-applications.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'

/**
 * The accounts that hold a place of an application's certificate. The list connects accounts of a person, so the access is
 * recorded in the audit trail first.
 */
export async function listCertificateAccounts(
  deps: CommitDependencies & ActSources,
  operator: Principal,
  applicationId: string,
): Promise<CertificateAccountsView> {
  const { records } = deps
  const hash = await commitChange(deps, async () => {
    const record = await records.application(applicationId)
    if (record === undefined) throw notFound()
    const act = newAct(deps, 'operator', operator.accountId)
    const { accountId } = record.application
    const audit = auditEntry(act, accountId, 'application.read-certificate-accounts', { applicationId })
    return { change: { audit }, result: certificateHashOf(record.application) }
  })
  if (hash === undefined) return { items: [] }
  const holders = await records.holdersOf(hash)
  return { items: await Promise.all(holders.map(accountId => certificateAccount(records, accountId, hash))) }
}

/** The account alone if its application has another certificate by now, or is unreadable. */
async function certificateAccount(
  records: Records,
  accountId: string,
  hash: string,
): Promise<CertificateAccountView> {
  const { currentApplicationId, renewalApplicationId } = (await records.account(accountId)) ?? {}
  const ids = [currentApplicationId, renewalApplicationId].filter(id => id !== undefined)
  const listed = await Promise.all(ids.map(id => records.listed(id)))
  const application = listed
    .filter(isReadable)
    .map(record => record.application)
    .find(each => certificateHashOf(each) === hash)
  if (application === undefined) return { accountId }
  const since = application.endedAt ?? application.appliedDecision?.decidedAt ?? application.submittedAt
  return {
    accountId,
    applicationId: application.applicationId,
    status: application.status,
    ...(since === undefined ? {} : { since }),
  }
}
