import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { isReviewOpen, type OpenReview } from '../../../domain/application.ts'
import { validLease } from '../../../domain/lease.ts'
import type { Page, PageRequest, Records, ReviewSelection } from '../../../domain/ports.ts'
import { type FacetGroups, facetsOf, hasFacets } from '../../../domain/review-queue.ts'
import {
  applicationKey,
  fromApplicationItem,
  leasePartition,
  reviewQueuePartition,
  reviewQueueShards,
} from './application-item.ts'
import { getTogether } from './get-together.ts'
import { facetPartitions, fromFacetItem } from './queue-facet-item.ts'
import { cursorOf, type Item, type SortedQuery, sortedQuery, sortKeyOf } from './sorted-query.ts'
import { readable } from './stored.ts'

type Queue = Pick<Records, 'openReviews' | 'countOpenReviews'>

const shards = Array.from({ length: reviewQueueShards }, (_, shard) => reviewQueuePartition(shard))

/** Items read from a partition in addition to its share of a page. Seldom does a partition hold more. */
const spare = 3

/** Maximum number of facets read from a partition at once. They are small, and many may not fit the other groups. */
const mostFacetsAtOnce = 250

/** One partition, read in pieces as the merge needs them. */
interface Strand {
  readonly query: SortedQuery
  ahead: Item[]
  after: string | undefined
  ended: boolean
  /** Number of items of the next piece, which doubles up to a maximum. */
  pieces: number
  readonly mostPieces: number
}

/** A review in the order of the queue. `application` is absent if it need not be read. */
interface Candidate {
  readonly place: string
  readonly application?: Item
}

type Asked = PageRequest & ReviewSelection

/** Reads the indexes of open reviews. The cost of a page depends on its length, not on the number of open reviews. */
export function reviewQueue({
  client,
  tableName,
}: {
  client: DynamoDBDocumentClient
  tableName: string
}): Queue {
  async function refill(strand: Strand): Promise<void> {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({ ...sortedQuery(strand.query, strand.after), Limit: strand.pieces }),
    )
    strand.ahead = Items
    strand.after = Items.length === 0 ? strand.after : String(Items.at(-1)?.[strand.query.sort])
    strand.ended = LastEvaluatedKey === undefined
    strand.pieces = Math.min(2 * strand.pieces, strand.mostPieces)
  }

  /**
   * Merges sorted partitions. An item may be taken only if each unfinished partition has delivered one. Of a review with two of
   * the facets that are read, one item is taken.
   */
  async function* merged(strands: readonly Strand[], sort: string): AsyncGenerator<Item> {
    const key = (strand: Strand) => String(strand.ahead[0]?.[sort])
    let last: unknown
    for (;;) {
      const empty = strands.filter(({ ahead, ended }) => ahead.length === 0 && !ended)
      await Promise.all(empty.map(refill))
      const filled = strands.filter(({ ahead }) => ahead.length > 0)
      const first = filled.reduce<Strand | undefined>(
        (least, strand) => (least === undefined || key(strand) < key(least) ? strand : least),
        undefined,
      )
      const next = first?.ahead.shift()
      if (next !== undefined) {
        if (next[sort] !== last) yield next
        last = next[sort]
      } else if (strands.every(({ ended }) => ended)) return
    }
  }

  function strandsOf(
    { cursor, due }: Asked,
    { index, pk, sort }: Pick<SortedQuery, 'index' | 'sort'> & { readonly pk: string },
    partitions: readonly string[],
    pieces: number,
    mostPieces = pieces,
  ): Strand[] {
    const place = cursor === undefined ? '' : sortKeyOf(cursor)
    const dueAfter = due?.after === undefined ? '' : `${due.after}$`
    const after = place > dueAfter ? place : dueAfter
    return partitions.map(value => ({
      query: {
        table: tableName,
        ...(index === undefined ? {} : { index }),
        partition: { name: pk, value },
        sort,
        newestFirst: false,
        ...(due?.until === undefined ? {} : { below: `${due.until}$` }),
      },
      ahead: [],
      after: after === '' ? undefined : after,
      ended: due?.until !== undefined && after >= `${due.until}$`,
      pieces,
      mostPieces,
    }))
  }

  async function applicationsOf(applicationIds: readonly string[]): Promise<Map<string, Item>> {
    const items = await getTogether(client, tableName, applicationIds.map(applicationKey))
    return new Map(items.map(item => [String(item.applicationId), item]))
  }

  /** Reads the applications of the facets that fit, as many at once as a page needs. */
  async function* withApplications(
    facets: AsyncIterable<Item>,
    fits: (facet: Item) => boolean,
    { limit, reach }: Asked,
  ): AsyncGenerator<Candidate> {
    let waiting: { place: string; applicationId?: string }[] = []
    const read = async (): Promise<Candidate[]> => {
      const applications = await applicationsOf(waiting.flatMap(({ applicationId }) => applicationId ?? []))
      const candidates = waiting.map(({ place, applicationId = '' }) => {
        const application = applications.get(applicationId)
        return { place, ...(application === undefined ? {} : { application }) }
      })
      waiting = []
      return candidates
    }
    let fitting = 0
    let examined = 0
    for await (const facet of facets) {
      const place = String(facet.reviewQueueSk)
      const isFitting = fits(facet)
      waiting.push(isFitting ? { place, applicationId: String(facet.applicationId) } : { place })
      examined += 1
      if (isFitting) fitting += 1
      if (fitting > limit || examined === reach) {
        yield* await read()
        fitting = 0
      }
    }
    yield* await read()
  }

  function candidates(asked: Asked): AsyncIterable<Candidate> {
    const { limit, leasedTo, facets: [first, ...others] = [], notOf } = asked
    if (leasedTo !== undefined) {
      const names = { index: 'byLease', pk: 'leasePk', sort: 'leaseSk' }
      const strands = strandsOf(asked, names, [leasePartition(leasedTo)], limit + 1)
      return asCandidates(merged(strands, names.sort), names.sort)
    }
    const names = { index: 'reviewQueue', pk: 'reviewQueuePk', sort: 'reviewQueueSk' }
    const partitions = first === undefined ? shards : first.flatMap(facetPartitions)
    const share = Math.ceil((limit + 1) / partitions.length) + spare
    if (first === undefined) {
      return asCandidates(merged(strandsOf(asked, names, partitions, share), names.sort), names.sort)
    }
    const strands = strandsOf(asked, names, partitions, share, Math.max(share, mostFacetsAtOnce))
    return withApplications(merged(strands, names.sort), facet => fitsOthers(facet, others, notOf), asked)
  }

  return {
    openReviews: asked => collect(candidates(asked), asked),

    async countOpenReviews({ notOf, after, until, atMost }) {
      if (after !== undefined && after >= until) return 0
      // A sort key is the due time, `#` and an id. `$` is the next character after `#`.
      const bounds = { ...(after === undefined ? {} : { ':after': `${after}$` }), ':until': `${until}$` }
      // A filter does not change the cost of a count.
      const filter = notOf === undefined ? {} : { FilterExpression: 'accountId <> :notOf' }
      const filtered = notOf === undefined ? {} : { ':notOf': notOf }
      const condition = after === undefined ? '#sk < :until' : '#sk BETWEEN :after AND :until'
      let open = shards.map(partition => ({ partition, start: undefined as Item | undefined }))
      let count = 0
      while (open.length > 0 && count < atMost) {
        const pages = await Promise.all(
          open.map(async ({ partition, start }) => {
            const page = await client.send(
              new QueryCommand({
                TableName: tableName,
                IndexName: 'reviewQueue',
                Select: 'COUNT',
                KeyConditionExpression: `#pk = :pk AND ${condition}`,
                ...filter,
                ExpressionAttributeNames: { '#pk': 'reviewQueuePk', '#sk': 'reviewQueueSk' },
                ExpressionAttributeValues: { ':pk': partition, ...bounds, ...filtered },
                Limit: Math.ceil(atMost / reviewQueueShards),
                ...(start === undefined ? {} : { ExclusiveStartKey: start }),
              }),
            )
            count += page.Count ?? 0
            return { partition, start: page.LastEvaluatedKey }
          }),
        )
        open = pages.filter(({ start }) => start !== undefined)
      }
      return Math.min(count, atMost)
    },
  }
}

