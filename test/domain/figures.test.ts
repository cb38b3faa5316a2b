import { describe, expect, test } from '@jest/globals'
import { type DomainEventName, domainEventNames } from '../../domain/events.ts'
import {
  adviceCounting,
  countedEventNames,
  countingOf,
  type DecisionWork,
  figuresExpireAt,
  isConclusion,
  isCountable,
  listedFigures,
  listsOf,
  markExpiresAt,
  measureWork,
  webhookFailureCounting,
} from '../../domain/figures.ts'
import {
  binsOf,
  dayFiguresOf,
  daysOf,
  reviewerFiguresOf,
  spanOf,
  sumOf,
} from '../../domain/figures-of-period.ts'
import { binOf } from '../../domain/minute-histogram.ts'
import { calendarOf } from '../../domain/working-days.ts'
import { chineseCalendars } from '../../lambdas/adapters/chinese-calendar.ts'

const timeZone = 'Asia/Shanghai'
const hours = { timeZone, opensAt: '09:00', closesAt: '18:00' }
const measured = (work: DecisionWork) => measureWork(work, hours, calendarOf(chineseCalendars({})))

const event = (
  name: DomainEventName,
  details?: Record<string, unknown>,
  occurredAt = '2026-11-23T02:00:00.000Z',
) => ({ id: 'evt_a_7', name, applicationId: 'a', accountId: 'erika', attempt: 1, occurredAt, details })

const work: DecisionWork = {
  submittedAt: '2026-11-20T09:30:00.000Z', // Friday, half past five
  claimedAt: '2026-11-23T01:40:00.000Z',
  decidedAt: '2026-11-23T02:00:00.000Z', // Monday, ten o'clock
  reviewerId: 'reviewer-1',
}

const fact = { applicationId: 'a', accountId: 'erika', at: '2026-11-23T02:00:00.000Z' }

describe('counting an event', () => {
  test('each counted event adds to its figure, and no other event does', () => {
    const counted = domainEventNames.filter(name => countingOf(event(name), timeZone) !== undefined)
    expect(counted.toSorted()).toEqual(countedEventNames.toSorted())
    expect(countingOf(event('application.submitted'), timeZone)).toEqual({
      factId: 'evt_a_7',
      day: '2026-11-23',
      keys: ['submitted'],
      fact,
    })
    expect(countingOf(event('application.expired'), timeZone)?.keys).toEqual(['expired'])
    expect(countingOf(event('application.withdrawn'), timeZone)?.keys).toEqual(['withdrawn'])
    expect(countingOf(event('application.created'), timeZone)).toBeUndefined()
  })

  test('the day is the one in the time zone of the stage', () => {
    const late = event('application.submitted', undefined, '2026-11-23T16:00:00.000Z')
    expect(countingOf(late, timeZone)?.day).toBe('2026-11-24')
  })

  test('a refused file counts under its refusal', () => {
    const refused = event('document.refused', { slot: 'FRONT', refusal: 'CORRUPT' })
    expect(countingOf(refused, timeZone)?.keys).toEqual(['refusals:CORRUPT'])
  })

  test('a text that is no code is never counted', () => {
    const strange = event('document.refused', { refusal: 'Erika Mustermann' })
    expect(countingOf(strange, timeZone)?.keys).toEqual([])
  })

  test('a decision counts its outcome, each reason once, its working time and its reviewer', () => {
    const reasons = [
      { code: 'PHOTO_GLARE', slot: 'FRONT' },
      { code: 'PHOTO_GLARE', slot: 'BACK' },
      { code: 'NAME_MISMATCH' },
    ]
    expect(countingOf(event('application.retry_requested', { reasons }), timeZone, measured(work))).toEqual({
      factId: 'evt_a_7',
      day: '2026-11-23',
      // Half an hour on Friday, one hour on Monday.
      keys: ['retried', 'reasons:PHOTO_GLARE', 'reasons:NAME_MISMATCH', `decisionTime:${binOf(90)}`],
      fact,
      reviewer: { reviewerId: 'reviewer-1', keys: ['retried', `inHand:${binOf(20)}`] },
    })
  })

  test('a decision without a known claim has no time in hand, and one without a reviewer none at all', () => {
    const { claimedAt: _claim, ...unclaimed } = work
    const { reviewerId: _reviewer, ...simulated } = unclaimed
    const approved = event('application.approved')
    expect(countingOf(approved, timeZone, measured(unclaimed))?.reviewer?.keys).toEqual(['approved'])
    expect(countingOf(approved, timeZone, measured(simulated))?.reviewer).toBeUndefined()
  })

  test('a decision of an earlier version counts without its times', () => {
    expect(countingOf(event('application.approved'), timeZone)?.keys).toEqual(['approved'])
  })

  test('an overdue deadline is one fact of its day, whichever report of it arrives first', () => {
    const dueAt = '2026-11-23T10:00:00.000Z'
    const reports = ['2026-11-23T10:00:02.000Z', '2026-11-24T10:00:01.000Z'].map((at, index) => ({
      ...event('review.overdue', { dueAt }, at),
      id: `evt_a_${index}`,
    }))
    const countings = reports.map(report => countingOf(report, timeZone))
    expect(countings[0]).toMatchObject({ day: '2026-11-23', keys: ['overdue'] })
    expect(countings[1]).toEqual(countings[0])
    const moved = event('review.overdue', { dueAt: '2026-11-25T10:00:00.000Z' })
    expect(countingOf(moved, timeZone)?.factId).not.toBe(countings[0]?.factId)
  })
})

