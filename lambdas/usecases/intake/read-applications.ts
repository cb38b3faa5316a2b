import type { ApplicationView } from '../../../contract/application.ts'
import type { Application } from '../../../domain/application.ts'
import type { Page, PageRequest, Records } from '../../../domain/ports.ts'
import type { Principal } from '../access/people.ts'
import { isReadable } from '../records/all-applications.ts'
import { findOwnApplication, isOpenTo } from '../records/find-application.ts'
import { applicationView } from './application-view.ts'

export async function readApplication(
  { records }: { records: Records },
  principal: Principal,
  applicationId: string,
): Promise<ApplicationView> {
  return applicationView(await findOwnApplication(records, principal, applicationId))
}

/** The caller's own applications. */
export async function listOwnApplications(
  { records }: { records: Records },
  principal: Principal,
  page: PageRequest,
): Promise<Page<ApplicationView>> {
  return listApplications({ records }, principal.accountId, page, application =>
    isOpenTo(principal, application),
  )
}

export async function listApplications(
  { records }: { records: Records },
  accountId: string,
  page: PageRequest,
  isShown: (application: Application) => boolean = () => true,
): Promise<Page<ApplicationView>> {
  const { items, nextCursor } = await records.applicationIdsOf(accountId, page)
  const found = await Promise.all(items.map(applicationId => records.listed(applicationId)))
  return {
    items: found
      .filter(isReadable)
      .filter(({ application }) => isShown(application))
      .map(applicationView),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
