import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'

export interface Meter {
  queries: number
  /** Read units by DynamoDB's rule, from the sizes of the items that each query read. */
  units: number
  /** Read units reported by the engine. It counts half a unit for a query of any size. */
  unitsByEngine: number
}

interface QueryAnswer {
  readonly Items?: readonly Record<string, unknown>[]
  readonly Responses?: Readonly<Record<string, readonly Record<string, unknown>[]>>
  readonly ScannedCount?: number
  readonly ConsumedCapacity?: Capacity | readonly Capacity[]
}

interface Capacity {
  readonly CapacityUnits?: number
}

/** Eventually consistent reads: half a unit per 4 KB, rounded up, also for a query without results. */
const unitsOf = (bytes: number) => Math.max(1, Math.ceil(bytes / 4096)) / 2

const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8')

/** An attribute's size by DynamoDB's rule. */
function sizeOf(value: AttributeValue): number {
  if (value.S !== undefined) return bytesOf(value.S)
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1
  if (value.BOOL !== undefined) return 1
  if (value.L !== undefined) return 3 + value.L.reduce((sum, each) => sum + 1 + sizeOf(each), 0)
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemSize(value.M)
  throw new Error('an attribute of a kind that reviews do not have')
}

function itemSize(item: Record<string, AttributeValue>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + bytesOf(name) + sizeOf(value), 0)
}

export const sizeOfItem = (item: Record<string, unknown>) => itemSize(marshall(item))

/**
 * Returns the client with metered queries and reads by keys. A count reads items without returning them: `countedSize` is the size of
 * each.
 */
export function metered(client: DynamoDBDocumentClient, countedSize: number) {
  const meter: Meter = { queries: 0, units: 0, unitsByEngine: 0 }
  const send = async (command: { input: object }) => {
    Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' })
    const answer = (await client.send(command as never)) as QueryAnswer
    const { Items, Responses, ScannedCount = 0, ConsumedCapacity = [] } = answer
    meter.queries += 1
    // Items that are read by their keys are rounded up one by one.
    meter.units +=
      Responses !== undefined
        ? Object.values(Responses)
            .flat()
            .reduce((sum, item) => sum + unitsOf(sizeOfItem(item)), 0)
        : unitsOf(Items?.reduce((sum, item) => sum + sizeOfItem(item), 0) ?? ScannedCount * countedSize)
    meter.unitsByEngine += [ConsumedCapacity]
      .flat()
      .reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
    return answer
  }
  return { client: { send } as unknown as DynamoDBDocumentClient, meter }
}
