import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate } from '../../domain/local-time.ts'
import {
  type BusinessHours,
  type CalendarYear,
  calendarOf,
  type DeadlineTimes,
  dueSoonUntil,
  nextOverdueReminder,
  nextWorkingCloses,
  type PublishedCalendar,
  reviewDeadline,
  workingDaysIn,
  workingMinutes,
} from '../../domain/working-days.ts'
import { chineseCalendars } from '../../lambdas/adapters/chinese-calendar.ts'
import { timeZones as zones } from '../support/time-zones.ts'

const shanghai: BusinessHours = { timeZone: 'Asia/Shanghai', opensAt: '09:00', closesAt: '18:00' }
const china = calendarOf(chineseCalendars({}))
const noneKnown = calendarOf({})

const noon = (date: string) => `${date}T12:00:00+08:00`

const dueDate = ({ dueAt }: DeadlineTimes, { timeZone } = shanghai) => localDate(dueAt, timeZone)

describe('R13: a review ends at close of business on the third working day after submission', () => {
  const vectors: [string, string, string][] = [
    ['2026-02-13', '2026-02-25', 'over the Spring Festival, with a Saturday worked'],
    ['2026-02-14', '2026-02-26', 'submitted on the Saturday worked'],
    ['2026-05-08', '2026-05-12', 'with a Saturday worked'],
    ['2026-09-18', '2026-09-22', 'with a Sunday worked'],
    ['2026-10-01', '2026-10-10', 'over the National Day holidays, due on a Saturday worked'],
    ['2026-10-10', '2026-10-14', 'submitted on a Saturday worked'],
  ]

  test.each(vectors)('%s is due %s: %s', (submitted, due) => {
    expect(reviewDeadline(noon(submitted), shanghai, china)).toEqual({
      dueAt: `${due}T10:00:00.000Z`,
      dueSoonAt: `${due}T05:30:00.000Z`,
      dueProvisional: false,
    })
  })

  test('the day of submission never counts, from its first moment to its last', () => {
    for (const submittedAt of ['2026-05-07T16:00:00Z', '2026-05-08T09:59:59Z', '2026-05-08T15:59:59.999Z'])
      expect(dueDate(reviewDeadline(submittedAt, shanghai, china))).toBe('2026-05-12')
    expect(dueDate(reviewDeadline('2026-05-08T16:00:00Z', shanghai, china))).toBe('2026-05-13')
  })

  test('the day of submission is the date in the time zone of the office', () => {
    const submittedAt = '2026-06-01T20:00:00Z' // Tuesday in Shanghai, still Monday in New York
    const newYork = { ...shanghai, timeZone: 'America/New_York' }
    expect(dueDate(reviewDeadline(submittedAt, shanghai, china))).toBe('2026-06-05')
    expect(reviewDeadline(submittedAt, newYork, china)).toMatchObject({
      dueAt: '2026-06-04T22:00:00.000Z',
      dueSoonAt: '2026-06-04T17:30:00.000Z',
    })
  })

  test('due soon is half a working day earlier, for any business hours', () => {
    const short = reviewDeadline(
      noon('2026-06-01'),
      { ...shanghai, opensAt: '10:00', closesAt: '16:30' },
      china,
    )
    expect(short.dueAt).toBe('2026-06-04T08:30:00.000Z')
    expect(short.dueSoonAt).toBe('2026-06-04T05:15:00.000Z')
  })

  test('business hours that close before they open are refused', () => {
    const never = { ...shanghai, opensAt: '18:00', closesAt: '09:00' }
    expect(() => reviewDeadline(noon('2026-06-01'), never, china)).toThrow(RangeError)
  })
})

