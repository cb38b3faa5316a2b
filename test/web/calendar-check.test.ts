import { expect, test } from '@jest/globals'
import { checkCalendar } from '#web/features/operator/calendar/calendar-check.ts'
import { chineseCalendars } from '../../lambdas/adapters/chinese-calendar.ts'

const official = Object.entries(chineseCalendars({}))

test.each(official)('the official list of %s has a usual number of working days', (year, { off, work }) => {
  expect(checkCalendar(year, { off: [...off], work: [...work] })).toMatchObject({
    faults: [],
    isUnusual: false,
  })
})

test.each([
  ['an empty list', { off: [], work: [] }, { workingDays: 261, isUnusual: true }],
  ['a list of one day', { off: ['2027-01-01'], work: [] }, { workingDays: 260, isUnusual: true }],
  [
    'days of another year and contradictions',
    { off: ['2026-01-01', '2027-10-01'], work: ['2027-10-01'] },
    {
      faults: [
        { fault: 'NOT_OF_THAT_YEAR', date: '2026-01-01' },
        { fault: 'BOTH_OFF_AND_WORKED', date: '2027-10-01' },
      ],
      isUnusual: false,
    },
  ],
  ['no dates at all', { off: ['soon'], work: [] }, { faults: [{ date: 'soon' }] }],
])('%s is reported before the list is put in force', (_what, list, check) => {
  expect(checkCalendar('2027', list)).toMatchObject(check)
})
