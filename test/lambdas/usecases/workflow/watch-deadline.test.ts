import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { putCalendar } from '../../../../lambdas/usecases/calendar/manage-calendar.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { rescheduleReviews } from '../../../../lambdas/usecases/workflow/reschedule-reviews.ts'
import { markOverdue, remindReviewers } from '../../../../lambdas/usecases/workflow/watch-deadline.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { applicationOf, concluded, decided, recordOf, resubmitted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, operator, type World } from '../../../support/world.ts'

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

describe('the notification of a near deadline', () => {
  test('is sent once, and the review stays unchanged', async () => {
    const applicationId = await submitted(world, erika)
    expect(await remind(applicationId)).toEqual({ open: true })
    expect(await remind(applicationId)).toEqual({ open: true })
    expect(await told(applicationId)).toEqual(['review.due_soon'])
    expect((await recordOf(world, applicationId)).events.at(-1)?.details).toEqual({ dueAt })
    expect(await applicationOf(world, applicationId)).toMatchObject({ status: 'IN_REVIEW', overdue: false })
  })

  test.each([
    ['a reminder', remind, 'review.remind'],
    ['the mark of an overdue review', mark, 'review.mark-overdue'],
  ])('and its trail name the application: %s', async (_, act, action) => {
    const applicationId = await submitted(world, erika)
    const count = trailOf(world).length
    await act(applicationId)
    expect(trailOf(world, count)).toStrictEqual([
      {
        accountId: 'erika',
        at: monday,
        actor: { role: 'system', id: 'watch-deadline' },
        action,
        applicationId,
      },
    ])
  })

  test('is not sent from the deadline on', async () => {
    const applicationId = await submitted(world, erika)
    world.time.set(dueAt)
    expect(await remind(applicationId)).toEqual({ open: true })
    expect(await told(applicationId)).toEqual([])
  })

  test('is sent once by two concurrent steps', async () => {
    const applicationId = await submitted(world, erika)
    world.records.beforeNextCommit(() => remind(applicationId))
    expect(await remind(applicationId)).toEqual({ open: true })
    expect(await told(applicationId)).toEqual(['review.due_soon'])
  })

  test.each(endings)('is not sent for an attempt that was %s', async (_how, end) => {
    const applicationId = await submitted(world, erika)
    await end(applicationId)
    expect(await remind(applicationId)).toEqual({ open: false })
    expect(await told(applicationId)).toEqual([])
  })

  test('is sent for each attempt', async () => {
    const applicationId = await submitted(world, erika)
    await remind(applicationId)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    await resubmitted(world, erika, applicationId, { name: 'Erika M' })
    expect(await remind(applicationId, 2)).toEqual({ open: true })
    expect(await told(applicationId)).toEqual(['review.due_soon', 'review.due_soon'])
  })
})

describe('R13: the notification of an overdue review', () => {
  test('is sent with the mark, makes no decision, and repeats on the next working day', async () => {
    const applicationId = await submitted(world, erika)
    expect(await mark(applicationId)).toEqual({ open: true, nextReminderAt: nextDay })
    expect(await applicationOf(world, applicationId)).toMatchObject({ status: 'IN_REVIEW', overdue: true })
    expect(await mark(applicationId, nextDay)).toEqual({ open: true, nextReminderAt: nextMonday })
    expect(await told(applicationId)).toEqual(['review.overdue', 'review.overdue'])
  })

  test('is next due on the next working day, also if the step is late by exactly a day', async () => {
    const applicationId = await submitted(world, erika)
    world.time.set(nextDay)
    expect(await mark(applicationId)).toEqual({ open: true, nextReminderAt: nextMonday })
  })

  test('is sent once for each day, for any number and order of repetitions', async () => {
    const applicationId = await submitted(world, erika)
    for (const due of [dueAt, dueAt, nextDay, dueAt, nextDay]) {
      expect(await mark(applicationId, due)).toMatchObject({ open: true })
    }
    expect(await told(applicationId)).toEqual(['review.overdue', 'review.overdue'])
  })

  test('keeps the mark of the reminder', async () => {
    const applicationId = await submitted(world, erika)
    await remind(applicationId)
    await mark(applicationId)
    await remind(applicationId)
    expect((await applicationOf(world, applicationId)).deadline?.told).toEqual({
      dueSoon: true,
      overdueFor: dueAt,
    })
    expect(await told(applicationId)).toEqual(['review.due_soon', 'review.overdue'])
  })

  test.each(endings)('is not sent for an attempt that was %s', async (_how, end) => {
    const applicationId = await submitted(world, erika)
    await end(applicationId)
    expect(await mark(applicationId)).toEqual({ open: false, nextReminderAt: nextDay })
    expect(await told(applicationId)).toEqual([])
  })

  test('is not sent when a decision is made at the same time', async () => {
    const applicationId = await submitted(world, erika)
    world.records.beforeNextCommit(() => decided(world, applicationId, 'APPROVE'))
    expect(await mark(applicationId)).toMatchObject({ open: false })
    expect(await told(applicationId)).toEqual([])
  })
})

describe('a watch from submission to decision', () => {
  /** Runs the steps of the watch's state machine, each at its time, until a decision. */
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
        ['review.due_soon', '2026-02-25T05:30:00.000Z'],
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
        ['review.due_soon', '2026-09-30T05:30:00.000Z'],
        ['review.overdue', '2026-09-30T10:00:00.000Z'],
        ['review.overdue', '2026-10-08T10:00:00.000Z'],
      ],
    ],
    [
      'over a weekend',
      '2026-11-24T02:00:00.000Z',
      '2026-12-01T00:00:00.000Z',
      [
        ['review.due_soon', '2026-11-27T05:30:00.000Z'],
        ['review.overdue', '2026-11-27T10:00:00.000Z'],
        ['review.overdue', '2026-11-30T10:00:00.000Z'],
      ],
    ],
    ['that is decided in time', '2026-11-24T02:00:00.000Z', '2026-11-27T05:00:00.000Z', []],
  ])(
    '%s notifies half a working day ahead, at the deadline, and each working day',
    async (_what, start, until, told) => {
      world.time.set(start)
      const applicationId = await submitted(world, erika)
      expect(await watched(applicationId, until)).toEqual(told)
    },
  )
})

test('a reminder is not sent after the deadline', async () => {
  const applicationId = await submitted(world, erika)
  world.time.set(dueAt)
  expect(await remind(applicationId)).toEqual({ open: true })
  expect(await told(applicationId)).toEqual([])
})

test('a mark that is days late is sent once, and again at the end of the next working day', async () => {
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

  test('is announced by its own watch; the watch of the earlier deadline ends without a notification', async () => {
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
    expect(await told(applicationId)).toEqual(['review.due_soon', 'review.overdue'])
  })

  test('by a watch of a later revision than the stored one is not announced', async () => {
    const applicationId = await submitted(world, erika)
    expect(await remind(applicationId, 1, 1)).toEqual({ open: false })
  })

  test('has its reminder by the calendar of the operator', async () => {
    const applicationId = await submitted(world, erika)
    await putCalendar(world.deps, operator, '2026', { off: ['2026-11-27', '2026-11-30'], work: [] })
    expect((await mark(applicationId)).nextReminderAt).toBe('2026-12-01T10:00:00.000Z')
  })
})