describe('a year without a published calendar', () => {
  test.each([
    ['2027-01-01', '2027-01-06', 'a Friday: the weekend is off'],
    ['2027-04-29', '2027-05-04', 'May 1 and 2 fall on a weekend and are not made up for'],
    ['2028-04-28', '2028-05-05', 'Monday May 1 and Tuesday May 2 are off, so is the weekend before'],
    ['2027-09-30', '2027-10-06', 'October 1 is off, 2 and 3 are a weekend'],
    ['2029-09-28', '2029-10-08', 'Monday to Wednesday, October 1 to 3, are off'],
    ['2030-12-31', '2031-01-06', 'January 1 is off'],
    ['2031-12-31', '2032-01-06', 'January 1 is off and a weekend follows'],
  ])('counts weekends and fixed statutory days as off: %s is due %s (%s)', (submitted, due) => {
    const deadline = reviewDeadline(noon(submitted), shanghai, noneKnown)
    expect(dueDate(deadline)).toBe(due)
    expect(deadline.dueProvisional).toBe(true)
  })

  test('makes a deadline provisional as soon as one day of it was counted', () => {
    // 2026-12-31 is a Thursday: the last working day of a known year.
    expect(reviewDeadline(noon('2026-12-28'), shanghai, china)).toMatchObject({
      dueAt: '2026-12-31T10:00:00.000Z',
      dueProvisional: false,
    })
    expect(reviewDeadline(noon('2026-12-29'), shanghai, china)).toMatchObject({
      dueAt: '2027-01-04T10:00:00.000Z',
      dueProvisional: true,
    })
  })

  test('makes a deadline provisional even if the counting ends in a known year', () => {
    const calendar = calendarOf({ '2028': { off: [], work: [] } })
    expect(reviewDeadline(noon('2027-12-29'), shanghai, calendar)).toMatchObject({
      dueAt: '2028-01-03T10:00:00.000Z',
      dueProvisional: true,
    })
  })

  test('does not make a deadline provisional if only the submission fell in it', () => {
    const calendar = calendarOf({ '2028': { off: [], work: [] } })
    expect(reviewDeadline(noon('2027-12-31'), shanghai, calendar).dueProvisional).toBe(false)
  })

  test('stops being provisional when an operator adds the calendar', () => {
    const added = calendarOf(
      chineseCalendars({ '2027': { off: ['2027-01-01', '2027-01-04'], work: ['2027-01-09'] } }),
    )
    expect(reviewDeadline(noon('2026-12-31'), shanghai, added)).toMatchObject({
      dueAt: '2027-01-07T10:00:00.000Z',
      dueProvisional: false,
    })
  })
})

describe('an overdue review', () => {
  test.each([
    ['2026-02-25T10:00:00.000Z', '2026-02-26T10:00:00.000Z', 'the next day'],
    ['2026-02-27T10:00:00.000Z', '2026-02-28T10:00:00.000Z', 'a Saturday worked'],
    ['2026-02-28T10:00:00.000Z', '2026-03-02T10:00:00.000Z', 'Monday after it'],
    ['2026-09-30T10:00:00.000Z', '2026-10-08T10:00:00.000Z', 'after the National Day holidays'],
    ['2026-09-30T16:00:00.000Z', '2026-10-08T10:00:00.000Z', 'the holiday has begun in Shanghai'],
    ['2026-05-11T16:00:00.000Z', '2026-05-13T10:00:00.000Z', 'the local date is the next already'],
  ])('of %s is announced again at %s: %s', (after, reminder) => {
    expect(nextOverdueReminder(after, shanghai, china)).toBe(reminder)
  })

  test('is announced again in a year without a calendar, too', () => {
    expect(nextOverdueReminder('2027-09-30T10:00:00Z', shanghai, china)).toBe('2027-10-04T10:00:00.000Z')
  })

  test('is announced again later, never at the same time', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true }),
        at => {
          const reminder = nextOverdueReminder(at.toISOString(), shanghai, china)
          expect(Date.parse(reminder)).toBeGreaterThan(at.getTime())
        },
      ),
    )
  })
})

describe('reviews are due soon', () => {
  test.each([
    ['2026-11-23T05:29:59.999Z', '2026-11-23T05:29:59.999Z', 'none before the middle of the day'],
    ['2026-11-23T05:30:00.000Z', '2026-11-23T10:00:00.000Z', 'from the middle of the day those of the day'],
    ['2026-11-23T10:00:00.000Z', '2026-11-23T10:00:00.000Z', 'none once it is over'],
    ['2026-11-23T15:59:59.999Z', '2026-11-23T15:59:59.999Z', 'none in the evening'],
    ['2026-11-23T16:00:00.000Z', '2026-11-23T16:00:00.000Z', 'none in the night: the local day is the next'],
  ])('at %s until %s: %s', (now, until) => {
    expect(dueSoonUntil(now, shanghai)).toBe(until)
  })

  test('exactly while their reminder is due and their deadline is not', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: -3_000, max: 9_000 }),
        calendars,
        (submitted, minutes, calendar) => {
          const { dueSoonAt, dueAt } = reviewDeadline(submitted, shanghai, calendar)
          const now = new Date(Date.parse(dueSoonAt) + minutes * 60_000 - 3_600_000).toISOString()
          expect(now < dueAt && dueAt <= dueSoonUntil(now, shanghai)).toBe(dueSoonAt <= now && now < dueAt)
        },
      ),
    )
  })
})

/** A second, slower implementation of the rule, as an oracle. */
const worksOn = (date: string, calendar: PublishedCalendar) => {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  if (calendar.covers(Number(date.slice(0, 4)))) return calendar.isWorkingDay(date)
  const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']
  return weekday !== 0 && weekday !== 6 && !fixed.includes(date.slice(5))
}

const instants = fc
  .date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2029-06-30T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString())

const daysOf = (year: number) => Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index))

/** A year with about a third of its days listed as exceptions. */
const calendarYears = (year: number): fc.Arbitrary<CalendarYear> =>
  fc.tuple(fc.subarray(daysOf(year)), fc.subarray(daysOf(year))).map(([off, work]) => ({
    off: off.filter(date => !work.includes(date)),
    work: work.filter(date => !off.includes(date)),
  }))

