import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { calendarOf, reviewDeadline } from '../../../../domain/working-days.ts'
import { putCalendar } from '../../../../lambdas/usecases/calendar/manage-calendar.ts'
import { rescheduleReviews } from '../../../../lambdas/usecases/workflow/reschedule-reviews.ts'
import { markOverdue } from '../../../../lambdas/usecases/workflow/watch-deadline.ts'
import { Crash, crashing } from '../../../support/crashing.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { applicationIn, sampleAudit } from '../../../support/samples.ts'
import { applicationOf, decided, passport, recordOf, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, operator, type World } from '../../../support/world.ts'

/** A Wednesday; its third working day falls into 2027. */
const wednesday = '2026-12-30T02:00:00.000Z'
const newYear = { off: ['2027-01-01', '2027-01-04'], work: ['2027-01-02'] }

let world: World
beforeEach(() => {
  world = makeWorld()
  world.time.set(wednesday)
})
afterEach(() => assertInvariants(world))

const submit = (number: number) =>
  submitted(world, applicant(`person-${number}`), { ...passport, certificateNumber: `C01X00T${number}` })

async function rescheduleAll(deps = world.deps): Promise<void> {
  let cursor: string | undefined
  do {
    const { nextCursor } = await rescheduleReviews(deps, { cursor })
    cursor = nextCursor
  } while (cursor !== undefined)
}

const deadlineOf = async (applicationId: string) => (await applicationOf(world, applicationId)).deadline

