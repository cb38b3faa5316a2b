import { describe, expect, test } from '@jest/globals'
import { publishedEvent } from '../../../../contract/bus-events.ts'
import {
  countedApplicationsSchema,
  figuresSchema,
  reviewerFiguresSchema,
} from '../../../../contract/figures.ts'
import { minuteBins } from '../../../../domain/minute-histogram.ts'
import { countEvent } from '../../../../lambdas/usecases/figures/count-event.ts'
import {
  listCountedApplications,
  readFigures,
  readReviewerFigures,
} from '../../../../lambdas/usecases/figures/read-figures.ts'
import { parkApplication } from '../../../../lambdas/usecases/workflow/parking.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { concluded, drafted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const hans = applicant('hans')
const other = { name: 'Hans', certificateNumber: 'C01X00T48', expiryDate: '2031-05-01' }

async function countAll(world: World): Promise<void> {
  for (const event of world.records.stored.events.values())
    await countEvent(world.deps, publishedEvent(event))
}

describe('the figures of a period', () => {
  test('have every day, totals, and the median of all decisions', async () => {
    const world = makeWorld()
    const first = await submitted(world, erika)
    world.time.advance({ minutes: 10 })
    await concluded(world, first, 'APPROVE')
    world.time.advance({ minutes: 1440 })
    await submitted(world, hans, other)
    await countAll(world)
    const figures = await readFigures(world.deps, { from: '2026-11-22', to: '2026-11-24' })
    expect(figuresSchema().parse(figures)).toEqual(figures)
    expect(figures.days.map(({ day, submitted, approved }) => [day, submitted, approved])).toEqual([
      ['2026-11-22', 0, 0],
      ['2026-11-23', 1, 1],
      ['2026-11-24', 1, 0],
    ])
    expect(figures.totals).toMatchObject({
      submitted: 2,
      approved: 1,
      decisionTime: { decisions: 1, medianMinutes: 10, p95Minutes: 10 },
    })
  })

  test('show what is open now by the day on which it is due', async () => {
    const world = makeWorld()
    await submitted(world, erika)
    world.time.advance({ minutes: 1440 })
    await submitted(world, hans, other)
    await parkApplication(world.deps, {
      applicationId: await drafted(world, applicant('uwe')),
      error: 'Error',
    })
    world.time.set('2026-11-26T11:00:00.000Z')
    const { now } = await readFigures(world.deps, {})
    expect(now).toEqual({
      at: '2026-11-26T11:00:00.000Z',
      overdue: 1,
      dueByDay: [
        { day: '2026-11-27', reviews: 1 },
        { day: '2026-11-30', reviews: 0 },
        { day: '2026-12-01', reviews: 0 },
        { day: '2026-12-02', reviews: 0 },
      ],
      dueLater: 0,
      parked: 1,
      capped: false,
    })
  })

  test('count open reviews up to each close of business and after the last, and at most a thousand', async () => {
    const world = makeWorld()
    const asked: unknown[] = []
    const countsOf = async (...numbers: number[]) => {
      const records = {
        ...world.records,
        countOpenReviews: async (due: { atMost: number }) => {
          asked.push(due)
          return numbers.shift() ?? 0
        },
      }
      return (await readFigures({ ...world.deps, records }, {})).now
    }
    expect(await countsOf(1, 999)).toMatchObject({ overdue: 1, dueLater: 999, capped: false })
    const atMost = 1000
    const closes = [23, 24, 25, 26].map(day => `2026-11-${day}T10:00:00.000Z`)
    expect(asked).toEqual([
      { until: monday, atMost },
      { after: closes[3], until: '9999-12-31T00:00:00.000Z', atMost },
      ...closes.map((until, index) => ({ after: closes[index - 1] ?? monday, until, atMost })),
    ])
    expect(await countsOf(0, 1000)).toMatchObject({ dueLater: 1000, capped: true })
    expect(await countsOf(0, 0, 0, 0, 0, 1000)).toMatchObject({ capped: true })
  })

  test('count parked applications up to a thousand', async () => {
    const world = makeWorld()
    const pages: unknown[] = []
    const attentionBefore: typeof world.deps.leftovers.attentionBefore = async (kind, at, page) => {
      pages.push([kind, at, page])
      return world.deps.leftovers.attentionBefore(kind, at, page)
    }
    await readFigures({ ...world.deps, leftovers: { attentionBefore } }, {})
    expect(pages).toEqual([['PARKED', monday, { limit: 1000 }]])
  })

  test('are of the last seven days by default, in the time zone of the stage', async () => {
    const world = makeWorld()
    world.time.set('2026-11-23T16:30:00.000Z')
    const { from, to, timeZone } = await readFigures(world.deps, {})
    expect([from, to, timeZone]).toEqual(['2026-11-18', '2026-11-24', 'Asia/Shanghai'])
  })

  test.each([
    ['2026-11-24', '2026-11-23'],
    ['2026-08-01', '2026-11-01'],
  ])('from %s to %s are refused', async (from, to) => {
    const { deps } = makeWorld()
    for (const read of [readFigures, readReviewerFigures]) {
      expect(await refusalOf(() => read(deps, { from, to }))).toEqual(refused('INVALID_FIELD', '/to'))
    }
  })

  test('may be of 92 days', async () => {
    const { days } = await readFigures(makeWorld().deps, { from: '2026-08-01', to: '2026-10-31' })
    expect(days).toHaveLength(92)
  })
})

