import { describe, expect, test } from '@jest/globals'
import { attemptsLeftOf, expiryOf } from '../../domain/applicant-terms.ts'
import type { Application } from '../../domain/application.ts'
import type { DomainEvent } from '../../domain/events.ts'
import { applicationIn, applicationStateNames, sampleEvent, sampleFacts } from '../support/samples.ts'

const terms = { draftLifetimeDays: 30, maximumAttempts: 3, neutralRejections: false }
const draft = applicationIn('DRAFT', { createdAt: '2026-11-01T02:00:00.000Z' })
const retry = applicationIn('RETRY_REQUESTED', {
  createdAt: '2026-11-01T02:00:00.000Z',
  appliedDecision: { ...sampleFacts.appliedDecision, decidedAt: '2026-11-10T02:00:00.000Z' },
})
const warning = (occurredAt: string, expiresAt?: string): DomainEvent => ({
  ...sampleEvent(draft, 2, 'application.expires_soon'),
  occurredAt,
  ...(expiresAt === undefined ? {} : { details: { expiresAt } }),
})
const of = (application: Application, events: DomainEvent[] = []) => ({ application, documents: [], events })
const stated = '2026-12-24T02:00:00.000Z'

describe('the time that is left', () => {
  test.each([
    ['of a draft, from its creation', of(draft), '2026-12-01T02:00:00.000Z'],
    ['of a retry, from the decision', of(retry), '2026-12-10T02:00:00.000Z'],
    ['as the warning states it', of(draft, [warning('2026-11-20T02:00:00.000Z', stated)]), stated],
    [
      'as a warning at the decision states it',
      of(retry, [warning('2026-11-10T02:00:00.000Z', stated)]),
      stated,
    ],
    [
      'as the last warning states it',
      of(draft, [
        warning('2026-11-20T02:00:00.000Z', '2026-12-20T02:00:00.000Z'),
        warning('2026-11-21T02:00:00.000Z', stated),
      ]),
      stated,
    ],
    [
      'not as a warning before the decision stated it',
      of(retry, [warning('2026-11-09T02:00:00.000Z', stated)]),
      '2026-12-10T02:00:00.000Z',
    ],
    [
      'beside a warning without a time',
      of(draft, [warning('2026-11-20T02:00:00.000Z')]),
      '2026-12-01T02:00:00.000Z',
    ],
    [
      'beside other events',
      of(draft, [{ ...warning('2026-11-20T02:00:00.000Z', stated), name: 'application.created' }]),
      '2026-12-01T02:00:00.000Z',
    ],
  ])('%s', (_, record, expiry) => {
    expect(expiryOf(record, terms)).toBe(expiry)
  })

  test.each(applicationStateNames.filter(name => !['DRAFT', 'RETRY_REQUESTED'].includes(name)))(
    'is not limited in %s, and no attempts are counted',
    name => {
      expect(expiryOf(of(applicationIn(name)), terms)).toBeUndefined()
      expect(attemptsLeftOf(of(applicationIn(name)), terms)).toBeUndefined()
    },
  )
})

test.each([
  ['a first draft', draft, 3],
  ['a retry of the first attempt', retry, 2],
  ['a retry of the second attempt', { ...retry, attempt: 2 }, 1],
  ['a retry after the setting was lowered', { ...retry, attempt: 5 }, 1],
])('the attempts that are left to %s: %#', (_, application, left) => {
  expect(attemptsLeftOf(of(application), terms)).toBe(left)
})
