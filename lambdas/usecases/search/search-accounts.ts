import type { FoundAccountsView, Search } from '../../../contract/search.ts'
import { takeRate } from '../access/limit-rate.ts'
import type { Principal } from '../access/people.ts'
import { findApplications, recordFinding, type Searching } from './find-applications.ts'

/** An operator finds accounts with their applications: ids and statuses, no part of a number. */
export async function searchAccounts(
  deps: Searching,
  operator: Principal,
  search: Search,
): Promise<FoundAccountsView> {
  await takeRate(deps, operator.accountId, 'searches')
  const { accountIds, applications } = await findApplications(deps, search)
  const all = new Set([...accountIds, ...applications.map(({ application }) => application.accountId)])
  const stored = await Promise.all([...all].map(accountId => deps.records.account(accountId)))
  const accounts = stored.filter(account => account !== undefined)
  const found = accounts.map(({ accountId }) => accountId)
  await recordFinding(deps, search, { role: 'operator', id: operator.accountId }, found)
  return {
    accounts: accounts.map(({ accountId, authenticationStatus }) => ({ accountId, authenticationStatus })),
    applications: applications.map(({ application }) => ({
      applicationId: application.applicationId,
      accountId: application.accountId,
      status: application.status,
      certificateType: application.certificateType,
      issuingRegion: application.issuingRegion,
      createdAt: application.createdAt,
    })),
  }
}
