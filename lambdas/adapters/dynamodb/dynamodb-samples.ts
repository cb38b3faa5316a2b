import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Samples } from '../../../domain/figure-ports.ts'
import { sampleStates } from '../../../domain/quality-sample.ts'
import { getTogether, type Item } from './get-together.ts'
import { claimedSampleId, fromSampleItem, sampleClaimKey, sampleKey, samplePartition } from './sample-item.ts'
import { pageOf, readSorted, type SortedQuery, sortKeyOf } from './sorted-query.ts'

/** The samples in the table of figures. */
export function dynamodbSamples(client: DynamoDBDocumentClient, table: string): Samples {
  const partition = (state: (typeof sampleStates)[number]): Omit<SortedQuery, 'newestFirst'> => ({
    table,
    partition: { name: 'pk', value: samplePartition(state) },
    sort: 'sk',
  })
  const together = (keys: readonly Item[]) => getTogether(client, table, keys, { ConsistentRead: true })
  const startOf = (cursor: string | undefined) => (cursor === undefined ? undefined : sortKeyOf(cursor))

  return {
    async sample(sampleId) {
      const [item] = await together(sampleStates.map(state => sampleKey(state, sampleId)))
      return item === undefined ? undefined : fromSampleItem(item)
    },

    async openSamples(since, { limit, cursor }) {
      // An id begins with the digits of its time.
      const start = startOf(cursor) ?? since.replace(/\D/g, '')
      const items = await readSorted(client, { ...partition('OPEN'), newestFirst: false }, limit + 1, start)
      return pageOf(items, limit, 'sk', fromSampleItem)
    },

    async claimedSamples(reviewerId, applicationIds) {
      const claims = await together(applicationIds.map(id => sampleClaimKey(reviewerId, id)))
      const samples = await together(claims.map(claim => sampleKey('OPEN', claimedSampleId(claim))))
      return samples.map(fromSampleItem)
    },

    async differences({ limit, cursor }) {
      const query = { ...partition('DIFFERENT'), newestFirst: true }
      return pageOf(await readSorted(client, query, limit + 1, startOf(cursor)), limit, 'sk', fromSampleItem)
    },
  }
}
