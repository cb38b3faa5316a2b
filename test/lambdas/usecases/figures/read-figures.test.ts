import { describe, expect, test } from '@jest/globals'
import { publishedEvent } from '../../../../contract/bus-events.ts'
import {
  countedApplicationsSchema,
  figuresSchema,
  reviewerFiguresSchema,
} from '../../../../contract/figures.ts'
import { countEvent } from '../../../../lambdas/usecases/figures/count-event.ts'
import {
  listCountedApplications,
  readFigures,
  readReviewerFigures,
} from '../../../../lambdas/usecases/figures/read-figures.ts'
import { parkApplication } from '../../../../lambdas/usecases/workflow/parking.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { concluded, drafted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, type World } from '../../../support/world.ts'

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
      expect(await refusalOf(() => read(deps, { from, to }))).toMatchObject({ code: 'INVALID_FIELD' })
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
  expect(figures.items).toEqual([
    {
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

describe('the applications behind a number', () => {
  const period = { from: '2026-11-23', to: '2026-11-23' }
  const limit = 25

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
