import type { ApplicationRecord } from '../../domain/application.ts'
import type { Records } from '../../domain/ports.ts'

const pageSize = 50

/** Every application of an account, newest first; the current one even if the list does not show it yet. */
export async function allApplicationsOf(records: Records, accountId: string): Promise<ApplicationRecord[]> {
  const current = (await records.account(accountId))?.currentApplicationId
  const ids = new Set(current === undefined ? [] : [current])
  let cursor: string | undefined
  do {
    const page = await records.applicationIdsOf(accountId, { limit: pageSize, cursor })
    for (const applicationId of page.items) ids.add(applicationId)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  const found = await Promise.all([...ids].map(applicationId => records.application(applicationId)))
  return found.filter(record => record !== undefined)
}
