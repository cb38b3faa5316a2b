import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { reviewPageSchema } from '../../../../contract/review.ts'
import { maximumExaminedReviews } from '../../../../domain/policy.ts'
import { askedFacets, handedFacet, type QueueFilter } from '../../../../domain/review-queue.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { listReviews } from '../../../../lambdas/usecases/review/list-reviews.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { decided, drafted, passport, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, otherReviewer, reviewer, type World } from '../../../support/world.ts'

type State = 'mine' | 'unclaimed' | 'all'

let world: World
let ids: string[]

/** Five open reviews, due a day apart, the first two claimed; then a decided one and a draft. */
beforeEach(async () => {
  world = makeWorld()
  ids = []
  for (let count = 0; count < 6; count += 1) {
    const fields = { ...passport, certificateNumber: `C01X00T${count}` }
    ids.push(await submitted(world, applicant(`person-${count}`), fields))
    world.time.advance({ days: 1 })
  }
  await decided(world, String(ids.pop()), 'APPROVE')
  await drafted(world, applicant('with-a-draft'))
  await claimReview(world.deps, reviewer, String(ids[0]))
  await claimReview(world.deps, otherReviewer, String(ids[1]))
})
afterEach(() => assertInvariants(world))

const list = (state: State, page: { limit?: number; cursor?: string | undefined } & QueueFilter = {}) =>
  listReviews(world.deps, reviewer, { state, limit: 10, ...page })

const releaseAll = async () => world.time.advance({ minutes: 16 })

const listed = async (state: State, filter: QueueFilter = {}) =>
  (await list(state, filter)).items.map(({ applicationId }) => applicationId)

describe('a page', () => {
  const asked = async (state: Parameters<typeof listReviews>[2]['state'], filter: QueueFilter = {}) => {
    const queries: unknown[] = []
    const records: World['records'] = {
      ...world.records,
      openReviews: async query => {
        queries.push(query)
        return { items: [] }
      },
    }
    await listReviews({ ...world.deps, records }, reviewer, { state, limit: 5, ...filter })
    return queries
  }
  const plain = { limit: 5, cursor: undefined, notOf: 'reviewer-1', facets: [] }
  const reach = maximumExaminedReviews

  test('of all or of the reviewer’s own reviews examines no more than it shows', async () => {
    expect(await asked('all')).toStrictEqual([plain])
    expect(await asked('mine')).toStrictEqual([{ ...plain, leasedTo: 'reviewer-1' }])
  })

  test('of a selection examines a bounded number of reviews', async () => {
    const unheldAt = world.deps.clock()
    expect(await asked('unclaimed')).toStrictEqual([{ ...plain, unheldAt, reach }])
    const handed = [handedFacet('reviewer-1')]
    expect(await asked('handed')).toStrictEqual([{ ...plain, facets: [handed], reach }])
    expect(await asked('asked')).toStrictEqual([{ ...plain, facets: [askedFacets('reviewer-1')], reach }])
    const [filtered] = await asked('all', { issuingRegion: 'FR' })
    expect(filtered).toMatchObject({ facets: [expect.any(Array)], reach })
  })
})

describe('filters', () => {
  test('select by type, region and attempt, together with the state', async () => {
    const filter = { certificateType: 'PASSPORT', issuingRegion: 'DE', attempt: 'FIRST' } as const
    expect(await listed('all', filter)).toEqual(ids)
    expect(await listed('unclaimed', filter)).toEqual(ids.slice(2))
    expect(await listed('mine', filter)).toEqual(ids.slice(0, 1))
    for (const other of [
      { certificateType: 'ID_CARD' },
      { issuingRegion: 'FR' },
      { attempt: 'AGAIN' },
    ] as const) {
      expect(await listed('all', { ...filter, ...other })).toEqual([])
      expect(await listed('mine', { ...filter, ...other })).toEqual([])
    }
  })

  test('select by the time until the deadline', async () => {
    // Submitted from Monday to Friday, due from Thursday the 26th to Wednesday the 2nd.
    world.time.set('2026-11-27T06:00:00.000Z')
    expect(await listed('all', { mark: 'OVERDUE' })).toEqual(ids.slice(0, 1))
    expect(await listed('all', { mark: 'DUE_SOON' })).toEqual(ids.slice(1, 2))
    world.time.set('2026-11-27T01:00:00.000Z')
    expect(await listed('all', { mark: 'DUE_SOON' })).toEqual([])
    expect(await listed('all', { mark: 'DUE_TODAY' })).toEqual(ids.slice(1, 2))
  })

  test('select by the day on which the review is due, in the time zone of the stage, also overdue ones', async () => {
    world.time.set('2026-11-27T06:00:00.000Z')
    expect(await listed('all', { dueOn: '2026-11-26' })).toEqual(ids.slice(0, 1))
    expect(await listed('all', { dueOn: '2026-11-27' })).toEqual(ids.slice(1, 2))
    expect(await listed('all', { dueOn: '2026-11-28' })).toEqual([])
    expect(await listed('all', { dueOn: '2026-11-26', mark: 'OVERDUE' })).toEqual(ids.slice(0, 1))
    expect(await listed('all', { dueOn: '2026-11-27', mark: 'OVERDUE' })).toEqual([])
    expect(await listed('all', { dueOn: '2026-11-30', certificateType: 'PASSPORT' })).toEqual(
      (await listed('all', { certificateType: 'PASSPORT' })).filter(id => id === ids[2]),
    )
  })
})