describe('counting advice', () => {
  const advised = { ...fact, at: '2026-11-23T16:00:00.000Z' }

  test('a file with advice counts once, and once under each advice, on the day of its reading', () => {
    const file = { ...advised, documentId: 'd1', advice: ['TOO_DARK', 'NO_CERTIFICATE_FOUND'] } as const
    expect(adviceCounting(file, timeZone)).toEqual({
      factId: 'd1',
      day: '2026-11-24',
      keys: ['advised', 'advice:TOO_DARK', 'advice:NO_CERTIFICATE_FOUND'],
      fact: advised,
    })
  })

  test('a file without advice does not count', () => {
    expect(adviceCounting({ ...advised, documentId: 'd1', advice: [] }, timeZone)).toBeUndefined()
  })
})

describe('lifetimes', () => {
  const now = '2026-11-23T02:00:00.000Z'

  test('a fact that may still be counted has a mark that lives longer', () => {
    const last = '2026-09-24T02:00:00.001Z'
    expect(isCountable(last, now)).toBe(true)
    expect(isCountable('2026-09-24T02:00:00.000Z', now)).toBe(false)
    // Counted at the first possible moment, the mark still stands at the last one.
    expect(isCountable(last, new Date(markExpiresAt(last) * 1000).toISOString())).toBe(false)
  })

  test('figures of reviewers are deleted after half a year, and those of a day after two years', () => {
    const days = (of: 'day' | 'reviewer') =>
      (figuresExpireAt('2026-11-23', of) - Date.parse('2026-11-23T00:00:00Z') / 1000) / 86_400
    expect([days('reviewer'), days('day')]).toEqual([190, 731])
  })
})

