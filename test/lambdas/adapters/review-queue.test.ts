import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import type { OpenReview } from '../../../domain/application.ts'
import type { Page, PageRequest } from '../../../domain/ports.ts'
import { type Facet, facetsOf, facetsOfFilter, hasFacets } from '../../../domain/review-queue.ts'
import { toApplicationItem } from '../../../lambdas/adapters/dynamodb/application-item.ts'
import { toFacetItems } from '../../../lambdas/adapters/dynamodb/queue-facet-item.ts'
import { reviewQueue } from '../../../lambdas/adapters/dynamodb/review-queue.ts'
import { catchLogLines } from '../../support/log-lines.ts'
import { applicationIn, sampleFacts } from '../../support/samples.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const now = '2026-11-23T02:00:00.000Z'
const held = { reviewerId: 'reviewer-1', expiresAt: '2026-11-23T02:10:00.000Z' }

interface Query {
  readonly ExpressionAttributeNames: Record<string, string>
  readonly ExpressionAttributeValues: Record<string, string>
  readonly KeyConditionExpression: string
  readonly Select?: 'COUNT'
  readonly FilterExpression?: string
  readonly Limit: number
  readonly ExclusiveStartKey?: { readonly sort: string }
}

interface BatchGet {
  readonly RequestItems: Record<string, { readonly Keys: readonly { readonly pk: string }[] }>
}

/** The part of an index that a queue uses. `read` counts DynamoDB's read units. */
function queueOver(reviews: readonly OpenReview[], spoiled: readonly string[] = []) {
  const applications = reviews
    .map(toApplicationItem)
    .map(item => (spoiled.includes(String(item.applicationId)) ? { ...item, status: 'LI SPECIMEN' } : item))
  const facets = reviews.flatMap(review => [...toFacetItems(review).values()])
  const items: Record<string, unknown>[] = [...applications, ...facets]
  let read = 0
  /** Leaves the last key unprocessed, as DynamoDB may. */
  const answerBatch = ({ RequestItems: { table } }: BatchGet) => {
    const keys = table?.Keys ?? []
    const processed = keys.length > 1 ? keys.slice(0, -1) : keys
    read += processed.length
    return {
      Responses: { table: applications.filter(({ pk }) => processed.some(key => key.pk === pk)) },
      ...(processed.length < keys.length ? { UnprocessedKeys: { table: { Keys: keys.slice(-1) } } } : {}),
    }
  }
  const answer = (input: Query) => {
    const { ExpressionAttributeNames: names, ExpressionAttributeValues: values, Limit } = input
    const sort = names['#sk'] ?? (names['#pk'] === 'leasePk' ? 'leaseSk' : 'reviewQueueSk')
    const at = (item: Record<string, unknown>) => String(item[sort])
    const [after, until] = [values[':after'] ?? '', values[':until'] ?? values[':below'] ?? '~']
    const found = items
      .filter(item => item[names['#pk'] ?? ''] === values[':pk'])
      .filter(
        item => at(item) > after && at(item) < until && at(item) > (input.ExclusiveStartKey?.sort ?? ''),
      )
      .sort((a, b) => (at(a) < at(b) ? -1 : 1))
    const page = found.slice(0, Limit)
    read += page.length
    const last = page.at(-1)
    // Like DynamoDB, returns a position whenever the limit was reached, even at the end.
    const more = page.length === Limit && last !== undefined ? { LastEvaluatedKey: { sort: at(last) } } : {}
    const kept =
      input.FilterExpression === 'accountId <> :notOf'
        ? page.filter(({ accountId }) => accountId !== values[':notOf'])
        : page
    return input.Select === 'COUNT' ? { Count: kept.length, ...more } : { Items: kept, ...more }
  }
  const { client } = stubbed(
    DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
    ({ command, input }) =>
      command === 'BatchGetCommand'
        ? answerBatch(input as unknown as BatchGet)
        : answer(input as unknown as Query),
  )
  return { queue: reviewQueue({ client, tableName: 'table' }), applications, read: () => read }
}

