import { describe, expect, test } from '@jest/globals'
import { applicationStatuses } from '../../domain/lifecycle.ts'
import {
  applicationOfExecution,
  attentionTo,
  executionName,
  executionRemedy,
  minutesBefore,
} from '../../domain/reconciliation.ts'
import { sampleApplication } from '../support/samples.ts'

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
    'under the name %j is none of ours',
    name => expect(applicationOfExecution(name)).toBeUndefined(),
  )

  test.each(applicationStatuses)(
    'is needed while the application is open or its withdrawal untold: %s',
    status => {
      const open = ['DRAFT', 'IN_REVIEW', 'RETRY_REQUESTED'].includes(status)
      const application = sampleApplication({ status })
      expect(executionRemedy(application, 'NONE')).toBe(open ? 'START' : 'NOTHING')
      expect(executionRemedy(application, 'ENDED')).toBe(open ? 'RESTART' : 'NOTHING')
      expect(executionRemedy(application, 'RUNNING')).toBe('NOTHING')
      const untold = open || status === 'WITHDRAWN'
      const signalled = { ...application, signal: withdrawn }
      expect(executionRemedy(signalled, 'ENDED')).toBe(untold ? 'RESTART' : 'NOTHING')
    },
  )
})

test('attention goes to drafts that nobody follows and to whatever is parked', () => {
  const parked = { at: '2026-11-24T02:00:00.000Z', error: 'States.TaskFailed' }
  for (const status of applicationStatuses) {
    const application = sampleApplication({ status, createdAt: at })
    expect(attentionTo(application)).toEqual(
      status === 'DRAFT' ? { list: 'UNFOLLOWED', since: at } : undefined,
    )
    expect(attentionTo({ ...application, parked })).toEqual({ list: 'PARKED', since: parked.at })
  }
})

test('minutes before a moment', () => {
  expect(minutesBefore(at, 10)).toBe('2026-11-23T01:50:00.000Z')
})
