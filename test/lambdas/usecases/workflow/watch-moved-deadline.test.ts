import { afterEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Deadline } from '../../../../domain/application.ts'
import { nextOverdueReminder, type PublishedCalendar } from '../../../../domain/working-days.ts'
import { putCalendar } from '../../../../lambdas/usecases/calendar/manage-calendar.ts'
import { workingCalendar } from '../../../../lambdas/usecases/calendar/working-calendar.ts'
import { rescheduleReviews } from '../../../../lambdas/usecases/workflow/reschedule-reviews.ts'
import { markOverdue, remindReviewers } from '../../../../lambdas/usecases/workflow/watch-deadline.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { applicationOf, recordOf, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
afterEach(() => assertInvariants(world))

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
        const answer = await remindReviewers(world.deps, { applicationId, attempt: 1, revision })
        watch.at = deadline.dueAt
        watch.step = async () => {
          const marked = await markOverdue(world.deps, {
            applicationId,
            attempt: 1,
            revision,
            dueAt: watch.at,
          })
          watch.at = marked.nextReminderAt
          return marked
        }
        return answer
      },
    }
    return watch
  }

  /** Runs every watch at its time, or at once if that has passed, up to `until`. */
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

  /** The expected notifications after the move, by the rules. */
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
    if (dueAt > moved && !remindedInTime && remindAt < until) news.push(['review.due_soon', remindAt])
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

  test('the later notifications are those of the new deadline, each once and by one watch only', async () => {
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
