import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Signal } from '../../../domain/application.ts'
import type { Records, UnreadableApplication } from '../../../domain/ports.ts'
import { applicationKey, applicationSortKey } from './application-item.ts'
import { fromPartition } from './application-partition.ts'
import type { Item } from './sorted-query.ts'
import { tellUnreadable, UnreadableItem } from './stored.ts'

type Unreadable = Pick<Records, 'listed' | 'hashesOf' | 'blank'>

/** What stays of an application that was erased by its keys: what lists find it by, and what its execution waits with. */
const staying = ['pk', 'sk', 'applicationId', 'accountId', 'byAccountPk', 'byAccountSk', 'waiting']
const stayingElsewhere = ['pk', 'sk', 'applicationId']

/** When an application's items were erased by their keys; undefined for any other. */
export function blankedAt(items: readonly Item[]): string | undefined {
  const at = items.find(({ sk }) => sk === applicationSortKey)?.blankedAt
  return typeof at === 'string' ? at : undefined
}

const texts = (...values: unknown[]): string[] =>
  values.flatMap(value => (typeof value === 'string' && value !== '' ? value : []))

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Item)[name] : undefined
}

/** Deals with applications by the keys of their items alone, whatever these hold. */
export function unreadableItems(
  client: DynamoDBDocumentClient,
  tableName: string,
  itemsOf: (applicationId: string) => Promise<Item[]>,
): Unreadable {
  /** Nothing but keys, and for the application what stays; the execution is told that it was withdrawn. */
  function blanked(item: Item, applicationId: string, at: string): UpdateCommand {
    const isApplication = item.sk === applicationSortKey
    const removed = Object.keys(item).filter(
      name =>
        !(isApplication ? staying : stayingElsewhere).includes(name) &&
        !['signal', 'blankedAt'].includes(name),
    )
    const names = Object.fromEntries(removed.map((name, index) => [`#n${index}`, name]))
    const attempt = memberOf(item.waiting, 'attempt')
    const signal: Signal = { kind: 'WITHDRAWN', attempt: typeof attempt === 'number' ? attempt : 1, at }
    const remove = removed.length === 0 ? '' : ` REMOVE ${Object.keys(names).join(', ')}`
    const set = isApplication
      ? 'SET applicationId = :id, blankedAt = :at, #signal = :signal'
      : 'SET applicationId = :id'
    return new UpdateCommand({
      TableName: tableName,
      Key: { pk: item.pk, sk: item.sk },
      UpdateExpression: `${set}${remove}`,
      ...(isApplication || removed.length > 0
        ? { ExpressionAttributeNames: { ...names, ...(isApplication ? { '#signal': 'signal' } : {}) } }
        : {}),
      ExpressionAttributeValues: {
        ':id': applicationId,
        ...(isApplication ? { ':at': at, ':signal': signal } : {}),
      },
    })
  }

  return {
    async listed(applicationId) {
      const items = await itemsOf(applicationId)
      const at = blankedAt(items)
      if (at !== undefined) return { applicationId, erasedAt: at } satisfies UnreadableApplication
      try {
        return fromPartition(items)
      } catch (error) {
        if (!(error instanceof UnreadableItem)) throw error
        tellUnreadable(error, applicationKey(applicationId))
        return { applicationId }
      }
    },

    async hashesOf(applicationId) {
      const items = await itemsOf(applicationId)
      const application = items.find(({ sk }) => sk === applicationSortKey)
      const [certificateHash] = texts(
        application?.certificateHash,
        memberOf(application?.entered, 'certificateHash'),
      )
      const contentHashes = [...new Set(items.flatMap(({ contentHash }) => texts(contentHash)))]
      return { ...(certificateHash === undefined ? {} : { certificateHash }), contentHashes }
    },

    async blank(applicationId, at) {
      const items = await itemsOf(applicationId)
      // The application last: until it is marked, all of it is looked for again.
      const inOrder = [...items].sort(
        (one, other) => Number(one.sk === applicationSortKey) - Number(other.sk === applicationSortKey),
      )
      for (const item of inOrder) await client.send(blanked(item, applicationId, at))
    },
  }
}
