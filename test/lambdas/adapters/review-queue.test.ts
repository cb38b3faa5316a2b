import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import type { OpenReview } from '../../../domain/application.ts'
import type { Page, PageRequest } from '../../../domain/ports.ts'
import { toApplicationItem } from '../../../lambdas/adapters/dynamodb/application-item.ts'
import { reviewQueue } from '../../../lambdas/adapters/dynamodb/review-queue.ts'
import { catchLogLines } from '../../support/log-lines.ts'
import { applicationIn } from '../../support/samples.ts'
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

/** The part of an index that a queue uses. `read` counts DynamoDB's read units. */
function queueOver(reviews: readonly OpenReview[], spoiled: readonly string[] = []) {
  const items = reviews
    .map(toApplicationItem)
    .map(item => (spoiled.includes(String(item.applicationId)) ? { ...item, status: 'LI SPECIMEN' } : item))
  let read = 0
  const answer = (input: Query) => {
    const { ExpressionAttributeNames: names, ExpressionAttributeValues: values, Limit } = input
    const sort = names['#sk'] ?? (names['#pk'] === 'leasePk' ? 'leaseSk' : 'reviewQueueSk')
    const at = (item: Record<string, unknown>) => String(item[sort])
    const [after, until] = [values[':after'] ?? '', values[':until'] ?? '~']
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
    ({ input }) => answer(input as unknown as Query),
  )
  return { queue: reviewQueue({ client, tableName: 'table' }), read: () => read }
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
        const unheld = { at: now, reach: 1000 }
        const pages = await everyPage(limit, page => queue.openReviews({ ...page, unheld }))
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
          const pages = await everyPage(limit, page =>
            queue.openReviews({ ...page, unheld: { at: now, reach } }),
          )
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
