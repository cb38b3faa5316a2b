import type { ApplicationView } from '../../../contract/application.ts'
import type { Application } from '../../../domain/application.ts'
import type { Clock, Page, PageRequest, Records } from '../../../domain/ports.ts'
import type { Principal } from '../access/people.ts'
import { isReadable } from '../records/all-applications.ts'
import { findOwnApplication, isOpenTo } from '../records/find-application.ts'
import { applicationView } from './application-view.ts'

interface Reading {
  readonly records: Records
  readonly clock: Clock
}

export async function readApplication(
  { records, clock }: Reading,
  principal: Principal,
  applicationId: string,
): Promise<ApplicationView> {
  return applicationView(await findOwnApplication(records, principal, applicationId), clock())
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
  { records, clock }: Reading,
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
      .map(record => applicationView(record, now)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
