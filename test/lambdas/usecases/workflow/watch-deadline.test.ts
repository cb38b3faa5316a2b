import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Deadline } from '../../../../domain/application.ts'
import { nextOverdueReminder, type PublishedCalendar } from '../../../../domain/working-days.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/applicant/withdraw-application.ts'
import { putCalendar } from '../../../../lambdas/usecases/operator/manage-calendar.ts'
import { rescheduleReviews } from '../../../../lambdas/usecases/workflow/reschedule-reviews.ts'
import { markOverdue, remindReviewers } from '../../../../lambdas/usecases/workflow/watch-deadline.ts'
import { workingCalendar } from '../../../../lambdas/usecases/working-calendar.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { applicationOf, concluded, decided, recordOf, resubmitted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const dueAt = '2026-11-26T10:00:00.000Z'
const nextDay = '2026-11-27T10:00:00.000Z'
const nextMonday = '2026-11-30T10:00:00.000Z'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const remind = (applicationId: string, attempt = 1, revision = 0) =>
  remindReviewers(world.deps, { applicationId, attempt, revision })
const mark = (applicationId: string, due = dueAt, attempt = 1, revision = 0) =>
  markOverdue(world.deps, { applicationId, attempt, revision, dueAt: due })

const told = async (applicationId: string) =>
  (await recordOf(world, applicationId)).events
    .map(({ name }) => name)
    .filter(name => name.startsWith('review.'))

const endings: [string, (applicationId: string) => Promise<unknown>][] = [
  ['decided', applicationId => decided(world, applicationId, 'APPROVE')],
  ['decided and applied', applicationId => concluded(world, applicationId, 'APPROVE')],
  ['withdrawn', applicationId => withdrawApplication(world.deps, erika, applicationId)],
  [
    'followed by another attempt',
    async applicationId => {
      await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
      await resubmitted(world, erika, applicationId, { name: 'Erika M' })
    },
  ],
]

describe('that a deadline is near', () => {
  test('is told once, and the review stays as it is', async () => {
    const applicationId = await submitted(world, erika)
    expect(await remind(applicationId)).toEqual({ open: true })
    expect(await remind(applicationId)).toEqual({ open: true })
    expect(await told(applicationId)).toEqual(['review.due-soon'])
    expect((await recordOf(world, applicationId)).events.at(-1)?.details).toEqual({ dueAt })
    expect(await applicationOf(world, applicationId)).toMatchObject({ status: 'IN_REVIEW', overdue: false })
  })

  test('is told once when two steps tell it at the same moment', async () => {
    const applicationId = await submitted(world, erika)
    world.records.beforeNextCommit(() => remind(applicationId))
    expect(await remind(applicationId)).toEqual({ open: true })
    expect(await told(applicationId)).toEqual(['review.due-soon'])
  })

  test.each(endings)('is not told of an attempt that was %s', async (_how, end) => {
    const applicationId = await submitted(world, erika)
    await end(applicationId)
    expect(await remind(applicationId)).toEqual({ open: false })
    expect(await told(applicationId)).toEqual([])
  })

  test('is told of each attempt', async () => {
    const applicationId = await submitted(world, erika)
    await remind(applicationId)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    await resubmitted(world, erika, applicationId, { name: 'Erika M' })
    expect(await remind(applicationId, 2)).toEqual({ open: true })
    expect(await told(applicationId)).toEqual(['review.due-soon', 'review.due-soon'])
  })
})

describe('R13: that a review is overdue', () => {
  test('is marked and told, decides nothing, and comes again on the next working day', async () => {
    const applicationId = await submitted(world, erika)
    expect(await mark(applicationId)).toEqual({ open: true, nextReminderAt: nextDay })
    expect(await applicationOf(world, applicationId)).toMatchObject({ status: 'IN_REVIEW', overdue: true })
    expect(await mark(applicationId, nextDay)).toEqual({ open: true, nextReminderAt: nextMonday })
    expect(await told(applicationId)).toEqual(['review.overdue', 'review.overdue'])
  })

  test('is told once for each day, however often the step is repeated, and in whatever order', async () => {
    const applicationId = await submitted(world, erika)
    for (const due of [dueAt, dueAt, nextDay, dueAt, nextDay]) {
      expect(await mark(applicationId, due)).toMatchObject({ open: true })
    }
    expect(await told(applicationId)).toEqual(['review.overdue', 'review.overdue'])
  })

  test('leaves the first note of being due soon', async () => {
    const applicationId = await submitted(world, erika)
    await remind(applicationId)
    await mark(applicationId)
    await remind(applicationId)
    expect((await applicationOf(world, applicationId)).deadline?.told).toEqual({
      dueSoon: true,
      overdueFor: dueAt,
    })
    expect(await told(applicationId)).toEqual(['review.due-soon', 'review.overdue'])
  })

  test.each(endings)('is not told of an attempt that was %s', async (_how, end) => {
    const applicationId = await submitted(world, erika)
    await end(applicationId)
    expect(await mark(applicationId)).toEqual({ open: false, nextReminderAt: nextDay })
    expect(await told(applicationId)).toEqual([])
  })

  test('is not told when a decision comes at the same moment', async () => {
    const applicationId = await submitted(world, erika)
    world.records.beforeNextCommit(() => decided(world, applicationId, 'APPROVE'))
    expect(await mark(applicationId)).toMatchObject({ open: false })
    expect(await told(applicationId)).toEqual([])
  })
})