describe('reading figures', () => {
  test('days and shards are added up', () => {
    expect(sumOf([{ submitted: 2 }, { submitted: 1, 'reasons:FORGED': 4 }, {}])).toEqual({
      submitted: 3,
      'reasons:FORGED': 4,
    })
  })

  test('a day without counts is all zeros, without times', () => {
    expect(dayFiguresOf({})).toEqual({
      submitted: 0,
      approved: 0,
      retried: 0,
      rejected: 0,
      expired: 0,
      withdrawn: 0,
      overdue: 0,
      webhookFailures: 0,
      advised: 0,
      refusals: {},
      advice: {},
      reasons: {},
      decisionTime: { decisions: 0 },
    })
  })

  test('codes are sorted, and quantiles are read from the added bins', () => {
    const counts = {
      'refusals:TOO_LARGE': 1,
      'refusals:CORRUPT': 2,
      [`decisionTime:${binOf(10)}`]: 19,
      [`decisionTime:${binOf(600)}`]: 1,
    }
    const { refusals, decisionTime } = dayFiguresOf(counts)
    expect(Object.keys(refusals)).toEqual(['CORRUPT', 'TOO_LARGE'])
    expect(decisionTime).toEqual({ decisions: 20, medianMinutes: 10, p95Minutes: 10 })
  })

  test('a reviewer’s share of retries is of all decisions', () => {
    const counts = { approved: 1, retried: 1, rejected: 1, [`inHand:${binOf(3)}`]: 3 }
    expect(reviewerFiguresOf('r', counts)).toEqual({
      reviewerId: 'r',
      decisions: 3,
      approved: 1,
      retried: 1,
      rejected: 1,
      retryShare: 0.333,
      medianMinutesInHand: 3,
      secondReviewed: 0,
      agreed: 0,
    })
  })

  test('a period includes its first and its last day', () => {
    expect(daysOf('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  })
})

describe('the lists of a fact', () => {
  const reviewer = (...keys: string[]) => ({ keys: ['approved'], reviewer: { reviewerId: 'r', keys } })

  test.each([
    [
      'without a reviewer, are those of its figures',
      { keys: ['approved', 'reasons:FORGED'] },
      ['approved', 'reasons:FORGED'],
    ],
    [
      'of a decision, are those of its reviewer, too',
      reviewer('approved'),
      ['approved', 'decisions@r', 'approved@r'],
    ],
    [
      'of a retry with its time in hand, leave out the time',
      reviewer('retried', 'inHand:3'),
      ['approved', 'decisions@r', 'retried@r'],
    ],
    [
      'of a second review, are no decision',
      reviewer('secondReviewed', 'agreed'),
      ['approved', 'secondReviewed@r'],
    ],
  ])('%s', (_, counting, lists) => {
    expect(listsOf(counting)).toEqual(lists)
  })

  test('do not exist for failed deliveries', () => {
    expect(listedFigures.counts).toContain('overdue')
    expect(listedFigures.counts).not.toContain('webhookFailures')
  })
})

test('only applied decisions are conclusions', () => {
  expect(domainEventNames.filter(isConclusion).toSorted()).toEqual([
    'application.approved',
    'application.rejected',
    'application.retry_requested',
  ])
})

test('a failed delivery counts on its local day, without an application', () => {
  expect(webhookFailureCounting('delivery', '2026-11-23T16:00:00.000Z', timeZone)).toEqual({
    factId: 'delivery',
    day: '2026-11-24',
    keys: ['webhookFailures'],
  })
})

test('reasons of an event that are no reasons count nothing', () => {
  const keys = (reasons: unknown) => countingOf(event('application.rejected', { reasons }), timeZone)?.keys
  expect(keys([null, 'FORGED', 4, {}, { code: 5 }, { code: 'in words' }, { code: 'x FORGED' }])).toEqual([
    'rejected',
  ])
  expect(keys('FORGED')).toEqual(['rejected'])
  expect(keys([{ code: 'FORGED' }])).toEqual(['rejected', 'reasons:FORGED'])
})

describe('the part of a period', () => {
  const period = { from: '2026-11-18', to: '2026-12-01' }

  test.each([
    ['PERIOD', '2026-11-20', period],
    ['DAY', '2026-11-20', { from: '2026-11-20', to: '2026-11-20' }],
    ['WEEK', '2026-11-23', { from: '2026-11-23', to: '2026-11-29' }],
    ['WEEK', '2026-11-29', { from: '2026-11-23', to: '2026-11-29' }],
    ['WEEK', '2026-11-19', { from: '2026-11-18', to: '2026-11-22' }],
    ['WEEK', '2026-12-01', { from: '2026-11-30', to: '2026-12-01' }],
  ] as const)('by %s, of %s', (by, day, part) => {
    expect(spanOf(day, period, by)).toEqual(part)
  })
})

test('the bins of a histogram are those of its figure', () => {
  expect(
    binsOf({ 'decisionTime:3': 1, 'decisionTime:9': 2, 'inHand:4': 1, decisions: 3 }, 'decisionTime'),
  ).toEqual([3, 9])
})

test('a reviewer’s agreement is of their second opinions, and absent without one', () => {
  expect(reviewerFiguresOf('r', { secondReviewed: 3, agreed: 2 })).toMatchObject({
    agreement: 0.667,
    decisions: 0,
    retryShare: 0,
  })
  expect(reviewerFiguresOf('r', { approved: 1, rejected: 2 })).not.toHaveProperty('agreement')
  expect(reviewerFiguresOf('r', { approved: 1, 'inHand:5': 1 })).toHaveProperty('medianMinutesInHand')
})
