import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Signal } from '../../../domain/application.ts'
import type { Records, UnreadableApplication } from '../../../domain/ports.ts'
import { applicationKey, applicationSortKey, waitingOf } from './application-item.ts'
import { fromPartition } from './application-partition.ts'
import { signalKeys } from './attention-keys.ts'
import type { Item } from './sorted-query.ts'
import { reportUnreadable, UnreadableItem } from './stored.ts'

type Unreadable = Pick<Records, 'listed' | 'hashesOf' | 'blank'>

/**
 * Attributes that stay after an application was erased by its keys: those of lists, and the waiting task of its
 * execution.
 */
const keptAttributes = ['pk', 'sk', 'applicationId', 'accountId', 'byAccountPk', 'byAccountSk', 'waiting']
const keptKeys = ['pk', 'sk', 'applicationId']

/** Time at which an application's items were erased by their keys; undefined for any other. */
export function blankedAt(items: readonly Item[]): string | undefined {
  const at = items.find(({ sk }) => sk === applicationSortKey)?.blankedAt
  return typeof at === 'string' ? at : undefined
}

/** `waiting` stays only if it is readable. */
function keptAttributesOf(item: Item): readonly string[] {
  return waitingOf(item) === undefined ? keptAttributes.filter(name => name !== 'waiting') : keptAttributes
}

/** Adds a signal for the execution. The reconciler resends it while an execution waits. */
function withdrawalSignal(item: Item, applicationId: string, at: string): Item {
  const waiting = waitingOf(item)
  const signal: Signal = { kind: 'WITHDRAWN', attempt: waiting?.attempt ?? 1, at }
  return {
    blankedAt: at,
    signal,
    ...(waiting === undefined ? {} : signalKeys({ applicationId, signal })),
  }
}

const texts = (...values: unknown[]): string[] =>
  values.flatMap(value => (typeof value === 'string' && value !== '' ? value : []))

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Item)[name] : undefined
}

/** Erases applications by the keys of their items, with any content of these. */
export function unreadableItems(
  client: DynamoDBDocumentClient,
  tableName: string,
  itemsOf: (applicationId: string) => Promise<Item[]>,
  furtherItemsOf: (applicationId: string) => Promise<Item[]>,
): Unreadable {
  /**
   * Removes all attributes except keys; the application keeps the attributes of `staying` and gets the signal of a
   * withdrawal.
   */
  function blankUpdate(item: Item, applicationId: string, at: string): UpdateCommand {
    const isApplication = item.sk === applicationSortKey
    const set: Item = { applicationId, ...(isApplication ? withdrawalSignal(item, applicationId, at) : {}) }
    const stays = isApplication ? keptAttributesOf(item) : keptKeys
    const removed = Object.keys(item).filter(name => !stays.includes(name) && !(name in set))
    const all = [...Object.keys(set), ...removed]
    const named = (names: readonly string[]) => names.map(name => `#n${all.indexOf(name)}`)
    const sets = named(Object.keys(set)).map((name, index) => `${name} = :v${index}`)
    const remove = removed.length === 0 ? '' : ` REMOVE ${named(removed).join(', ')}`
    return new UpdateCommand({
      TableName: tableName,
      Key: { pk: item.pk, sk: item.sk },
      UpdateExpression: `SET ${sets.join(', ')}${remove}`,
      ExpressionAttributeNames: Object.fromEntries(all.map((name, index) => [`#n${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(
        Object.values(set).map((value, index) => [`:v${index}`, value]),
      ),
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
        reportUnreadable(error, applicationKey(applicationId))
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
      const items = [...(await furtherItemsOf(applicationId)), ...(await itemsOf(applicationId))]
      // The application last: until it is marked as erased, a repetition finds all its items again.
      const inOrder = [...items].sort(
        (one, other) => Number(one.sk === applicationSortKey) - Number(other.sk === applicationSortKey),
      )
      for (const item of inOrder) await client.send(blankUpdate(item, applicationId, at))
    },
  }
}
