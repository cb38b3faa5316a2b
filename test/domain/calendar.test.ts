import { expect, test } from '@jest/globals'
import { calendarAuditId, isInForce, nextVersionOf, normaliseCalendar } from '../../domain/calendar.ts'

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

const at = '2026-11-23T02:00:00.999Z'
const stored = { year: '2027', off: [], work: [], updatedAt: at, version: 4 }
const removed = { ...stored, removed: true } as const
const unreadable = { year: '2027', unreadable: true } as const

test.each([
  ['none', undefined, false, 1],
  ['a stored one', stored, true, 5],
  ['a removed one', removed, false, 5],
  ['an unreadable one with a version', { ...unreadable, version: 9 }, false, 10],
  ['an unreadable one', unreadable, false, 1795399200],
])(
  'a calendar that follows %s: it was in force: %j, and its version is %d',
  (_, before, inForce, version) => {
    expect(isInForce(before)).toBe(inForce)
    expect(nextVersionOf(before, at)).toBe(version)
  },
)
