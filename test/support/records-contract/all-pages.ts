import { expect } from '@jest/globals'
import type { Page, PageRequest } from '../../../domain/ports.ts'

/** All items of a list, `limit` at a time, until it ends or `enough` is true. */
export async function allPages<T>(
  read: (page: PageRequest) => Promise<Page<T>>,
  limit: number,
  enough: (items: T[]) => boolean = () => false,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page: Page<T> = await read({ limit, cursor })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined && !enough(items))
  return items
}
