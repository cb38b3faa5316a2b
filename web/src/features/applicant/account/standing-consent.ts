import type { Schemas } from '@realname/client'

interface Page {
  readonly items: readonly Pick<Schemas['Application'], 'status' | 'erased'>[]
  readonly nextCursor?: string | undefined
}

const ended: readonly Page['items'][number]['status'][] = ['REJECTED', 'EXPIRED', 'WITHDRAWN', 'REVOKED']

/** Whether the withdrawal of the consent would end or delete anything, in any of the applications that `read` returns. */
export async function hasStandingConsent(read: (cursor?: string) => Promise<Page>): Promise<boolean> {
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await read(cursor)
    const stands = items.some(
      ({ status, erased }) =>
        !ended.includes(status) || erased?.imagesAt === undefined || erased.personalFieldsAt === undefined,
    )
    if (stands) return true
    cursor = nextCursor
  } while (cursor !== undefined)
  return false
}
