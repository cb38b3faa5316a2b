import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

export type Item = Readonly<Record<string, unknown>>

/** Items that one request can get. */
const itemsAtOnce = 100

/** Reads items of one table by their keys, in any order. An item that does not exist is absent. */
export async function getTogether(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Item[],
  options: { readonly ConsistentRead?: boolean } = {},
): Promise<Item[]> {
  const items: Item[] = []
  let left = keys
  while (left.length > 0) {
    const batch = left.slice(0, itemsAtOnce)
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: [...batch], ...options } } }),
    )
    items.push(...(Responses[table] ?? []))
    left = [...(UnprocessedKeys[table]?.Keys ?? []), ...left.slice(itemsAtOnce)]
  }
  return items
}
