import { describe, expect, test } from '@jest/globals'
import {
  applicationOfExecution,
  attentionTo,
  executionName,
  executionRemedy,
  isPassing,
  maximumResumptions,
  minutesBefore,
  parkedRemedy,
  resumptionPatienceMinutes,
} from '../../domain/reconciliation.ts'
import { applicationIn, applicationStateNames, sampleFacts } from '../support/samples.ts'

const at = '2026-11-23T02:00:00.000Z'
const withdrawn = { kind: 'WITHDRAWN', attempt: 1, at } as const

describe('an execution', () => {
  const applicationId = '0b7f3c1e-54f0-4d61-9a5e-1f0c2b3a4d5e'

  test.each([undefined, 0, 1, 12])('of run %j is named for its application, and led back to it', run => {
    const name = executionName({ applicationId, ...(run === undefined ? {} : { run }) })
    expect(name).toBe(run === undefined || run === 0 ? applicationId : `${applicationId}-r${run}`)
    expect(applicationOfExecution(name)).toBe(applicationId)
  })

  test.each(['', 'by hand', `impatient-${applicationId}`, `${applicationId}-again`, `${applicationId}-r`])(
    'under the name %j belongs to no application',
    name => expect(applicationOfExecution(name)).toBeUndefined(),
  )

  test.each(applicationStateNames)(
    'is needed while the application is open or its withdrawal is not signalled: %s',
    name => {
      const application = applicationIn(name)
      const open = ['DRAFT', 'IN_REVIEW', 'RETRY_REQUESTED'].includes(application.status)
      expect(executionRemedy(application, 'NONE')).toBe(open ? 'START' : 'NOTHING')
      expect(executionRemedy(application, 'ENDED')).toBe(open ? 'RESTART' : 'NOTHING')
      expect(executionRemedy(application, 'RUNNING')).toBe('NOTHING')
    },
  )

  test.each(['WITHDRAWN_DRAFT', 'WITHDRAWN_SUBMISSION'] as const)(
    'is needed for the pending signal %s',
    name => {
      expect(executionRemedy({ ...applicationIn(name), signal: withdrawn }, 'ENDED')).toBe('RESTART')
    },
  )
})

test('the attention lists contain drafts without an execution and parked applications', () => {
  const parked = { at: '2026-11-24T02:00:00.000Z', error: 'States.TaskFailed' }
  for (const name of applicationStateNames) {
    const application = { ...applicationIn(name), createdAt: at }
    expect(attentionTo(application)).toEqual(name === 'DRAFT' ? { list: 'UNFOLLOWED', since: at } : undefined)
    expect(attentionTo({ ...application, parked })).toEqual({ list: 'PARKED', since: parked.at })
  }
  const { overrideProposal } = sampleFacts
  expect(attentionTo(applicationIn('REJECTED', { overrideProposal }))).toEqual({
    list: 'OVERRIDE_PROPOSED',
    since: overrideProposal.proposedAt,
  })
})

describe('a parked application', () => {
  const passing = 'Lambda.TooManyRequestsException'
  const minutesLater = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000 + 1).toISOString()
  const remedy = (error: string, resumptions: number, minutes: number, resuming?: true) =>
    parkedRemedy(
      { parked: { at, error, ...(resuming === undefined ? {} : { resuming }) }, resumptions },
      minutesLater(minutes),
    )

  test.each([
    ['a full concurrency', 'Lambda.TooManyRequestsException', true],
    ['a failing Lambda service', 'Lambda.ServiceException', true],
    ['an unmodelled DynamoDB error', 'DynamoDb.DynamoDbException', true],
    ['a throttled start', 'StepFunctions.ThrottlingException', true],
    ['a function’s own throttled call', 'ThrottlingException', true],
    ['a table that took no changes', 'TOO_MANY_REQUESTS', true],
    ['another refusal', 'WRONG_STATE', false],
    ['KMS out of order', 'KMSInternalException', true],
    ['a function that ran out of time', 'Sandbox.Timedout', true],
    ['a failed condition', 'DynamoDb.ConditionalCheckFailedException', false],
    ['a bug', 'TypeError', false],
    ['a bug without a name', 'Error', false],
    ['an item that can’t be read', 'UnreadableItem', false],
    ['any failure', 'States.TaskFailed', false],
    ['a broken expression', 'States.QueryEvaluationError', false],
    ['a missing right', 'AccessDeniedException', false],
  ])('by %s: %s passes is %s', (_, error, passes) => {
    expect(isPassing(error)).toBe(passes)
    expect(remedy(error, 0, 11)).toBe(passes ? 'RESUME' : 'LEAVE')
  })

  test('waits at first, and twice as long after each resumption, six hours at most', () => {
    const patience = Array.from({ length: maximumResumptions }, (_, count) =>
      resumptionPatienceMinutes(count),
    )
    expect(patience).toEqual([10, 20, 40, 80, 160, 320, 360, 360, 360, 360])
    for (const [count, minutes] of patience.entries()) {
      expect([remedy(passing, count, minutes - 1), remedy(passing, count, minutes)]).toEqual([
        'LEAVE',
        'RESUME',
      ])
    }
  })

  test('waits for an operator after the last resumption, unless that one is not completed', () => {
    expect(remedy(passing, maximumResumptions, 100_000)).toBe('LEAVE')
    expect(remedy(passing, maximumResumptions, 0, true)).toBe('RESUME_AGAIN')
  })

  test('that is not parked is not resumed', () => {
    expect(parkedRemedy({}, minutesLater(100_000))).toBe('LEAVE')
  })
})

test('minutesBefore subtracts minutes from a time', () => {
  expect(minutesBefore(at, 10)).toBe('2026-11-23T01:50:00.000Z')
})
