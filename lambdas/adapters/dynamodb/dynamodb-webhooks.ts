import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { webhookLimits } from '../../../domain/policy.ts'
import type { BackOff } from '../../../domain/ports.ts'
import type { Webhooks } from '../../../domain/webhook-ports.ts'
import { type Delivery, firstDeliveryIdOf } from '../../../domain/webhooks.ts'
import { writeDespiteConflicts } from './dynamodb-figures.ts'
import { countingWrites } from './figure-items.ts'
import { pageOf, readSorted, type SortedQuery, sortKeyOf } from './sorted-query.ts'
import { readable, unlessConditionFails } from './stored.ts'
import {
  deliveryKey,
  deliveryPartition,
  duePartitions,
  fromDeliveryItem,
  statusPartition,
  toDeliveryItem,
} from './webhook-delivery-item.ts'
import {
  endpointKey,
  endpointPartition,
  endpointSortKeyPrefix,
  fromEndpointItem,
  fromLeaseItem,
  leaseKey,
} from './webhook-endpoint-item.ts'

const names = (...all: string[]) => Object.fromEntries(all.map(name => [`#${name}`, name]))

/** A time before all others, for a lease that has ended. */
const ended = new Date(0).toISOString()

/** The table of endpoints and deliveries behind the `Webhooks` port. `figures`: for functions in which deliveries fail. */
export function dynamodbWebhooks(
  client: DynamoDBDocumentClient,
  table: string,
  figures?: { readonly table: string; readonly backOff: BackOff },
): Webhooks {
  const byStatus = (endpointId: string, status: Delivery['status']): Omit<SortedQuery, 'newestFirst'> => ({
    table,
    index: 'byStatus',
    partition: { name: 'statusPk', value: statusPartition(endpointId, status) },
    sort: 'deliveryId',
  })

  async function itemAt(Key: { pk: string; sk: string }) {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
    return Item
  }

  return {
    async endpoints() {
      const items = await readSorted(
        client,
        {
          table,
          partition: { name: 'pk', value: endpointPartition },
          sort: 'sk',
          newestFirst: false,
          consistent: true,
        },
        // The count is beside them.
        webhookLimits.endpoints + 2,
        undefined,
      )
      const endpoints = items.filter(({ sk }) => String(sk).startsWith(endpointSortKeyPrefix))
      return readable(endpoints, fromEndpointItem).sort((one, other) =>
        one.createdAt < other.createdAt ? -1 : 1,
      )
    },

    async endpoint(endpointId) {
      const item = await itemAt(endpointKey(endpointId))
      return item === undefined ? undefined : fromEndpointItem(item)
    },

    async delivery(endpointId, deliveryId) {
      const item = await itemAt(deliveryKey({ endpointId, deliveryId }))
      return item === undefined ? undefined : fromDeliveryItem(item)
    },

    async deliveries(endpointId, { limit, cursor, status }) {
      const query: SortedQuery =
        status === undefined
          ? {
              table,
              partition: { name: 'pk', value: deliveryPartition(endpointId) },
              sort: 'sk',
              newestFirst: true,
              consistent: true,
            }
          : { ...byStatus(endpointId, status), newestFirst: true }
      const after = cursor === undefined ? undefined : sortKeyOf(cursor)
      return pageOf(await readSorted(client, query, limit + 1, after), limit, query.sort, fromDeliveryItem)
    },

    async failedSince(endpointId, since, { limit, cursor }) {
      const query = { ...byStatus(endpointId, 'FAILED'), newestFirst: false }
      const after = cursor === undefined ? firstDeliveryIdOf(since) : sortKeyOf(cursor)
      return pageOf(await readSorted(client, query, limit + 1, after), limit, query.sort, fromDeliveryItem)
    },

    async oldestPending(endpointId) {
      const query = { ...byStatus(endpointId, 'PENDING'), newestFirst: false }
      const [oldest] = readable(await readSorted(client, query, 1, undefined), fromDeliveryItem)
      return oldest
    },

    async due(endpointId, now, atMost) {
      const lists = duePartitions(endpointId).map(value => {
        const query: SortedQuery = {
          table,
          index: 'due',
          partition: { name: 'duePk', value },
          sort: 'dueAt',
          // Times are compared as text. This is the first text after the time itself.
          below: `${now}!`,
          newestFirst: false,
        }
        return readSorted(client, query, atMost, undefined)
      })
      const found = readable((await Promise.all(lists)).flat(), fromDeliveryItem)
      return found.sort((one, other) => ((one.dueAt ?? '') < (other.dueAt ?? '') ? -1 : 1)).slice(0, atMost)
    },

    async store(delivery) {
      await unlessConditionFails(
        client.send(
          new PutCommand({
            TableName: table,
            Item: toDeliveryItem(delivery),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      )
    },

    replace(before, after, counting) {
      const put = {
        TableName: table,
        Item: toDeliveryItem(after),
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: names('version'),
        ExpressionAttributeValues: { ':version': before.version },
      }
      if (counting === undefined) return unlessConditionFails(client.send(new PutCommand(put)))
      if (figures === undefined) throw new Error('This function cannot count figures')
      const writes = [{ Put: put }, ...countingWrites(figures.table, counting)]
      return writeDespiteConflicts(client, writes, figures.backOff)
    },

    async lease({ endpointId, holder, until }, now) {
      let item: unknown
      const isTaken = await unlessConditionFails(
        client
          .send(
            new UpdateCommand({
              TableName: table,
              Key: leaseKey(endpointId),
              UpdateExpression:
                'SET #endpointId = :endpointId, #holder = :holder, #until = :until, #expiresAt = :expiresAt',
              ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now OR #holder = :holder',
              ExpressionAttributeNames: names('endpointId', 'holder', 'until', 'expiresAt'),
              ExpressionAttributeValues: {
                ':endpointId': endpointId,
                ':holder': holder,
                ':until': until,
                ':now': now,
                // This time is long after a deletion of the endpoint.
                ':expiresAt': Math.floor(Date.parse(now) / 1000) + webhookLimits.deliveryDays * 86_400,
              },
              ReturnValues: 'ALL_NEW',
            }),
          )
          .then(({ Attributes }) => {
            item = Attributes
          }),
      )
      return isTaken ? fromLeaseItem(item) : undefined
    },

    async release({ endpointId, holder }) {
      await unlessConditionFails(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: leaseKey(endpointId),
            UpdateExpression: 'SET #until = :ended',
            ConditionExpression: '#holder = :holder',
            ExpressionAttributeNames: names('until', 'holder'),
            ExpressionAttributeValues: { ':ended': ended, ':holder': holder },
          }),
        ),
      )
    },

    async setFailingSince(endpointId, since) {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: leaseKey(endpointId),
          ExpressionAttributeNames: names('failingSince'),
          ...(since === undefined
            ? { UpdateExpression: 'REMOVE #failingSince' }
            : {
                UpdateExpression: 'SET #failingSince = if_not_exists(#failingSince, :since)',
                ExpressionAttributeValues: { ':since': since },
              }),
        }),
      )
    },
  }
}
