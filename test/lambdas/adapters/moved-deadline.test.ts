import { expect, jest, test } from '@jest/globals'
import { toAccountItem } from '../../../lambdas/adapters/dynamodb/account-item.ts'
import { movedDeadlineOf, toApplicationItem } from '../../../lambdas/adapters/dynamodb/application-item.ts'
import {
  calendarAsFarAsReadable,
  calendarOfItem,
  toCalendarItem,
} from '../../../lambdas/adapters/dynamodb/calendar-item.ts'
import { UnreadableItem } from '../../../lambdas/adapters/dynamodb/stored.ts'
import { catchLogLines } from '../../support/log-lines.ts'
import { applicationIn, sampleAccount, sampleApplication } from '../../support/samples.ts'

const times = { dueSoonAt: '2027-01-06T05:30:00.000Z', dueAt: '2027-01-06T10:00:00.000Z' }
const deadline = { ...times, dueProvisional: false, revision: 2 }
const review = applicationIn('OPEN_REVIEW', { attempt: 3, deadline })

test('a moved deadline gets a watch, by its revision and with its times', () => {
  expect(movedDeadlineOf(toApplicationItem(review))).toEqual({
    applicationId: review.applicationId,
    attempt: 3,
    revision: 2,
    ...times,
  })
})

test.each([
  [
    'a deadline that was never moved',
    toApplicationItem({ ...review, deadline: { ...times, dueProvisional: true } }),
  ],
  ['a draft', toApplicationItem(sampleApplication())],
  ['a review that was decided', toApplicationItem(applicationIn('DECIDED_REVIEW', { deadline }))],
  ['a review that was withdrawn', toApplicationItem(applicationIn('WITHDRAWN_SUBMISSION', { deadline }))],
  ['an account', toAccountItem(sampleAccount())],
])('%s gets no new watch', (_what, item) => {
  expect(movedDeadlineOf(item)).toBeUndefined()
})

test('an application without a moved deadline is not parsed further, so that its signal is sent for any shape', () => {
  expect(movedDeadlineOf({ sk: 'APPLICATION', deadline: times, status: 'NEW' })).toBeUndefined()
  expect(() => movedDeadlineOf({ sk: 'APPLICATION', deadline, status: 'NEW' })).toThrow(UnreadableItem)
})

test('a calendar is distinguished from all other items of the stream', () => {
  const calendar = { year: '2027', off: ['2027-01-01'], work: [], updatedAt: 'now', version: 1 }
  expect(calendarOfItem(toCalendarItem(calendar))).toEqual(calendar)
  expect(calendarOfItem(toApplicationItem(review))).toBeUndefined()
  expect(() => calendarOfItem({ ...toCalendarItem(calendar), off: 'none' })).toThrow(UnreadableItem)
})

test.each([
  ['another shape', { off: 'Mustermann' }, {}],
  ['no version', { version: 'Mustermann' }, { version: undefined }],
  ['a day that is none', { work: ['Mustermann'] }, {}],
  ['a day of another year', { off: ['2028-01-01'] }, {}],
  ['a day both off and worked', { work: ['2027-01-01'] }, {}],
  ['another year than its key', { year: '2028', off: [] }, {}],
])('a calendar of %s is counted, logged by its key, and known by its year', (_what, spoiled, known) => {
  const lines = catchLogLines()
  const calendar = { year: '2027', off: ['2027-01-01'], work: [], updatedAt: 'now', version: 1 }
  expect(calendarAsFarAsReadable(toCalendarItem(calendar))).toEqual(calendar)
  expect(lines).toEqual([])
  const item = { ...toCalendarItem(calendar), ...spoiled }
  expect(calendarAsFarAsReadable(item)).toEqual({ year: '2027', unreadable: true, version: 1, ...known })
  jest.restoreAllMocks()
  expect(lines.join('')).toContain('CALENDARS CALENDAR#2027')
  expect(lines.join('')).toContain('"UnreadableRecord":1')
  expect(lines.join('')).not.toContain('Mustermann')
})
