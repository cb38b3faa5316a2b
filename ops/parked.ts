import type { Leftovers, Records } from '../domain/ports.ts'

/** After every moment. */
const ever = '9999'

export interface Parked {
  readonly applicationId: string
  readonly accountId: string
  readonly since: string
  readonly error: string
}

/** What waits for an operator, longest first: ids, a time and an error's name. */
export async function listParked({
  records,
  leftovers,
}: {
  readonly records: Pick<Records, 'application'>
  readonly leftovers: Leftovers
}): Promise<Parked[]> {
  const found: Parked[] = []
  let cursor: string | undefined
  do {
    const page = await leftovers.attentionBefore('PARKED', ever, { limit: 50, cursor })
    for (const applicationId of page.items) {
      const { parked, accountId = '' } = (await records.application(applicationId))?.application ?? {}
      // The list may lag behind.
      if (parked !== undefined) {
        found.push({ applicationId, accountId, since: parked.at, error: parked.error })
      }
    }
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return found
}