describe('the queue of reviews', () => {
  test('all: every open review, earliest deadline first', async () => {
    expect(await listed('all')).toEqual(ids)
    const page = await list('all')
    expect(reviewPageSchema().parse(page)).toEqual(page)
  })

  test('unclaimed: reviews without a lease', async () => {
    expect(await listed('unclaimed')).toEqual(ids.slice(2))
  })

  test('mine: reviews leased to the caller', async () => {
    expect(await listed('mine')).toEqual(ids.slice(0, 1))
  })

  test('a review with an expired lease counts as unclaimed', async () => {
    world.time.advance({ minutes: 15 })
    expect(await listed('unclaimed')).toEqual(ids)
    expect(await listed('mine')).toEqual([])
    expect((await list('all')).items.filter(({ lease }) => lease !== undefined)).toEqual([])
  })

  test.each<[State, (all: string[]) => string[]]>([
    ['all', all => all],
    ['unclaimed', all => all.slice(2)],
    ['mine', all => all.slice(0, 1)],
  ])('%s: pages of one show each once', async (state, expected) => {
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await list(state, { limit: 1, cursor })
      found.push(...page.items.map(({ applicationId }) => applicationId))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(found).toEqual(expected(ids))
  })

  test('unclaimed: a page is full although the first in the queue are held', async () => {
    const page = await list('unclaimed', { limit: 2 })
    expect(page.items.map(({ applicationId }) => applicationId)).toEqual(ids.slice(2, 4))
    expect(page.nextCursor).toBeDefined()
    const rest = await list('unclaimed', { limit: 2, cursor: page.nextCursor })
    expect(rest.items.map(({ applicationId }) => applicationId)).toEqual(ids.slice(4))
    expect(rest.nextCursor).toBeUndefined()
  })

  test('unclaimed: during claims, releases and expiries no open review is shown twice or omitted for good', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([0, 1, 2, 3, 4]), fc.integer({ min: 1, max: 4 }), async (taken, limit) => {
        world.time.advance({ minutes: 16 })
        for (const index of taken) await claimReview(world.deps, otherReviewer, String(ids[index]))
        const found: string[] = []
        let cursor: string | undefined
        do {
          const page = await list('unclaimed', { limit, cursor })
          found.push(...page.items.map(({ applicationId }) => applicationId))
          cursor = page.nextCursor
          if (cursor !== undefined) expect(page.items).toHaveLength(limit)
        } while (cursor !== undefined)
        expect(found).toEqual(ids.filter((_, index) => !taken.includes(index)))
      }),
      { numRuns: 30 },
    )
  })

  test.each(['all', 'unclaimed'] as const)(
    '%s: leaves out the reviewer’s own application, and pages stay full without it',
    async state => {
      const own = applicant(reviewer.accountId)
      const ownId = await submitted(world, own, { ...passport, certificateNumber: 'C01X00T9' })
      world.time.advance({ days: 1 })
      const last = await submitted(world, applicant('last'), { ...passport, certificateNumber: 'C01X00T8' })
      await releaseAll()
      const found: string[] = []
      let cursor: string | undefined
      do {
        const page = await list(state, { limit: 2, cursor })
        found.push(...page.items.map(({ applicationId }) => applicationId))
        cursor = page.nextCursor
        if (cursor !== undefined) expect(page.items).toHaveLength(2)
      } while (cursor !== undefined)
      expect(found).toEqual([...ids, last])
      const others = await listReviews(world.deps, otherReviewer, { state, limit: 10 })
      expect(others.items.map(({ applicationId }) => applicationId)).toContain(ownId)
    },
  )

  test('shows nothing personal, not even the account', async () => {
    expect(JSON.stringify(await list('all'))).not.toMatch(/Mustermann|C01X|person-|\*/)
  })
})
