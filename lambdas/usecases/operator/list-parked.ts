import type { ParkedApplicationView } from '../../../contract/parked.ts'
import type { Leftovers, Page, PageRequest, Records } from '../../../domain/ports.ts'
import { isReadable } from '../all-applications.ts'

/** After every moment. */
const ever = '9999'

/** What waits for an operator, longest first: ids, a time and an error's name. A page may come out short. */
export async function listParked(
  { records, leftovers }: { readonly records: Pick<Records, 'listed'>; readonly leftovers: Leftovers },
  page: PageRequest,
): Promise<Page<ParkedApplicationView>> {
  const { items, nextCursor } = await leftovers.attentionBefore('PARKED', ever, page)
  const found = await Promise.all(items.map(applicationId => records.listed(applicationId)))
  return {
    // The list may lag behind: what goes on again is left out.
    items: found.flatMap(record => {
      if (!isReadable(record) || record.application.parked === undefined) return []
      const { applicationId, accountId, parked } = record.application
      return [{ applicationId, accountId, since: parked.at, error: parked.error }]
    }),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