function reviewDue(minute: number, changed: Partial<OpenReview> = {}): OpenReview {
  const dueAt = new Date(Date.parse('2026-11-25T10:00:00.000Z') + minute * 60_000).toISOString()
  return applicationIn('OPEN_REVIEW', {
    submittedAt: now,
    deadline: { dueSoonAt: dueAt, dueAt, dueProvisional: false },
    ...changed,
  })
}

async function everyPage(limit: number, list: (page: PageRequest) => Promise<Page<OpenReview>>) {
  const pages: string[][] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await list({ limit, cursor })
    pages.push(items.map(({ applicationId }) => applicationId))
    cursor = nextCursor
  } while (cursor !== undefined)
  return pages
}

const order = (one: OpenReview, other: OpenReview) =>
  `${one.deadline.dueAt}#${one.applicationId}` < `${other.deadline.dueAt}#${other.applicationId}` ? -1 : 1

const idsOf = (reviews: readonly OpenReview[]) =>
  [...reviews].sort(order).map(({ applicationId }) => applicationId)

/** Up to this number of reviews, many with the same deadline, about half of them leased. */
const queues = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.boolean()), { maxLength: 60 })
  .map(all => all.map(([minute, isHeld]) => reviewDue(minute, isHeld ? { lease: held } : {})))

describe('the queue', () => {
  test('shows every open review once and in order, in full pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(queues, fc.integer({ min: 1, max: 20 }), async (reviews, limit) => {
        const { queue } = queueOver(reviews)
        const pages = await everyPage(limit, page => queue.openReviews(page))
        expect(pages.flat()).toEqual(idsOf(reviews))
        expect(pages.slice(0, -1).every(page => page.length === limit)).toBe(true)
        expect(pages.length).toBe(Math.max(1, Math.ceil(reviews.length / limit)))
      }),
    )
  })

  test('of unclaimed reviews does the same: leased ones make no page short', async () => {
    await fc.assert(
      fc.asyncProperty(queues, fc.integer({ min: 1, max: 20 }), async (reviews, limit) => {
        const { queue } = queueOver(reviews)
        const unheld = { unheldAt: now, reach: 1000 }
        const pages = await everyPage(limit, page => queue.openReviews({ ...page, ...unheld }))
        expect(pages.flat()).toEqual(idsOf(reviews.filter(({ lease }) => lease === undefined)))
        expect(pages.slice(0, -1).every(page => page.length === limit)).toBe(true)
      }),
    )
  })

  test('reads a bounded number of reviews for one page, and omits none', async () => {
    await fc.assert(
      fc.asyncProperty(
        queues,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (reviews, limit, reach) => {
          const { queue } = queueOver(reviews)
          const pages = await everyPage(limit, page => queue.openReviews({ ...page, unheldAt: now, reach }))
          expect(pages.flat()).toEqual(idsOf(reviews.filter(({ lease }) => lease === undefined)))
          expect(pages.length).toBeLessThanOrEqual(reviews.length + 1)
        },
      ),
    )
  })

  test('shows a reviewer’s leased reviews in one order, page by page', async () => {
    const reviews = [5, 3, 9, 3, 1].map(minute => reviewDue(minute, { lease: held }))
    const { queue } = queueOver([...reviews, reviewDue(2)])
    const pages = await everyPage(2, page => queue.openReviews({ ...page, leasedTo: 'reviewer-1' }))
    expect(pages.flat()).toEqual(idsOf(reviews))
  })

  test('omits an unreadable review, counts it and logs its key; the others are shown once, in full pages', async () => {
    const lines = catchLogLines()
    const reviews = Array.from({ length: 12 }, (_, minute) => reviewDue(minute))
    const spoiled = [0, 4, 5, 11].map(each => String(reviews[each]?.applicationId))
    const { queue } = queueOver(reviews, spoiled)
    const pages = await everyPage(3, page => queue.openReviews(page))
    jest.restoreAllMocks()
    expect(pages.flat()).toEqual(idsOf(reviews).filter(id => !spoiled.includes(id)))
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 2])
    const text = lines.join('')
    expect(text).toContain('STORED_ITEM_UNREADABLE')
    expect(text).toContain('"UnreadableRecord":1')
    for (const id of spoiled) expect(text).toContain(`APPLICATION#${id} APPLICATION`)
    expect(text).not.toContain('SPECIMEN')
  })

  test('has a cost that depends on the page, not on the number of open reviews', async () => {
    const reads = await Promise.all(
      [100, 3000].map(async open => {
        const { queue, read } = queueOver(Array.from({ length: open }, (_, minute) => reviewDue(minute)))
        await queue.openReviews({ limit: 25 })
        return read()
      }),
    )
    // Eight partitions with seven reviews each, and seven more for a partition with more of the page.
    for (const read of reads) expect(read).toBeLessThanOrEqual((8 + 3) * 7)
  })
})