async function* asCandidates(items: AsyncIterable<Item>, sort: string): AsyncGenerator<Candidate> {
  for await (const application of items) yield { place: String(application[sort]), application }
}

/** Whether a facet's review has the other groups' facets, too, and is not of this account. */
function fitsOthers(item: Item, others: FacetGroups, notOf: string | undefined): boolean {
  const [facet] = readable([item], fromFacetItem)
  return facet !== undefined && facet.accountId !== notOf && hasFacets(facet.facets, others)
}

/** The indexes are eventually consistent, so the application itself is checked. */
function isSelected(review: OpenReview, { notOf, leasedTo, unheldAt, facets = [] }: Asked): boolean {
  return (
    review.accountId !== notOf &&
    (leasedTo === undefined || review.lease?.reviewerId === leasedTo) &&
    (unheldAt === undefined || validLease(review, unheldAt) === undefined) &&
    (facets.length === 0 || hasFacets(facetsOf(review), facets))
  )
}

/**
 * Collects reviews until the page is full and one more is known, or until `reach` is used up. The cursor is after the
 * last one taken.
 */
async function collect(candidates: AsyncIterable<Candidate>, asked: Asked): Promise<Page<OpenReview>> {
  const shown: OpenReview[] = []
  let examined = 0
  let taken = ''
  for await (const { place, application: item } of candidates) {
    const [application] = item === undefined ? [] : readable([item], fromApplicationItem)
    const isWanted = application !== undefined && isReviewOpen(application) && isSelected(application, asked)
    const full = shown.length === asked.limit
    if ((full && isWanted) || examined === asked.reach) return { items: shown, nextCursor: cursorOf(taken) }
    examined += 1
    if (full) continue
    taken = place
    if (isWanted) shown.push(application)
  }
  return { items: shown }
}
