import type { AccountRemains } from '../../../domain/account.ts'
import type { ApplicationRecord } from '../../../domain/application.ts'
import type { Records, UnreadableApplication } from '../../../domain/ports.ts'

const pageSize = 50

interface Applications {
  readonly readable: readonly ApplicationRecord[]
  readonly unreadable: readonly UnreadableApplication[]
}

/** Every application of an account, newest first, with its present ones even if the list does not contain them yet. */
export async function everyApplicationOf(records: Records, accountId: string): Promise<Applications> {
  return listedApplicationsOf(records, accountId, (await records.account(accountId)) ?? {})
}

/** The same for an account whose item can't be read. */
export async function listedApplicationsOf(
  records: Records,
  accountId: string,
  {
    currentApplicationId,
    renewalApplicationId,
  }: Pick<AccountRemains, 'currentApplicationId' | 'renewalApplicationId'>,
): Promise<Applications> {
  const ids = new Set([renewalApplicationId, currentApplicationId].flatMap(id => id ?? []))
  let cursor: string | undefined
  do {
    const page = await records.applicationIdsOf(accountId, { limit: pageSize, cursor })
    for (const applicationId of page.items) ids.add(applicationId)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  const found = await Promise.all([...ids].map(applicationId => records.listed(applicationId)))
  return {
    readable: found
      .filter(isReadable)
      .sort(({ application: a }, { application: b }) => b.createdAt.localeCompare(a.createdAt)),
    unreadable: found.flatMap(one => (one === undefined || isReadable(one) ? [] : one)),
  }
}

/** The readable ones among them. */
export async function allApplicationsOf(
  records: Records,
  accountId: string,
): Promise<readonly ApplicationRecord[]> {
  return (await everyApplicationOf(records, accountId)).readable
}

export function isReadable(
  one: ApplicationRecord | UnreadableApplication | undefined,
): one is ApplicationRecord {
  return one !== undefined && 'application' in one
}
