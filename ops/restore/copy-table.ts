import { isDeepStrictEqual } from 'node:util'
import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  paginateScan,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { jitteredBackOff } from '../../lambdas/adapters/system.ts'

type StoredItem = Record<string, AttributeValue>
export type Item = Readonly<Record<string, unknown>>

export interface TableCopy {
  readonly from: string
  readonly to: string
  /** The names of the attributes of the key. */
  readonly keys: readonly string[]
  /** Number of parallel scans. */
  readonly segments: number
  /** False: the differences are only counted. */
  readonly act: boolean
  /**
   * Whether an item of the target stays, although the source has another one or none. `isInSource` reads any
   * key.
   */
  readonly stays: (item: Item, isInSource: (key: Item) => Promise<boolean>) => Promise<boolean>
  /** Called before an item of the target is replaced or deleted, and again if the copy was stopped there. */
  readonly replaces: (item: Item, by: Item | undefined) => Promise<void>
}

export interface Copied {
  readonly written: number
  readonly deleted: number
}

const readsAtOnce = 100
const writesAtOnce = 25
/** Functions that were running when the intake was closed may still write. A further pass replaces their changes. */
const maximumPasses = 5

const chunksOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )

/**
 * Makes a table equal to another one, except for items that stay. Equal items are not written. It may be stopped anywhere and
 * repeated.
 */
export async function copyTable(client: DynamoDBClient, copy: TableCopy): Promise<Copied> {
  const total = { written: 0, deleted: 0 }
  for (let pass = 1; pass <= maximumPasses; pass += 1) {
    const written = await inSegments(client, copy.from, copy, items => writeDifferent(client, copy, items))
    const deleted = await inSegments(client, copy.to, copy, items => deleteUnknown(client, copy, items))
    total.written += written
    total.deleted += deleted
    if (written + deleted === 0 || !copy.act) return total
  }
  throw new Error(`Another program writes to ${copy.to}: it still differs after ${maximumPasses} passes`)
}

async function inSegments(
  client: DynamoDBClient,
  TableName: string,
  { segments }: TableCopy,
  handle: (items: StoredItem[]) => Promise<number>,
): Promise<number> {
  const scanned = Array.from({ length: segments }, async (_, Segment) => {
    let changes = 0
    const scan = { TableName, ConsistentRead: true, Segment, TotalSegments: segments }
    for await (const { Items = [] } of paginateScan({ client }, scan)) {
      for (const items of chunksOf(Items, readsAtOnce)) changes += await handle(items)
    }
    return changes
  })
  return (await Promise.all(scanned)).reduce((sum, each) => sum + each, 0)
}

const keyOf = (item: StoredItem, { keys }: TableCopy): StoredItem =>
  Object.fromEntries(keys.flatMap(name => (item[name] === undefined ? [] : [[name, item[name]]])))

const nameOf = (item: StoredItem, copy: TableCopy) => JSON.stringify(keyOf(item, copy))

/** The items with the keys of these, by their keys. */
async function readLike(
  client: DynamoDBClient,
  TableName: string,
  copy: TableCopy,
  items: readonly StoredItem[],
): Promise<Map<string, StoredItem>> {
  const found = new Map<string, StoredItem>()
  let Keys = items.map(item => keyOf(item, copy))
  for (let tries = 1; Keys.length > 0; tries += 1) {
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
    )
    for (const item of Responses[TableName] ?? []) found.set(nameOf(item, copy), item)
    Keys = UnprocessedKeys[TableName]?.Keys ?? []
    if (Keys.length > 0) await jitteredBackOff(tries)
  }
  return found
}

async function write(client: DynamoDBClient, TableName: string, requests: readonly WriteRequest[]) {
  for (const chunk of chunksOf(requests, writesAtOnce)) {
    let left = chunk
    for (let tries = 1; left.length > 0; tries += 1) {
      const { UnprocessedItems = {} } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [TableName]: left } }),
      )
      left = UnprocessedItems[TableName] ?? []
      if (left.length > 0) await jitteredBackOff(tries)
    }
  }
}

const isInSource = (client: DynamoDBClient, copy: TableCopy) => async (key: Item) => {
  const stored = Object.fromEntries(Object.entries(key).map(([name, value]) => [name, { S: String(value) }]))
  return (await readLike(client, copy.from, copy, [stored])).size > 0
}

async function writeDifferent(client: DynamoDBClient, copy: TableCopy, items: StoredItem[]): Promise<number> {
  const present = await readLike(client, copy.to, copy, items)
  const requests: WriteRequest[] = []
  for (const item of items) {
    const before = present.get(nameOf(item, copy))
    if (before !== undefined) {
      const [old, next] = [unmarshall(before), unmarshall(item)]
      if (isDeepStrictEqual(old, next) || (await copy.stays(old, isInSource(client, copy)))) continue
      await copy.replaces(old, next)
    }
    requests.push({ PutRequest: { Item: item } })
  }
  if (copy.act) await write(client, copy.to, requests)
  return requests.length
}

async function deleteUnknown(client: DynamoDBClient, copy: TableCopy, items: StoredItem[]): Promise<number> {
  const known = await readLike(client, copy.from, copy, items)
  const requests: WriteRequest[] = []
  for (const item of items) {
    if (known.has(nameOf(item, copy))) continue
    const old = unmarshall(item)
    if (await copy.stays(old, isInSource(client, copy))) continue
    await copy.replaces(old, undefined)
    requests.push({ DeleteRequest: { Key: keyOf(item, copy) } })
  }
  if (copy.act) await write(client, copy.to, requests)
  return requests.length
}