describe('when the calendar of a year arrives', () => {
  test('provisional deadlines are counted again, in the audit trail and without an event', async () => {
    const applicationId = await submit(1)
    const before = await recordOf(world, applicationId)
    expect(before.application.deadline).toMatchObject({
      dueAt: '2027-01-05T10:00:00.000Z',
      dueProvisional: true,
    })
    await putCalendar(world.deps, operator, '2027', newYear)
    await rescheduleAll()
    const after = await recordOf(world, applicationId)
    // Thursday, Saturday the 2nd, which is a make-up workday, and Tuesday.
    expect(after.application.deadline).toEqual({ ...before.application.deadline, dueProvisional: false })
    expect(after.events).toEqual(before.events)
    const { items } = await world.records.auditTrail('person-1', { limit: 1 })
    expect(items).toMatchObject([
      {
        actor: { role: 'system', id: 'reschedule-reviews' },
        action: 'review.reschedule',
        applicationId,
        details: {
          dueAt: '2027-01-05T10:00:00.000Z',
          previously: '2027-01-05T10:00:00.000Z',
          dueProvisional: false,
        },
      },
    ])
  })

  test.each([
    ['later', { off: ['2027-01-01', '2027-01-04', '2027-01-05'], work: [] }, '2027-01-07T10:00:00.000Z'],
    ['earlier', { off: [], work: ['2027-01-02'] }, '2027-01-02T10:00:00.000Z'],
  ])('a deadline moves to %s days, in the queue as well', async (_which, list, dueAt) => {
    const applicationId = await submit(1)
    await putCalendar(world.deps, operator, '2027', list)
    await rescheduleAll()
    expect(await deadlineOf(applicationId)).toMatchObject({ dueAt, dueProvisional: false, revision: 1 })
    expect(await world.records.countOpenReviews({ until: dueAt, atMost: 9 })).toBe(1)
  })

  test('decided reviews and final deadlines stay unchanged', async () => {
    const certain = await submit(1)
    const stored = world.records.stored.applications
    world.time.set('2026-12-28T02:00:00.000Z')
    const early = await submit(2)
    const decidedOne = await submit(3)
    await decided(world, decidedOne, 'APPROVE')
    const before = [early, decidedOne].map(id => stored.get(id))
    await putCalendar(world.deps, operator, '2027', { off: ['2027-01-05'], work: [] })
    await rescheduleAll()
    expect([early, decidedOne].map(id => stored.get(id))).toEqual(before)
    expect((await deadlineOf(certain))?.dueProvisional).toBe(false)
  })

  test('a review whose new deadline has not passed is no longer overdue', async () => {
    const applicationId = await submit(1)
    const { dueAt = '' } = (await deadlineOf(applicationId)) ?? {}
    world.time.set(dueAt)
    await markOverdue(world.deps, { applicationId, attempt: 1, revision: 0, dueAt })
    await putCalendar(world.deps, operator, '2027', {
      off: ['2027-01-01', '2027-01-04', '2027-01-05'],
      work: [],
    })
    await rescheduleAll()
    expect(await applicationOf(world, applicationId)).toMatchObject({
      overdue: false,
      deadline: { revision: 1 },
    })
  })

  test('a concurrent decision stays', async () => {
    const applicationId = await submit(1)
    await putCalendar(world.deps, operator, '2027', newYear)
    world.records.beforeNextCommit(() => decided(world, applicationId, 'APPROVE'))
    await rescheduleAll()
    expect(await applicationOf(world, applicationId)).toMatchObject({
      recordedDecision: { outcome: 'APPROVE' },
      deadline: { dueProvisional: true },
    })
  })

  test('a repetition changes nothing', async () => {
    await submit(1)
    await putCalendar(world.deps, operator, '2027', newYear)
    await rescheduleAll()
    const commits = world.records.commits()
    await rescheduleAll()
    expect(world.records.commits()).toBe(commits)
  })

  test('after a crash at any call a repetition leads to the same end state', async () => {
    for (let number = 1; number <= 3; number += 1) await submit(number)
    await putCalendar(world.deps, operator, '2027', { off: ['2027-01-04'], work: [] })
    let crashed = 0
    for (let calls = 0; calls < 12; calls += 1) {
      for (const takesEffect of [false, true]) {
        const deps = { ...world.deps, records: crashing(world.deps.records, { calls, takesEffect }) }
        await rescheduleAll(deps).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error
          crashed += 1
        })
      }
    }
    await rescheduleAll()
    expect(crashed).toBeGreaterThan(2)
    for (const application of world.records.stored.applications.values()) {
      expect(application.deadline).toMatchObject({ dueProvisional: false, dueAt: '2027-01-05T10:00:00.000Z' })
    }
    const { items } = await world.records.auditTrail('person-1', { limit: 99 })
    expect(items.filter(({ action }) => action === 'review.reschedule')).toHaveLength(1)
  })

  test('every provisional deadline of the queue follows the calendar, page by page, in spite of moves between pages', async () => {
    const days = fc.integer({ min: 0, max: 12 })
    const listed = fc.subarray(
      Array.from({ length: 12 }, (_, day) => `2027-01-${String(day + 1).padStart(2, '0')}`),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(days, { minLength: 90, maxLength: 130 }),
        listed,
        async (submissions, off) => {
          const { deps, records } = makeWorld()
          const { hours } = deps.rules
          const unknown = calendarOf(deps.rules.calendars)
          for (const day of submissions) {
            const submittedAt = new Date(
              Date.parse('2026-12-26T02:00:00.000Z') + day * 86_400_000,
            ).toISOString()
            const deadline = reviewDeadline(submittedAt, hours, unknown)
            const after = applicationIn('OPEN_REVIEW', { submittedAt, deadline })
            await records.commit({ application: { after }, audit: sampleAudit(after.accountId) })
          }
          const before = [...records.stored.applications.values()]
          await putCalendar(deps, operator, '2027', { off, work: [] })
          await rescheduleAll(deps)
          const known = calendarOf({ ...deps.rules.calendars, '2027': { off, work: [] } })
          for (const { applicationId, submittedAt = '', deadline } of before) {
            const now = records.stored.applications.get(applicationId)?.deadline
            expect(now?.dueProvisional).toBe(false)
            const expected = deadline?.dueProvisional
              ? reviewDeadline(submittedAt, hours, known).dueAt
              : deadline?.dueAt
            expect(now?.dueAt).toBe(expected)
          }
        },
      ),
      { numRuns: 10 },
    )
  })
})
