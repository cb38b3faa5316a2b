import * as z from 'zod'
import { logFailure } from '../../logging.ts'
import { countMetric } from '../../metrics.ts'

/**
 * An item that this version can't parse. A repetition with the same version fails, too; a newer version may succeed.
 */
export class UnreadableItem extends Error {
  override name = 'UnreadableItem'
}

/**
 * Parses a stored entity. A mismatch is a bug or a manipulated table and must not be processed. The error names the
 * properties, never the values.
 */
export function parseStored<T>(schema: z.ZodType<T>, item: unknown): T {
  const parsed = schema.safeParse(item)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map(issue => issue.path.join('.'))
  throw new UnreadableItem(`Stored item of an unexpected shape at: ${places.join(', ')}`)
}

/**
 * Returns the items that can be parsed. The others are counted, logged by their keys and left out, so that they do not
 * fail the list.
 */
export function readable<T>(
  items: readonly Readonly<Record<string, unknown>>[],
  from: (item: Readonly<Record<string, unknown>>) => T,
): T[] {
  return items.flatMap(item => {
    try {
      return [from(item)]
    } catch (error) {
      if (!(error instanceof UnreadableItem)) throw error
      reportUnreadable(error, item)
      return []
    }
  })
}

/** Increments the alarm's metric and logs the key. */
export function reportUnreadable(error: UnreadableItem, key: Parameters<typeof storedKey>[0]): void {
  logFailure('STORED_ITEM_UNREADABLE', error, { key: storedKey(key) })
  countMetric('UnreadableRecord')
}

/** An item's key for a log line: ids, hashes, times and numbers. Any other text is left out. */
export function storedKey({ pk, sk }: { readonly pk?: unknown; readonly sk?: unknown }): string {
  const parts = [pk, sk].map(part => (/^[\w#.:=+/-]{1,200}$/.test(String(part)) ? String(part) : '?'))
  return parts.join(' ')
}

/** An optional property in the sense of exactOptionalPropertyTypes: absent, never `undefined`. */
export function optional<T extends z.ZodType>(schema: T) {
  return z.exactOptional(schema)
}

/** Returns whether the write took place; false if its condition failed. */
export async function unlessConditionFails(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
    throw error
  }
}
