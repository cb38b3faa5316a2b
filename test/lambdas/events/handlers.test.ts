import { marshall } from '@aws-sdk/util-dynamodb'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { DynamoDBRecord, SQSEvent } from 'aws-lambda'
import { toAccountItem } from '../../../lambdas/adapters/dynamodb/account-item.ts'
import { toApplicationItem } from '../../../lambdas/adapters/dynamodb/application-item.ts'
import { toDocumentItem } from '../../../lambdas/adapters/dynamodb/document-item.ts'
import { toEventItem } from '../../../lambdas/adapters/dynamodb/event-item.ts'
import { handler as changeAccount } from '../../../lambdas/events/change-account.ts'
import { handler as eraseDueContent } from '../../../lambdas/events/erase-due-content.ts'
import { handler as followApplications } from '../../../lambdas/events/follow-applications.ts'
import { handler as publishEvents } from '../../../lambdas/events/publish-events.ts'
import { handler as readDocument } from '../../../lambdas/events/read-document.ts'
import { handler as reconcile } from '../../../lambdas/events/reconcile.ts'
import { handler as validateDocument } from '../../../lambdas/events/validate-document.ts'
import { context } from '../../support/http-event.ts'
import { catchLogLines } from '../../support/log-lines.ts'
import { examinedDocument, sampleAccount, sampleApplication, sampleEvent } from '../../support/samples.ts'

// Without an environment every AWS call of these handlers would fail. The tests on the engine cover those
// calls.

let lines: string[]
beforeEach(() => {
  lines = catchLogLines()
  process.env.RECORDS_SINCE = 'NONE'
})
afterEach(() => {
  jest.restoreAllMocks()
})

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>

const record = (eventName: 'INSERT' | 'MODIFY', item: object): DynamoDBRecord => ({
  eventName,
  dynamodb: { SequenceNumber: '1', NewImage: marshall(item) as Image },
})

describe('publishing', () => {
  test.each([
    ['an event that was published before', record('MODIFY', toEventItem(sampleEvent(sampleApplication())))],
    ['an application', record('INSERT', toApplicationItem(sampleApplication()))],
    ['an account', record('INSERT', toAccountItem(sampleAccount()))],
  ])('ignores %s', async (_what, changed) => {
    expect(await publishEvents({ Records: [changed] }, context)).toEqual({ batchItemFailures: [] })
  })

  test('reports an event that could not be published, so that it is delivered again', async () => {
    const event = record('INSERT', toEventItem(sampleEvent(sampleApplication())))
    expect(await publishEvents({ Records: [event] }, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    })
    expect(lines.join('')).toContain('STREAM_RECORD_FAILED')
  })
})

describe('a record of a later version, during a deployment', () => {
  const application = toApplicationItem(sampleApplication())
  test.each([
    [
      'an event of another name',
      publishEvents,
      { ...toEventItem(sampleEvent(sampleApplication())), name: 'application.merged' },
    ],
    [
      'a signal of another kind',
      followApplications,
      { ...application, signal: { kind: 'MERGED', attempt: 1, at: '2026-11-23T02:00:00.000Z' } },
    ],
    [
      'a wait for something else',
      followApplications,
      { ...application, waiting: { for: 'MERGER', attempt: 1, token: 'token' } },
    ],
    [
      'a replaced document of another shape',
      followApplications,
      { ...toDocumentItem(examinedDocument()), supersededAt: { by: 'x' } },
    ],
  ])('is delivered again, so that the new functions get it: %s', async (_what, handler, item) => {
    process.env.UNREADABLE_RECORD_SECONDS = 'NEVER'
    expect(await handler({ Records: [record('INSERT', item)] }, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    })
    expect(lines.join('')).toContain('STREAM_RECORD_UNREADABLE')
  })
})

describe('reconciling', () => {
  test('logs that it cannot begin, and fails for an alarm', async () => {
    await expect(reconcile({}, context)).rejects.toThrow(/^See the function's log$/)
    expect(lines.join('')).toContain('RECONCILER_FAILED')
  })
})

describe('erasing due content', () => {
  test('logs that it cannot begin, and fails for an alarm', async () => {
    await expect(eraseDueContent({}, context)).rejects.toThrow(/^See the function's log$/)
    expect(lines.join('')).toContain('ERASURE_FAILED')
  })
})

describe('changing an account', () => {
  const event = (detail: object) => ({
    'detail-type': 'account.changed',
    time: '2026-11-23T02:00:00Z',
    detail,
  })

  test.each([
    ['of another form', { accountId: 'erika', partnerProgram: 'yes', name: 'Mustermann' }],
    ['that could not be done', { accountId: 'erika', partnerProgram: true, name: 'Mustermann' }],
  ])(
    'by an event %s fails without its content, so that it is retried and ends in the dead-letter queue',
    async (_what, detail) => {
      await expect(changeAccount(event(detail))).rejects.toThrow(/^See the function's log$/)
      expect(lines.join('')).toContain('ACCOUNT_CHANGE_FAILED')
      expect(lines.join('')).not.toMatch(/Mustermann|erika/)
    },
  )
})

describe('validating', () => {
  test.each(['uploads/a/b/c', 'Mustermann.jpg', 'uploads/%', ''])(
    'logs the unknown object %j without its key, and leaves its deletion to the bucket’s lifecycle',
    async key => {
      await validateDocument({ detail: { object: { key } } })
      expect(lines).toHaveLength(1)
      expect(lines.join('')).toContain('UNKNOWN_OBJECT_IN_INBOX')
      expect(lines.join('')).not.toMatch(/Mustermann|uploads/)
    },
  )

  test('fails when its work failed, so that the event is retried', async () => {
    await expect(validateDocument({ detail: { object: { key: 'uploads/a/b' } } })).rejects.toThrow()
    expect(lines.join('')).toContain('VALIDATION_FAILED')
  })

  test('fails for a malformed event', async () => {
    await expect(validateDocument({})).rejects.toThrow()
  })
})

describe('reading', () => {
  const event = (body: string, delivery: number) => ({
    Records: [{ messageId: 'm1', body, attributes: { ApproximateReceiveCount: String(delivery) } }],
  })
  const accepted = JSON.stringify({
    detail: {
      name: 'document.accepted',
      applicationId: sampleApplication().applicationId,
      details: { slot: 'FRONT', read: 'Mustermann C01X00T47' },
    },
  })

  test.each([
    ['that could not be done', accepted, 1],
    ['that could not be done', accepted, 3],
    ['of another form', JSON.stringify({ detail: { slot: 'Mustermann C01X00T47' } }), 1],
    ['that is no JSON', 'Mustermann C01X00T47', 1],
  ])('by a message %s fails without its content: %s', async (_what, body, delivery) => {
    expect(await readDocument(event(body, delivery) as SQSEvent, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm1' }],
    })
    expect(lines.join('')).toContain('READING_FAILED')
    expect(lines.join('')).not.toMatch(/Mustermann|C01X00T47/)
  })
})