describe('a watch from submission to decision', () => {
  /** What the watch's state machine does, each step at its time, until somebody decides. */
  async function watched(applicationId: string, until: string) {
    const { deadline } = await applicationOf(world, applicationId)
    if (deadline === undefined) throw new Error('nothing to watch')
    const calls: { at: string; run: () => Promise<unknown> }[] = []
    let next = { at: deadline.dueSoonAt, run: () => remind(applicationId) as Promise<unknown> }
    let due = deadline.dueAt
    while (next.at < until) {
      calls.push(next)
      world.time.set(next.at)
      await next.run()
      const marking = due
      next = {
        at: marking,
        run: async () => {
          due = (await mark(applicationId, marking)).nextReminderAt
        },
      }
    }
    const { events } = await recordOf(world, applicationId)
    return events
      .filter(({ name }) => name.startsWith('review.'))
      .map(({ name, occurredAt }) => [name, occurredAt])
  }

  test.each<[string, string, string, [string, string][]]>([
    [
      'over the Spring Festival: Saturday the 28th is worked, Sunday the 1st is not',
      '2026-02-13T02:00:00.000Z',
      '2026-03-02T12:00:00.000Z',
      [
        ['review.due-soon', '2026-02-25T05:30:00.000Z'],
        ['review.overdue', '2026-02-25T10:00:00.000Z'],
        ['review.overdue', '2026-02-26T10:00:00.000Z'],
        ['review.overdue', '2026-02-27T10:00:00.000Z'],
        ['review.overdue', '2026-02-28T10:00:00.000Z'],
        ['review.overdue', '2026-03-02T10:00:00.000Z'],
      ],
    ],
    [
      'over the National Day holidays',
      '2026-09-25T02:00:00.000Z',
      '2026-10-09T00:00:00.000Z',
      [
        ['review.due-soon', '2026-09-30T05:30:00.000Z'],
        ['review.overdue', '2026-09-30T10:00:00.000Z'],
        ['review.overdue', '2026-10-08T10:00:00.000Z'],
      ],
    ],
    [
      'over a weekend',
      '2026-11-24T02:00:00.000Z',
      '2026-12-01T00:00:00.000Z',
      [
        ['review.due-soon', '2026-11-27T05:30:00.000Z'],
        ['review.overdue', '2026-11-27T10:00:00.000Z'],
        ['review.overdue', '2026-11-30T10:00:00.000Z'],
      ],
    ],
    ['that is decided in time', '2026-11-24T02:00:00.000Z', '2026-11-27T05:00:00.000Z', []],
  ])(
    '%s tells half a working day ahead, at the deadline, and each working day',
    async (_what, start, until, told) => {
      world.time.set(start)
      const applicationId = await submitted(world, erika)
      expect(await watched(applicationId, until)).toEqual(told)
    },
  )
})

test('a reminder that comes after the deadline is not given: overdue says more', async () => {
  const applicationId = await submitted(world, erika)
  world.time.set(dueAt)
  expect(await remind(applicationId)).toEqual({ open: true })
  expect(await told(applicationId)).toEqual([])
})

test('a mark that comes days late is told once, and again at the end of the next working day', async () => {
  const applicationId = await submitted(world, erika)
  world.time.set('2026-11-30T12:00:00.000Z')
  const nextReminderAt = '2026-12-01T10:00:00.000Z'
  expect(await mark(applicationId)).toEqual({ open: true, nextReminderAt })
  expect(await told(applicationId)).toEqual(['review.overdue'])
})

describe('a deadline that was moved', () => {
  const moved = async (day: string) => {
    world.time.set('2026-12-30T02:00:00.000Z')
    const applicationId = await submitted(world, erika)
    await putCalendar(world.deps, operator, '2027', { off: ['2027-01-01', day], work: [] })
    await rescheduleReviews(world.deps, {})
    return applicationId
  }

  test('is told by its own watch; the one of the earlier deadline ends without a word', async () => {
    // A Wednesday; with New Year's Day off it is due on Tuesday the 5th, with Monday off as well on the 6th.
    const applicationId = await moved('2027-01-04')
    const { deadline } = await applicationOf(world, applicationId)
    expect(deadline).toMatchObject({ revision: 1, dueProvisional: false })
    const due = String(deadline?.dueAt)
    expect(await remind(applicationId)).toEqual({ open: false })
    expect(await mark(applicationId, due)).toMatchObject({ open: false })
    expect(await told(applicationId)).toEqual([])
    expect(await remind(applicationId, 1, 1)).toEqual({ open: true })
    expect(await mark(applicationId, due, 1, 1)).toMatchObject({ open: true })
    expect(await told(applicationId)).toEqual(['review.due-soon', 'review.overdue'])
  })

  test('by a watch of a later revision than the stored one is not told: nothing is ahead of the records', async () => {
    const applicationId = await submitted(world, erika)
    expect(await remind(applicationId, 1, 1)).toEqual({ open: false })
  })

  test('is reminded of by the calendar that operators put', async () => {
    const applicationId = await submitted(world, erika)
    await putCalendar(world.deps, operator, '2026', { off: ['2026-11-27', '2026-11-30'], work: [] })
    expect((await mark(applicationId)).nextReminderAt).toBe('2026-12-01T10:00:00.000Z')
  })
})

