import type { Page, PageRequest } from '../../domain/ports.ts'

/** In the order of the keys. */
export function sorted<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** The entries behind the cursor, up to the limit. */
export function pageOf<T, R>(
  inOrder: readonly T[],
  { limit, cursor }: PageRequest,
  key: (item: T) => string,
  isBeyond: (key: string, cursor: string) => boolean,
  show: (item: T) => R,
): Page<R> {
  const start = placeOf(cursor)
  const rest = start === undefined ? inOrder : inOrder.filter(item => isBeyond(key(item), start))
  const shown = rest.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(show),
    ...(rest.length > limit && last !== undefined ? { nextCursor: cursorAt(key(last)) } : {}),
  }
}

/** The key in a cursor. */
export const placeOf = (cursor: string | undefined) =>
  cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString('latin1')

export const cursorAt = (place: string) => Buffer.from(place, 'latin1').toString('base64url')
