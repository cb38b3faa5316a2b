import { expect, test } from '@jest/globals'
import { calendarAuditId, normaliseCalendar } from '../../domain/calendar.ts'

test('a calendar has one form: its days in order, each once', () => {
  expect(
    normaliseCalendar({
      off: ['2027-02-01', '2027-01-01', '2027-02-01'],
      work: ['2027-03-07', '2027-01-03', '2027-03-07'],
    }),
  ).toEqual({ off: ['2027-01-01', '2027-02-01'], work: ['2027-01-03', '2027-03-07'] })
})

test('entries of calendars have an audit id that no account can have', () => {
  expect(calendarAuditId).toBe('#calendars')
})
