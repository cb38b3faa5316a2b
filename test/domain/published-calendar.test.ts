import { describe, expect, test } from '@jest/globals'
import { type CalendarYear, calendarFaults, calendarOf } from '../../domain/working-days.ts'

describe('a calendar', () => {
  const calendar = calendarOf({ '2026': { off: ['2026-06-19'], work: ['2026-06-21'] } })

  test('takes Monday to Friday for working days unless listed otherwise', () => {
    const week = [15, 16, 17, 18, 19, 20, 21].map(day => calendar.isWorkingDay(`2026-06-${day}`))
    expect(week).toEqual([true, true, true, true, false, false, true])
  })

  test('covers exactly the years of its list', () => {
    expect([2025, 2026, 2027].map(calendar.covers)).toEqual([false, true, false])
    expect(() => calendar.isWorkingDay('2027-06-15')).toThrow(RangeError)
  })

  test('whose list in force cannot be read uses another list, provisionally', () => {
    const replaced = calendarOf({ '2026': { off: [], work: [] } }, new Set(['2026']))
    expect([replaced.covers(2026), replaced.isFinal(2026)]).toEqual([true, false])
    expect([2025, 2026].map(calendar.isFinal)).toEqual([false, true])
  })

  test.each([
    ['a day of another year', { off: ['2027-01-01'], work: [] }, '2027-01-01 is not a date of that year'],
    ['a misspelt day', { off: [], work: ['2026-2-14'] }, '2026-2-14 is not a date of that year'],
    ['a day that does not exist', { off: ['2026-02-30'], work: [] }, '2026-02-30 is not a date of that year'],
    [
      'a day both off and worked',
      { off: ['2026-06-20'], work: ['2026-06-20'] },
      '2026-06-20 is both off and worked',
    ],
  ])('with %s is refused, and the day and its fault are named', (_, year: CalendarYear, fault) => {
    expect(() => calendarOf({ '2026': year })).toThrow(`calendar 2026: ${fault}`)
  })
})

test('the faults of a list are reported entry by entry, with their positions', () => {
  const off = ['2027-01-01', '2026-12-31', '2027-02-30']
  const work = ['2027-01-01', '2027-01-09']
  expect(calendarFaults('2027', { off, work }).map(({ list, index, fault }) => [list, index, fault])).toEqual(
    [
      ['off', 1, 'NOT_OF_THAT_YEAR'],
      ['off', 2, 'NOT_OF_THAT_YEAR'],
      ['work', 0, 'BOTH_OFF_AND_WORKED'],
    ],
  )
})
