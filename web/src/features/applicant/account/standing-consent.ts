import type { Application } from '@realname/client'

type Considered = Pick<Application, 'status' | 'erased'>

const endedStatuses: readonly Considered['status'][] = ['REJECTED', 'EXPIRED', 'WITHDRAWN', 'REVOKED']

/** Whether the withdrawal of the consent would end or delete anything, in any of the applications. */
export async function hasStandingConsent(applications: AsyncIterable<Considered>): Promise<boolean> {
  for await (const { status, erased } of applications) {
    if (!endedStatuses.includes(status)) return true
    if (erased?.imagesAt === undefined || erased.personalFieldsAt === undefined) return true
  }
  return false
}