test('the figures of reviewers are of the period, with most decisions first', async () => {
  const world = makeWorld()
  const count = (day: string, reviewerId: string, ...keys: string[]) =>
    world.records.figures.add({ factId: day, day, keys: [], reviewer: { reviewerId, keys } })
  count('2026-11-21', 'gone', 'approved')
  count('2026-11-22', 'b', 'approved', 'inHand:4')
  count('2026-11-23', 'b', 'retried', 'inHand:9')
  count('2026-11-23', 'a', 'rejected')
  const figures = await readReviewerFigures(world.deps, { from: '2026-11-22', to: '2026-11-23' })
  expect(reviewerFiguresSchema().parse(figures)).toEqual(figures)
  const whole = { from: '2026-11-22', to: '2026-11-23' }
  expect(figures.items).toEqual([
    {
      ...whole,
      reviewerId: 'b',
      decisions: 2,
      approved: 1,
      retried: 1,
      rejected: 0,
      retryShare: 0.5,
      secondReviewed: 0,
      agreed: 0,
      medianMinutesInHand: 4,
    },
    {
      ...whole,
      reviewerId: 'a',
      decisions: 1,
      approved: 0,
      retried: 0,
      rejected: 1,
      retryShare: 0,
      secondReviewed: 0,
      agreed: 0,
    },
  ])
})

test('the figures of reviewers are in the order of the parts, of the numbers of decisions and of the ids', async () => {
  const world = makeWorld()
  const count = (day: string, ...reviewerIds: string[]) => {
    for (const reviewerId of reviewerIds)
      world.records.figures.add({ factId: day, day, keys: [], reviewer: { reviewerId, keys: ['approved'] } })
  }
  count('2026-11-23', 'c', 'a', 'b', 'b', 'b')
  count('2026-11-22', 'd', 'b', 'b')
  const idsBy = async (by: 'DAY' | 'PERIOD') => {
    const { items } = await readReviewerFigures(world.deps, { from: '2026-11-22', to: '2026-11-23', by })
    return items.map(({ from, reviewerId, decisions }) => `${from.slice(-2)} ${reviewerId} ${decisions}`)
  }
  expect(await idsBy('DAY')).toEqual(['22 b 2', '22 d 1', '23 b 3', '23 a 1', '23 c 1'])
  expect(await idsBy('PERIOD')).toEqual(['22 b 5', '22 a 1', '22 c 1', '22 d 1'])
})

