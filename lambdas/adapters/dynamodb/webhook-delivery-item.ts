import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import {
  attemptErrorNames,
  type Delivery,
  type DeliveryStatus,
  deliveryStatuses,
} from '../../../domain/webhooks.ts'
import { shardOf } from './attention-keys.ts'
import { optional, parseStored } from './stored.ts'

/** Partitions of an endpoint's due deliveries. The number may be increased at any time, never decreased. */
export const dueShards = 4

const schema = buildOnce(
  (): z.ZodType<Delivery> =>
    z.object({
      endpointId: z.string(),
      deliveryId: z.string(),
      eventId: z.string(),
      eventType: z.string(),
      body: z.string(),
      status: z.enum(deliveryStatuses),
      attempts: z.array(
        z.object({
          at: z.string(),
          status: optional(z.number()),
          error: optional(z.enum(attemptErrorNames)),
          durationMs: z.number(),
        }),
      ),
      tries: z.number(),
      createdAt: z.string(),
      nextAttemptAt: optional(z.string()),
      dueAt: optional(z.string()),
      version: z.number(),
      expiresAt: z.number(),
    }),
)

export const deliveryPartition = (endpointId: string) => `DELIVERIES#${endpointId}`

/** The ids sort by the time of the event, and so do the keys. */
export function deliveryKey({ endpointId, deliveryId }: Pick<Delivery, 'endpointId' | 'deliveryId'>) {
  return { pk: deliveryPartition(endpointId), sk: deliveryId }
}

/** Of the index `byStatus`, whose sort key is the delivery's id. */
export const statusPartition = (endpointId: string, status: DeliveryStatus) => `${endpointId}#${status}`

const duePartition = (endpointId: string, shard: number) =>
  // Earlier versions had one partition, which is the first one now.
  shard === 0 ? endpointId : `${endpointId}#${shard}`

/** Of the index `due`, whose sort key is `dueAt`. */
export const duePartitions = (endpointId: string) =>
  Array.from({ length: dueShards }, (_, shard) => duePartition(endpointId, shard))

/** `duePk` puts the deliveries that wait for an attempt, and no others, on the index `due`. */
export function toDeliveryItem(delivery: Delivery): Record<string, unknown> {
  const { endpointId, deliveryId, status, dueAt } = delivery
  return {
    ...deliveryKey(delivery),
    ...delivery,
    statusPk: statusPartition(endpointId, status),
    ...(dueAt === undefined ? {} : { duePk: duePartition(endpointId, shardOf(deliveryId, dueShards)) }),
  }
}

export function fromDeliveryItem(item: unknown): Delivery {
  return parseStored(schema(), item)
}
