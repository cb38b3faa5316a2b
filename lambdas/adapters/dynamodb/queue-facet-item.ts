import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { type Application, isReviewOpen, type OpenReview } from '../../../domain/application.ts'
import { buildOnce } from '../../../domain/build-once.ts'
import type { Replacement } from '../../../domain/ports.ts'
import { type Facet, facetsOf } from '../../../domain/review-queue.ts'
import { applicationPartition, queuePosition } from './application-item.ts'
import { shardOf } from './attention-keys.ts'
import { parseStored } from './stored.ts'

// An open review has an item for each of its facets. Their keys are in the index of the queue, beside those of the
// application: one partition for each facet and shard, in the order of the deadlines.

/** Number of partitions of each facet. It may be increased at any time, never decreased. */
export const facetShards = 2

const itemDays = 1

export function facetPartitions(facet: Facet): string[] {
  return Array.from({ length: facetShards }, (_, shard) => `${facet}#${shard}`)
}

const facetKey = (applicationId: string, facet: Facet) => ({
  pk: applicationPartition(applicationId),
  sk: `QUEUE#${facet}`,
})

/** What a page needs to leave out a review without reading it. */
const schema = buildOnce(() =>
  z.object({ applicationId: z.string(), accountId: z.string(), facets: z.array(z.string()) }),
)

export type FacetEntry = z.infer<ReturnType<typeof schema>>

const attributes = ['applicationId', 'accountId', 'facets', 'reviewQueuePk', 'reviewQueueSk'] as const

/** The items of an open review, by their facets. */
export function toFacetItems(review: OpenReview): Map<Facet, Record<string, unknown>> {
  const { applicationId, accountId } = review
  const facets = facetsOf(review)
  const shard = shardOf(applicationId, facetShards)
  return new Map(
    facets.map(facet => [
      facet,
      {
        ...facetKey(applicationId, facet),
        applicationId,
        accountId,
        facets,
        reviewQueuePk: `${facet}#${shard}`,
        reviewQueueSk: queuePosition(review),
      },
    ]),
  )
}

export function fromFacetItem(item: unknown): FacetEntry {
  return parseStored(schema(), item)
}

/**
 * The writes that keep the facets of a review equal to the application. The condition of the application's own write
 * stands for them. An item that leaves the queue keeps its key only, until its time to live ends.
 */
export function facetWrites(TableName: string, { before, after }: Replacement<Application>) {
  const [previous, next] = [before, after].map(application =>
    application !== undefined && isReviewOpen(application) ? toFacetItems(application) : new Map(),
  )
  const puts = [...(next ?? [])]
    .filter(([facet, item]) => !isDeepStrictEqual(item, previous?.get(facet)))
    .map(([, Item]) => ({ Put: { TableName, Item } }))
  const removals = [...(previous?.keys() ?? [])]
    .filter(facet => next?.has(facet) !== true)
    .map((facet: Facet) => ({
      Update: {
        TableName,
        Key: facetKey(after.applicationId, facet),
        UpdateExpression: `SET deleteAfter = :deleteAfter REMOVE ${attributes.join(', ')}`,
        ExpressionAttributeValues: {
          ':deleteAfter': Math.ceil(Date.parse(after.updatedAt) / 1000) + itemDays * 86_400,
        },
      },
    }))
  return [...puts, ...removals]
}