const calendars = fc.oneof(
  fc.constant(china),
  fc.record({ '2026': calendarYears(2026), '2028': calendarYears(2028) }).map(years => calendarOf(years)),
)

describe('for any time of submission and any calendar', () => {
  test('a deadline is a working day after submission, with exactly three working days up to it', () => {
    fc.assert(
      fc.property(instants, calendars, fc.constantFrom(...zones), (submittedAt, calendar, timeZone) => {
        const deadline = reviewDeadline(submittedAt, { ...shanghai, timeZone }, calendar)
        const counted: string[] = []
        const submitted = localDate(submittedAt, timeZone)
        const due = dueDate(deadline, { ...shanghai, timeZone })
        for (let day = addDays(submitted, 1); day <= due; day = addDays(day, 1)) counted.push(day)
        expect(due > submitted).toBe(true)
        expect(worksOn(due, calendar)).toBe(true)
        expect(counted.filter(day => worksOn(day, calendar))).toHaveLength(3)
        expect(deadline.dueProvisional).toBe(counted.some(day => !calendar.covers(Number(day.slice(0, 4)))))
      }),
      { numRuns: 300 },
    )
  })

  test('a deadline lies after submission and its warning half a working day before it', () => {
    fc.assert(
      fc.property(instants, submittedAt => {
        const { dueAt, dueSoonAt } = reviewDeadline(submittedAt, shanghai, china)
        expect(Date.parse(dueSoonAt)).toBeGreaterThan(Date.parse(submittedAt))
        expect(Date.parse(dueAt) - Date.parse(dueSoonAt)).toBe(4.5 * 3_600_000)
      }),
    )
  })

  test('a later submission is never due earlier', () => {
    fc.assert(
      fc.property(instants, instants, calendars, (one, other, calendar) => {
        const [first, second] = [one, other].sort().map(at => reviewDeadline(at, shanghai, calendar).dueAt)
        expect((first ?? '') <= (second ?? '')).toBe(true)
      }),
    )
  })
})

describe('working time', () => {
  const vectors: [string, string, number, string][] = [
    ['2026-11-23T10:00:00+08:00', '2026-11-23T11:30:00+08:00', 90, 'within one day'],
    ['2026-11-23T07:00:00+08:00', '2026-11-23T10:00:00+08:00', 60, 'from before the opening'],
    ['2026-11-23T17:00:00+08:00', '2026-11-24T10:00:00+08:00', 120, 'over a night'],
    ['2026-11-20T17:30:00+08:00', '2026-11-23T10:00:00+08:00', 90, 'over a weekend'],
    ['2026-02-13T17:00:00+08:00', '2026-02-24T10:00:00+08:00', 60 + 540 + 60, 'over the Spring Festival'],
    ['2026-11-21T10:00:00+08:00', '2026-11-22T10:00:00+08:00', 0, 'on days off'],
    ['2026-11-23T11:00:00+08:00', '2026-11-23T10:00:00+08:00', 0, 'backwards'],
  ]

  test.each(vectors)('%s to %s: %d minutes, %s', (from, until, minutes) => {
    expect(workingMinutes(from, until, shanghai, china)).toBe(minutes)
  })

  test('adds up over any instant in between', () => {
    const minute = fc.integer({ min: 0, max: 40 * 1440 })
    fc.assert(
      fc.property(fc.tuple(minute, minute, minute), moments => {
        const [from = '', middle = '', until = ''] = moments
          .toSorted((one, other) => one - other)
          .map(moment => new Date(Date.parse('2026-01-20T00:00:00Z') + moment * 60_000).toISOString())
        const parts =
          workingMinutes(from, middle, shanghai, china) + workingMinutes(middle, until, shanghai, china)
        expect(workingMinutes(from, until, shanghai, china)).toBe(parts)
      }),
    )
  })
})

describe('the next closes of business', () => {
  test('begin today while it is open, and skip days off', () => {
    const days = (now: string) =>
      nextWorkingCloses(now, 3, shanghai, china).map(at => localDate(at, 'Asia/Shanghai'))
    expect(days('2026-11-20T17:59:59+08:00')).toEqual(['2026-11-20', '2026-11-23', '2026-11-24'])
    expect(days('2026-11-20T18:00:00+08:00')).toEqual(['2026-11-23', '2026-11-24', '2026-11-25'])
    expect(days('2026-02-14T10:00:00+08:00')).toEqual(['2026-02-14', '2026-02-24', '2026-02-25'])
  })
})

test.each([
  ['a list without a day, which has the days from Monday to Friday', [], [], 261],
  ['one with a day off and a Saturday worked', ['2026-01-01', '2026-01-02'], ['2026-01-03'], 260],
] as const)('the working days of a year are counted by its list: %s', (_, off, work, count) => {
  expect(workingDaysIn('2026', { off, work })).toBe(count)
})