describe('whenever a calendar moves a deadline, to earlier or to later days', () => {
  type Told = readonly [name: string, at: string]

  interface Watch {
    readonly revision: number
    at: string
    step: () => Promise<{ open: boolean }>
  }

  /** The watch's state machine. */
  function watchOf(applicationId: string, deadline: Deadline): Watch {
    const revision = deadline.revision ?? 0
    const watch: Watch = {
      revision,
      at: deadline.dueSoonAt,
      step: async () => {
        const answer = await remind(applicationId, 1, revision)
        watch.at = deadline.dueAt
        watch.step = async () => {
          const marked = await mark(applicationId, watch.at, 1, revision)
          watch.at = marked.nextReminderAt
          return marked
        }
        return answer
      },
    }
    return watch
  }

  /** Runs every watch at its time, or at once when that has passed, up to `until`. */
  async function run(watches: Watch[], from: string, until: string): Promise<void> {
    let now = from
    for (;;) {
      const next = watches.toSorted((one, other) => (one.at < other.at ? -1 : 1))[0]
      if (next === undefined || next.at >= until) return
      if (next.at > now) now = next.at
      world.time.set(now)
      if (!(await next.step()).open) watches.splice(watches.indexOf(next), 1)
    }
  }

  const toldOf = async (applicationId: string): Promise<Told[]> =>
    (await recordOf(world, applicationId)).events
      .filter(({ name }) => name.startsWith('review.'))
      .map(({ name, occurredAt }) => [name, occurredAt])

  /** What a reader of the rules expects from the move on. */
  function expected(
    before: Deadline,
    after: Deadline,
    moved: string,
    until: string,
    calendar: PublishedCalendar,
  ) {
    const { hours } = world.deps.rules
    const news: Told[] = []
    const { dueSoonAt, dueAt } = after
    const remindedInTime = before.told?.dueSoon === true && dueSoonAt <= moved
    const remindAt = dueSoonAt > moved ? dueSoonAt : moved
    if (dueAt > moved && !remindedInTime && remindAt < until) news.push(['review.due-soon', remindAt])
    const markedBefore = dueAt <= moved && (before.told?.overdueFor ?? '') >= dueAt
    const markAt = dueAt > moved ? dueAt : moved
    if (!markedBefore && markAt < until) news.push(['review.overdue', markAt])
    for (
      let day = nextOverdueReminder(dueAt, hours, calendar);
      day < until;
      day = nextOverdueReminder(day, hours, calendar)
    ) {
      if (day > moved) news.push(['review.overdue', day])
    }
    return news
  }

  const januaryDays = Array.from({ length: 20 }, (_, day) => `2027-01-${String(day + 1).padStart(2, '0')}`)
  const lists = fc
    .tuple(fc.subarray(januaryDays), fc.subarray(januaryDays))
    .map(([off, work]) => ({ off, work: work.filter(day => !off.includes(day)) }))

  test('what is told afterwards is what the new deadline asks for, each once, and by one watch alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 29, max: 31 }),
        lists,
        fc.integer({ min: 1, max: 15 * 24 * 4 }),
        async (day, list, quarters) => {
          world = makeWorld()
          const start = `2026-12-${day}T02:00:00.000Z`
          world.time.set(start)
          const applicationId = await submitted(world, erika)
          const provisional = (await applicationOf(world, applicationId)).deadline
          if (provisional === undefined) throw new Error('a review without a deadline')
          const moved = new Date(Date.parse(start) + quarters * 15 * 60_000 + 7 * 60_000).toISOString()
          const until = '2027-01-28T00:00:00.000Z'
          const watches = [watchOf(applicationId, provisional)]
          await run(watches, start, moved)
          const before = (await applicationOf(world, applicationId)).deadline ?? provisional
          const count = (await toldOf(applicationId)).length
          world.time.set(moved)
          await putCalendar(world.deps, operator, '2027', list)
          await rescheduleReviews(world.deps, {})
          const after = (await applicationOf(world, applicationId)).deadline ?? provisional
          if (after.revision !== undefined) watches.push(watchOf(applicationId, after))
          await run(watches, moved, until)
          const news = (await toldOf(applicationId)).slice(count)
          if (after.revision === undefined) expect(after.dueAt).toBe(provisional.dueAt)
          else expect(news).toEqual(expected(before, after, moved, until, await workingCalendar(world.deps)))
          expect(watches.map(({ revision }) => revision)).toEqual([after.revision ?? 0])
        },
      ),
      { numRuns: 150 },
    )
  })
})
