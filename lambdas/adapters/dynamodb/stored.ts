import * as z from 'zod'
import { logFailure } from '../../logging.ts'
import { countMetric } from '../../metrics.ts'

/** An item of a shape that this version does not know. The same version will not read it at another attempt; a newer one may. */
export class UnreadableItem extends Error {
  override name = 'UnreadableItem'
}

/**
 * Reads an entity out of storage: what does not have its shape is a bug or a tampered table, and must not pass on.
 * The error names the places, never the values.
 */
export function parseStored<T>(schema: z.ZodType<T>, item: unknown): T {
  const parsed = schema.safeParse(item)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map(issue => issue.path.join('.'))
  throw new UnreadableItem(`Stored item of an unexpected shape at: ${places.join(', ')}`)
}

/** The items that can be parsed. The others are counted, logged by their keys and left out, so that one bad item fails no list. */
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

/** Counted for an alarm, and logged with its key. */
export function reportUnreadable(error: UnreadableItem, key: Parameters<typeof storedKey>[0]): void {
  logFailure('STORED_ITEM_UNREADABLE', error, { key: storedKey(key) })
  countMetric('UnreadableRecord')
}

/** The key of an item for a log line: ids, hashes, times and numbers. Anything else in it is not ours, and is left out. */
export function storedKey({ pk, sk }: { readonly pk?: unknown; readonly sk?: unknown }): string {
  const parts = [pk, sk].map(part => (/^[\w#.:=+/-]{1,200}$/.test(String(part)) ? String(part) : '?'))
  return parts.join(' ')
}

/** An optional property in the sense of exactOptionalPropertyTypes: absent, never `undefined`. */
export function optional<T extends z.ZodType>(schema: T) {
  return z.exactOptional(schema)
}

/** Whether a write took place: false when its condition did not hold. */
export async function unlessConditionFails(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
    throw error
  }
}
