import { expect, test } from '@jest/globals'
import { csvOfDays, csvOfReviewers } from '#web/features/operator/overview/csv.ts'
import { dayFiguresOf } from '../../domain/figures-of-period.ts'
import { binOf } from '../../domain/minute-histogram.ts'

const counts = { submitted: 2, 'reasons:NAME_MISMATCH': 1, [`decisionTime:${binOf(12)}`]: 1 }

test('days have a line each, with a column for every reason and refusal of the period', () => {
  const csv = csvOfDays({
    from: '2026-11-22',
    to: '2026-11-23',
    timeZone: 'Asia/Shanghai',
    now: { at: '', overdue: 0, dueByDay: [], dueLater: 0, parked: 0, capped: false },
    totals: dayFiguresOf({ ...counts, 'refusals:CORRUPT': 3, 'advice:TOO_DARK': 1 }),
    days: [
      { day: '2026-11-22', ...dayFiguresOf({ 'refusals:CORRUPT': 3, advised: 1, 'advice:TOO_DARK': 1 }) },
      { day: '2026-11-23', ...dayFiguresOf(counts) },
    ],
  })
  expect(csv.split('\r\n')).toEqual([
    'day,submitted,approved,retried,rejected,expired,withdrawn,overdue,webhookFailures,advised,medianMinutes,p95Minutes,refusals.CORRUPT,advice.TOO_DARK,reasons.NAME_MISMATCH',
    '2026-11-22,0,0,0,0,0,0,0,0,1,,,3,1,0',
    '2026-11-23,2,0,0,0,0,0,0,0,0,12,12,0,0,1',
    '',
  ])
})

test('an id that a spreadsheet would run as a formula is written as text', () => {
  const item = {
    from: '2026-11-22',
    to: '2026-11-23',
    decisions: 1,
    approved: 1,
    retried: 0,
    rejected: 0,
    retryShare: 0,
    medianMinutesInHand: 4,
    secondReviewed: 2,
    agreed: 1,
    agreement: 0.5,
  }
  const csv = csvOfReviewers({
    from: '2026-11-22',
    to: '2026-11-23',
    items: [
      { reviewerId: '=1+1', ...item },
      { reviewerId: 'a,"b"', ...item },
    ],
  })
  expect(csv.split('\r\n').slice(0, 3)).toEqual([
    'from,to,reviewerId,decisions,approved,retried,rejected,retryShare,medianMinutesInHand,secondReviewed,agreed,agreement',
    "2026-11-22,2026-11-23,'=1+1,1,1,0,0,0,4,2,1,0.5",
    '2026-11-22,2026-11-23,"a,""b""",1,1,0,0,0,4,2,1,0.5',
  ])
})
