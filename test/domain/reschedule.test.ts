import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Deadline, OpenReview } from '../../domain/application.ts'
import { withDeadlineTimes } from '../../domain/reschedule.ts'
import { applicationIn } from '../support/samples.ts'

const at = (day: number, hour: number) =>
  `2027-01-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`
const due = (day: number) => ({ dueSoonAt: at(day, 5), dueAt: at(day, 10) })

const review = (deadline: Deadline, overdue = false): OpenReview =>
  applicationIn('OPEN_REVIEW', { submittedAt: at(1, 2), deadline, overdue })

const provisional = { ...due(6), dueProvisional: true }
const known = (day: number) => ({ ...due(day), dueProvisional: false })

interface After {
  readonly overdue: boolean
  readonly told: Deadline['told']
}

describe('a provisional deadline, when the calendar arrives', () => {
  test('that was right stays unchanged and becomes final: its watch continues', () => {
    const before = review({ ...provisional, told: { dueSoon: true } })
    expect(withDeadlineTimes(before, known(6), at(6, 6))).toEqual({
      ...before,
      deadline: { ...known(6), told: { dueSoon: true } },
    })
  })

  test('that is unchanged changes nothing', () => {
    expect(withDeadlineTimes(review(provisional), provisional, at(2, 2))).toBeUndefined()
  })

  test.each<[string, { now: string; day: number; told?: Deadline['told']; overdue?: boolean }, After]>([
    ['later, without a notification yet', { now: at(5, 2), day: 7 }, { overdue: false, told: undefined }],
    ['earlier, without a notification yet', { now: at(4, 2), day: 5 }, { overdue: false, told: undefined }],
    [
      'later, after its reminder: the reminder is sent again in time',
      { now: at(6, 6), day: 7, told: { dueSoon: true } },
      { overdue: false, told: undefined },
    ],
    [
      'later, was overdue: it is not overdue any more, and is announced again',
      { now: at(7, 2), day: 8, told: { dueSoon: true, overdueFor: at(6, 10) }, overdue: true },
      { overdue: false, told: undefined },
    ],
    [
      'later, was overdue and is due soon: the reminder was sent',
      { now: at(7, 6), day: 7, told: { dueSoon: true, overdueFor: at(6, 10) }, overdue: true },
      { overdue: false, told: { dueSoon: true } },
    ],
    [
      'later but past, was overdue: it still is, and announced days are not announced again',
      { now: at(8, 2), day: 7, told: { dueSoon: true, overdueFor: at(7, 10) }, overdue: true },
      { overdue: true, told: { dueSoon: true, overdueFor: at(7, 10) } },
    ],
    [
      'later and due at this moment, was overdue: it still is',
      { now: at(7, 10), day: 7, told: { dueSoon: true, overdueFor: at(6, 10) }, overdue: true },
      { overdue: true, told: { dueSoon: true, overdueFor: at(6, 10) } },
    ],
    [
      'later and due soon from this moment: the reminder was sent',
      { now: at(7, 5), day: 7, told: { dueSoon: true } },
      { overdue: false, told: { dueSoon: true } },
    ],
    [
      'later and due soon, without a reminder',
      { now: at(7, 6), day: 7, told: {} },
      { overdue: false, told: undefined },
    ],
    [
      'earlier and past: the new watch will mark it, not this',
      { now: at(5, 11), day: 5 },
      { overdue: false, told: undefined },
    ],
  ])('%s', (_what, { now, day, told, overdue = false }, { overdue: after, told: toldAfter }) => {
    const before = review({ ...provisional, ...(told === undefined ? {} : { told }) }, overdue)
    const moved = withDeadlineTimes(before, known(day), now)
    expect(moved?.overdue).toBe(after)
    expect(moved?.deadline?.told).toEqual(toldAfter)
    expect(moved?.deadline).toMatchObject({ ...known(day), revision: 1 })
  })

  test.each([
    ['with only the reminder later', { dueSoonAt: at(6, 7), dueAt: at(6, 10) }],
    ['with only another hour of the deadline', { dueSoonAt: at(6, 5), dueAt: at(6, 11) }],
  ])('%s is moved and gets a new watch', (_what, times) => {
    const moved = withDeadlineTimes(review(provisional), { ...times, dueProvisional: false }, at(2, 2))
    expect(moved?.deadline).toEqual({ ...times, dueProvisional: false, revision: 1 })
  })

  test('moved once more gets another revision: every watch has a name of its own', () => {
    const once = withDeadlineTimes(review(provisional), { ...due(7), dueProvisional: true }, at(2, 2))
    const twice = withDeadlineTimes(once as OpenReview, known(6), at(2, 2))
    expect([once?.deadline?.revision, twice?.deadline?.revision]).toEqual([1, 2])
  })

  test('with any times is overdue only if it has passed, and nothing else changes', () => {
    const days = fc.integer({ min: 1, max: 20 })
    fc.assert(
      fc.property(
        days,
        days,
        fc.integer({ min: 0, max: 23 }),
        fc.boolean(),
        fc.boolean(),
        (day, today, hour, overdue, dueSoon) => {
          const now = at(today, hour)
          const before = review({ ...provisional, ...(dueSoon ? { told: { dueSoon } } : {}) }, overdue)
          const after = withDeadlineTimes(before, known(day), now)
          const { deadline, overdue: still, ...rest } = after ?? before
          const { deadline: _old, overdue: _was, ...unchanged } = before
          expect(rest).toEqual(unchanged)
          expect(deadline).toMatchObject(known(day))
          if (day !== 6 && deadline !== undefined && deadline.dueAt > now) {
            expect(still).toBe(false)
            expect(deadline.told?.overdueFor).toBeUndefined()
            expect(deadline.told?.dueSoon === true).toBe(dueSoon && deadline.dueSoonAt <= now)
          }
          // A repetition changes nothing.
          if (after !== undefined) expect(withDeadlineTimes(after, known(day), now)).toBeUndefined()
        },
      ),
    )
  })
})
