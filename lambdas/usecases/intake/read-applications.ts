import type { ApplicationView } from '../../../contract/application.ts'
import type { ApplicantTerms } from '../../../domain/applicant-terms.ts'
import type { Application } from '../../../domain/application.ts'
import type { Clock, Page, PageRequest, Records } from '../../../domain/ports.ts'
import type { Principal } from '../access/people.ts'
import { isReadable } from '../records/all-applications.ts'
import { findOwnApplication, isOpenTo } from '../records/find-application.ts'
import { applicationView } from './application-view.ts'

interface Reading {
  readonly records: Records
  readonly clock: Clock
  readonly applicantTerms: ApplicantTerms
}

export async function readApplication(
  { records, clock, applicantTerms }: Reading,
  principal: Principal,
  applicationId: string,
): Promise<ApplicationView> {
  const record = await findOwnApplication(records, principal, applicationId)
  return applicationView(record, clock(), applicantTerms)
}

/** The caller's own applications. */
export async function listOwnApplications(
  deps: Reading,
  principal: Principal,
  page: PageRequest,
): Promise<Page<ApplicationView>> {
  return listApplications(deps, principal.accountId, page, application => isOpenTo(principal, application))
}

export async function listApplications(
  { records, clock, applicantTerms }: Reading,
  accountId: string,
  page: PageRequest,
  isShown: (application: Application) => boolean = () => true,
): Promise<Page<ApplicationView>> {
  const { items, nextCursor } = await records.applicationIdsOf(accountId, page)
  const now = clock()
  const found = await Promise.all(items.map(applicationId => records.listed(applicationId)))
  return {
    items: found
      .filter(isReadable)
      .filter(({ application }) => isShown(application))
      .map(record => applicationView(record, now, applicantTerms)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
