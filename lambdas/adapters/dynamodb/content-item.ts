import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import { parseStored } from './stored.ts'

const schema = buildOnce(() => z.object({ accountId: z.string() }))

/** The partition of a file's keyed hash. It contains one item for each account that uploaded the file. */
export function contentPartition(hash: string): string {
  return `CONTENT#${hash}`
}

interface Content {
  readonly hash: string
  readonly accountId: string
}

export function contentKey({ hash, accountId }: Content) {
  return { pk: contentPartition(hash), sk: `ACCOUNT#${accountId}` }
}

export function toContentItem(content: Content) {
  return { ...contentKey(content), accountId: content.accountId }
}

/** The account of an item. */
export function accountOfContentItem(item: unknown): string {
  return parseStored(schema(), item).accountId
}