describe('a filtered queue', () => {
  const filters = fc.record(
    {
      certificateType: fc.constantFrom('PASSPORT', 'ID_CARD'),
      issuingRegion: fc.constantFrom('CN', 'DE'),
      mark: fc.constantFrom('PROVISIONAL', 'AWAITING_CONFIRMATION'),
      attempt: fc.constantFrom('FIRST', 'AGAIN'),
      hint: fc.constantFrom('GLARE', 'LOOKS_EXPIRED'),
    },
    { requiredKeys: [] },
  )
  const mixedQueues = fc
    .array(fc.tuple(fc.nat(12), fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(1)), {
      maxLength: 40,
    })
    .map(all =>
      all.map(([minute, ...bits]) => {
        const [isHeld, isCard, isGerman, isAgain, isProposed, hasGlare] = bits.map(bit => bit === 1)
        const review = reviewDue(minute, {
          certificateType: isCard ? 'ID_CARD' : 'PASSPORT',
          issuingRegion: isGerman ? 'DE' : 'CN',
          attempt: isAgain ? 3 : 1,
          ...(isHeld ? { lease: held } : {}),
          ...(isProposed ? { proposedRejection: sampleFacts.proposedRejection } : {}),
          hints: hasGlare ? ['GLARE', 'LOOKS_BLURRED'] : ['LOOKS_EXPIRED'],
        })
        return { ...review, deadline: { ...review.deadline, dueProvisional: minute % 2 === 0 } }
      }),
    )

  test('shows the reviews that fit, once and in order, in full pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        mixedQueues,
        filters,
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (reviews, filter, isUnheld, limit) => {
          const { queue } = queueOver(reviews)
          const facets = facetsOfFilter(filter)
          const unheld = isUnheld ? { unheldAt: now } : {}
          const pages = await everyPage(limit, page => queue.openReviews({ ...page, ...unheld, facets }))
          const fitting = reviews.filter(
            review => hasFacets(facetsOf(review), facets) && !(isUnheld && review.lease !== undefined),
          )
          expect(pages.flat()).toEqual(idsOf(fitting))
          expect(pages.slice(0, -1).every(page => page.length === limit)).toBe(true)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('merges several types, and ends at a due time', async () => {
    await fc.assert(
      fc.asyncProperty(
        mixedQueues,
        fc.integer({ min: 1, max: 9 }),
        fc.nat(12),
        async (reviews, limit, minute) => {
          const { queue } = queueOver(reviews)
          const facets: Facet[][] = [['TYPE#PASSPORT', 'TYPE#ID_CARD'], ['REGION#DE']]
          const until = reviewDue(minute).deadline.dueAt
          const after = reviewDue(minute - 4).deadline.dueAt
          const due = { after, until }
          const pages = await everyPage(limit, page => queue.openReviews({ ...page, facets, due }))
          const fitting = reviews.filter(
            ({ issuingRegion, deadline: { dueAt } }) =>
              issuingRegion === 'DE' && after < dueAt && dueAt <= until,
          )
          expect(pages.flat()).toEqual(idsOf(fitting))
        },
      ),
    )
  })

  test('examines a bounded number of reviews for one page, and omits none', async () => {
    await fc.assert(
      fc.asyncProperty(mixedQueues, fc.integer({ min: 1, max: 9 }), async (reviews, reach) => {
        const { queue } = queueOver(reviews)
        const facets: Facet[][] = [['HINT#GLARE'], ['REGION#DE']]
        const pages = await everyPage(3, page => queue.openReviews({ ...page, facets, reach }))
        expect(pages.flat()).toEqual(idsOf(reviews.filter(each => hasFacets(facetsOf(each), facets))))
      }),
    )
  })

  test('lists a review with two of the facets that are read once, on pages of any length', async () => {
    const reviews = Array.from({ length: 5 }, () =>
      applicationIn('OPEN_REVIEW', { hints: ['GLARE', 'LOOKS_DARK'] }),
    )
    const facets: Facet[][] = [['HINT#GLARE', 'HINT#LOOKS_DARK']]
    for (const limit of [1, 2, 10]) {
      const { queue } = queueOver(reviews)
      const pages = await everyPage(limit, page => queue.openReviews({ ...page, facets }))
      expect(pages.flat()).toEqual(idsOf(reviews))
    }
  })

  test('reads a review of which the facet is out of date, and leaves it out', async () => {
    const review = reviewDue(1, { hints: ['GLARE'] })
    const { queue, applications } = queueOver([review])
    applications[0] = toApplicationItem({ ...review, hints: [] })
    expect(await queue.openReviews({ limit: 5, facets: [['HINT#GLARE']] })).toEqual({ items: [] })
  })

  test('has a cost that depends on the page, not on the number of open reviews', async () => {
    const reads = await Promise.all(
      [100, 3000].map(async open => {
        const { queue, read } = queueOver(
          Array.from({ length: open }, (_, minute) => reviewDue(minute, { hints: ['GLARE'] })),
        )
        await queue.openReviews({ limit: 25, facets: facetsOfFilter({ hint: 'GLARE', attempt: 'FIRST' }) })
        return read()
      }),
    )
    // Two partitions with 16 facets each, refilled once at most, and 26 reviews.
    for (const read of reads) expect(read).toBeLessThanOrEqual(2 * (16 + 32) + 26)
  })
})

describe('counting', () => {
  test('agrees with the queue between any two moments, up to its bound', async () => {
    const minutes = fc.integer({ min: -1, max: 13 })
    const instant = (minute: number) => reviewDue(minute).deadline?.dueAt ?? ''
    await fc.assert(
      fc.asyncProperty(
        queues,
        minutes,
        minutes,
        fc.integer({ min: 1, max: 70 }),
        async (reviews, from, to, atMost) => {
          const { queue } = queueOver(reviews)
          const due = reviews.map(({ deadline }) => deadline?.dueAt ?? '')
          const until = instant(to)
          const after = instant(Math.min(from, to))
          expect(await queue.countOpenReviews({ until, atMost })).toBe(
            Math.min(atMost, due.filter(dueAt => dueAt <= until).length),
          )
          expect(await queue.countOpenReviews({ after, until, atMost })).toBe(
            Math.min(atMost, due.filter(dueAt => after < dueAt && dueAt <= until).length),
          )
        },
      ),
    )
  })

  test('leaves out one account exactly, and reads no more for it', async () => {
    await fc.assert(
      fc.asyncProperty(queues, fc.integer({ min: 1, max: 70 }), fc.nat(), async (reviews, atMost, which) => {
        const { queue, read } = queueOver(reviews)
        const notOf = reviews[which % Math.max(1, reviews.length)]?.accountId ?? 'nobody'
        const others = reviews.filter(({ accountId }) => accountId !== notOf)
        expect(await queue.countOpenReviews({ notOf, until: '2027', atMost })).toBe(
          Math.min(atMost, others.length),
        )
        expect(read()).toBeLessThanOrEqual(reviews.length)
        const pages = await everyPage(5, page => queue.openReviews({ ...page, notOf }))
        expect(pages.flat()).toEqual(idsOf(others))
        expect(pages.slice(0, -1).every(page => page.length === 5)).toBe(true)
      }),
    )
  })

  test('reads no more than about its bound', async () => {
    const { queue, read } = queueOver(Array.from({ length: 3000 }, (_, minute) => reviewDue(minute)))
    expect(await queue.countOpenReviews({ until: '2027', atMost: 80 })).toBe(80)
    expect(read()).toBeLessThanOrEqual(2 * 80)
  })
})
