import { describe, expect, test } from '@jest/globals'
import { addDays, dayOfWeek } from '../../../domain/local-time.ts'
import { calendarOf } from '../../../domain/working-days.ts'
import { chineseCalendars, yearsListedIn } from '../../../lambdas/adapters/chinese-calendar.ts'

/** General Office of the State Council, holiday arrangements for 2026: [first day, last day]. */
const off2026 = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
] as const
const worked2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']

const daysOf = (year: number, length = 365) =>
  Array.from({ length }, (_, index) => addDays(`${year}-01-01`, index))

describe("China's published calendar", () => {
  const calendar = calendarOf(chineseCalendars({}))

  test('agrees with the official list on every day of 2026', () => {
    const official = daysOf(2026).filter(date => {
      if (worked2026.includes(date)) return true
      if (off2026.some(([first, last]) => first <= date && date <= last)) return false
      return dayOfWeek(date) !== 0 && dayOfWeek(date) !== 6
    })
    expect(daysOf(2026).filter(calendar.isWorkingDay)).toEqual(official)
    expect(official).toHaveLength(248)
  })

  test.each([
    ['2018-12-31', false, 'off by the list of the year that follows'],
    ['2018-12-29', true, 'a Saturday worked for it'],
    ['2025-10-08', false, 'the longer National Day holidays of 2025'],
    ['2025-10-11', true, 'a Saturday worked for them'],
  ])('%s is a working day: %s (%s)', (date, works) => {
    expect(calendar.isWorkingDay(date)).toBe(works)
  })

  test('covers the years the data lists and no year to come', () => {
    expect([2003, 2004, 2025, 2026, 2027, 2099].map(calendar.covers)).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ])
    expect(() => calendar.isWorkingDay('2027-03-01')).toThrow(RangeError)
  })
})

describe("an operator's calendar", () => {
  test('adds a year', () => {
    const calendar = calendarOf(chineseCalendars({ '2027': { off: ['2027-02-08'], work: ['2027-02-06'] } }))
    expect(calendar.covers(2027)).toBe(true)
    expect(calendar.isWorkingDay('2027-02-08')).toBe(false)
    expect(calendar.isWorkingDay('2027-02-06')).toBe(true)
    expect(calendar.isWorkingDay('2026-02-14')).toBe(true)
  })

  test('replaces a built-in year entirely: nothing of the old list is left', () => {
    const calendar = calendarOf(chineseCalendars({ '2026': { off: ['2026-03-02'], work: [] } }))
    const works = daysOf(2026).filter(calendar.isWorkingDay)
    const weekdays = daysOf(2026).filter(date => dayOfWeek(date) !== 0 && dayOfWeek(date) !== 6)
    expect(works).toEqual(weekdays.filter(date => date !== '2026-03-02'))
    expect(calendar.isWorkingDay('2025-10-08')).toBe(false)
  })
})

describe('a year that the data lists only in part', () => {
  test('does not count as a published one', () => {
    const years = yearsListedIn({
      holidays: { '2026-10-01': 'National Day', '2027-01-01': "New Year's Day" },
      workdays: { '2026-10-10': 'National Day', '2027-01-03': "New Year's Day" },
    })
    expect(years).toEqual({ '2026': { off: ['2026-10-01'], work: ['2026-10-10'] } })
  })
})
