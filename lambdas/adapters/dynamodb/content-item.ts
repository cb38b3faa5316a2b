import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import { parseStored } from './stored.ts'

const schema = buildOnce(() => z.object({ accountId: z.string() }))

/** The keyed hash of a file's bytes: under it, one item for each account that has uploaded them. */
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

/** The account that an item is of. */
export function accountOfContentItem(item: unknown): string {
  return parseStored(schema(), item).accountId
}