test('the figures of reviewers are told apart by day, and by week within the period', async () => {
  const world = makeWorld()
  const count = (day: string, reviewerId: string) =>
    world.records.figures.add({ factId: day, day, keys: [], reviewer: { reviewerId, keys: ['approved'] } })
  // 22 November is a Sunday.
  for (const day of ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24']) count(day, 'a')
  count('2026-11-24', 'b')
  const partsBy = async (by: 'DAY' | 'WEEK') => {
    const figures = await readReviewerFigures(world.deps, { from: '2026-11-21', to: '2026-11-24', by })
    expect(reviewerFiguresSchema().parse(figures)).toEqual(figures)
    return figures.items.map(({ from, to, reviewerId, decisions }) => [from, to, reviewerId, decisions])
  }
  expect(await partsBy('WEEK')).toEqual([
    ['2026-11-21', '2026-11-22', 'a', 2],
    ['2026-11-23', '2026-11-24', 'a', 2],
    ['2026-11-23', '2026-11-24', 'b', 1],
  ])
  expect(await partsBy('DAY')).toEqual([
    ['2026-11-21', '2026-11-21', 'a', 1],
    ['2026-11-22', '2026-11-22', 'a', 1],
    ['2026-11-23', '2026-11-23', 'a', 1],
    ['2026-11-24', '2026-11-24', 'a', 1],
    ['2026-11-24', '2026-11-24', 'b', 1],
  ])
})

describe('the applications behind a number', () => {
  const period = { from: '2026-11-23', to: '2026-11-23' }
  const limit = 25

  test('of the times to a decision are the slowest first, in pages, with their times', async () => {
    const world = makeWorld()
    const decided = (applicationId: string, bin: number, minute: number) =>
      world.records.figures.add({
        factId: applicationId,
        day: '2026-11-23',
        keys: [`decisionTime:${bin}`],
        fact: { applicationId, accountId: 'erika', at: `2026-11-23T02:0${minute}:00.000Z` },
      })
    decided('fast', 3, 1)
    decided('slow', 20, 2)
    decided('middle', 9, 3)
    decided('middle, later', 9, 4)
    decided('also slow', 20, 5)
    const pages: (readonly [string, number | undefined])[][] = []
    let cursor: string | undefined
    do {
      const asked = { figure: 'decisionTime', limit: 2, cursor, ...period } as const
      const page = await listCountedApplications(world.deps, asked)
      pages.push(page.items.map(({ applicationId, minutes }) => [applicationId, minutes]))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(pages).toEqual([
      [
        ['also slow', minuteBins[20]],
        ['slow', minuteBins[20]],
      ],
      [
        ['middle, later', 9],
        ['middle', 9],
      ],
      [['fast', 3]],
    ])
    const elsewhere = { figure: 'decisionTime', limit, cursor: 'forged', ...period } as const
    expect((await listCountedApplications(world.deps, elsewhere)).items).toHaveLength(5)
  })

  test('of one time are in pages, and the next page continues within it and then with the next time', async () => {
    const world = makeWorld()
    const decided = (applicationId: string, bin: number) =>
      world.records.figures.add({
        factId: applicationId,
        day: '2026-11-23',
        keys: [`decisionTime:${bin}`],
        fact: { applicationId, accountId: 'erika', at: `2026-11-23T02:0${applicationId}:00.000Z` },
      })
    for (const minute of ['1', '2', '3', '4', '5']) decided(minute, 20)
    for (const minute of ['6', '7']) decided(minute, 9)
    const pageAt = async (cursor?: string) => {
      const asked = { figure: 'decisionTime', limit: 2, cursor, ...period } as const
      const { items, nextCursor } = await listCountedApplications(world.deps, asked)
      return { nextCursor, ids: items.map(({ applicationId }) => applicationId).join() }
    }
    const pages: string[] = []
    let cursor: string | undefined
    do {
      const page = await pageAt(cursor)
      pages.push(page.ids)
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(pages).toEqual(['5,4', '3,2', '1,7', '6'])
    expect((await pageAt('9-')).ids).toBe('7,6')
    expect((await pageAt('x9-')).ids).toBe('5,4')
  })

  test('of another figure are in pages, too', async () => {
    const world = makeWorld()
    await submitted(world, erika)
    world.time.advance({ minutes: 1 })
    await submitted(world, hans, other)
    await countAll(world)
    const asked = { figure: 'submitted', limit: 1, ...period } as const
    const first = await listCountedApplications(world.deps, asked)
    const second = await listCountedApplications(world.deps, { ...asked, cursor: first.nextCursor })
    const accounts = [first, second].map(({ items }) => items.map(({ accountId }) => accountId))
    expect(accounts).toEqual([['hans'], ['erika']])
    expect(second).not.toHaveProperty('nextCursor')
  })

  test('of a reviewer are those that the reviewer decided, by outcome', async () => {
    const world = makeWorld()
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'APPROVE')
    await countAll(world)
    const idsOf = async (figure: 'decisions' | 'approved' | 'retried', reviewerId: string) => {
      const page = await listCountedApplications(world.deps, { figure, reviewerId, limit, ...period })
      return page.items.map(item => item.applicationId)
    }
    expect(await idsOf('decisions', 'reviewer-1')).toEqual([applicationId])
    expect(await idsOf('approved', 'reviewer-1')).toEqual([applicationId])
    expect(await idsOf('retried', 'reviewer-1')).toEqual([])
    expect(await idsOf('decisions', 'reviewer-2')).toEqual([])
  })

  test.each([
    ['decisions', undefined],
    ['secondReviewed', undefined],
    ['submitted', 'reviewer-1'],
    ['decisionTime', 'reviewer-1'],
  ] as const)('%s of the reviewer %s are refused', async (figure, reviewerId) => {
    const { deps } = makeWorld()
    expect(
      await refusalOf(() => listCountedApplications(deps, { figure, reviewerId, limit, ...period })),
    ).toEqual(refused('INVALID_FIELD', '/reviewerId'))
  })

  test('are those of the figure, or of one of its codes', async () => {
    const world = makeWorld()
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    await submitted(world, hans, other)
    await countAll(world)
    const retried = await listCountedApplications(world.deps, { figure: 'retried', limit, ...period })
    expect(countedApplicationsSchema().parse(retried)).toEqual(retried)
    expect(retried.items).toMatchObject([{ applicationId, accountId: 'erika' }])
    const named = { figure: 'reasons', code: 'NAME_MISMATCH', limit, ...period } as const
    expect(await listCountedApplications(world.deps, named)).toEqual(retried)
    const all = await listCountedApplications(world.deps, { figure: 'submitted', limit, ...period })
    expect(all.items.map(({ accountId }) => accountId).toSorted()).toEqual(['erika', 'hans'])
  })

  test('of a figure with codes need one, and of another figure take none', async () => {
    const { deps } = makeWorld()
    for (const query of [{ figure: 'refusals' }, { figure: 'approved', code: 'CORRUPT' }] as const) {
      const refused = await refusalOf(() => listCountedApplications(deps, { ...query, limit, ...period }))
      expect(refused).toMatchObject({ code: 'INVALID_FIELD', pointers: ['/code'] })
    }
  })
})
