import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { S3Client } from '@aws-sdk/client-s3'
import { SFNClient } from '@aws-sdk/client-sfn'
import { describe, expect, test } from '@jest/globals'
import { uploadEventSchema } from '../../../contract/bus-events.ts'
import { documentOfInboxKey, inboxKey } from '../../../lambdas/adapters/document-keys.ts'
import { eventBridgeValidationRequests } from '../../../lambdas/adapters/event-bridge-validation-requests.ts'
import { s3DocumentFiles } from '../../../lambdas/adapters/s3-document-files.ts'
import { stepFunctionsExecutions } from '../../../lambdas/adapters/step-functions-executions.ts'
import { stepFunctionsWorkflow } from '../../../lambdas/adapters/step-functions-workflow.ts'
import { sampleDocument } from '../../support/samples.ts'
import { named, stubbed } from '../../support/stubbed-aws.ts'

const region = 'eu-central-1'
const machine = 'arn:aws:states:eu-central-1:1:stateMachine:application'
const id = (last: string) => `00000000-0000-4000-8000-00000000000${last}`

describe('executions', () => {
  const executions = (answer: Parameters<typeof stubbed>[1]) => {
    const { client, calls } = stubbed(new SFNClient({ region }), answer)
    return { ...stepFunctionsExecutions(client, machine), calls }
  }

  test.each([
    ['RUNNING', 'RUNNING'],
    ['PENDING_REDRIVE', 'RUNNING'],
    ['SUCCEEDED', 'ENDED'],
    ['FAILED', 'ENDED'],
    ['TIMED_OUT', 'ENDED'],
    ['ABORTED', 'ENDED'],
  ])('that Step Functions calls %s are %s', async (status, state) => {
    const { stateOf, calls } = executions(() => ({ status }))
    expect(await stateOf({ applicationId: id('1'), run: 2 })).toBe(state)
    const executionArn = `arn:aws:states:eu-central-1:1:execution:application:${id('1')}-r2`
    expect(calls).toMatchObject([{ input: { executionArn } }])
  })

  test('that do not exist are reported as missing; another failure is an error', async () => {
    const application = { applicationId: id('1') }
    expect(await executions(() => Promise.reject(named('ExecutionDoesNotExist'))).stateOf(application)).toBe(
      'NONE',
    )
    await expect(
      executions(() => Promise.reject(named('AccessDenied'))).stateOf(application),
    ).rejects.toThrow('AccessDenied')
  })

  test('that failed since a time are listed by their application, each once, for every failed status, page by page', async () => {
    const now = '2026-11-23T02:00:00.000Z'
    const before = new Date('2026-11-23T01:59:59.999Z')
    const { brokenSince, calls } = executions(({ input }) => {
      const { statusFilter, nextToken } = input as { statusFilter: string; nextToken?: string }
      const ended = (name: string, stopDate = new Date(now)) => ({ name, stopDate })
      if (statusFilter === 'ABORTED') return { executions: [ended(id('1')), ended('by hand')] }
      if (statusFilter === 'TIMED_OUT') return { executions: [ended(id('3'), before)] }
      return nextToken === undefined
        ? { executions: [ended(`${id('1')}-r1`)], nextToken: 'more' }
        : { executions: [ended(id('2'))] }
    })
    expect(await brokenSince(now)).toEqual([id('1'), id('2')])
    expect(calls.map(({ input }) => (input as { statusFilter: string }).statusFilter)).toEqual([
      'FAILED',
      'FAILED',
      'TIMED_OUT',
      'ABORTED',
    ])
  })

  test('beyond the fifth page of a status are not requested', async () => {
    const { brokenSince, calls } = executions(() => ({ executions: [], nextToken: 'more' }))
    expect(await brokenSince('2026-11-23T02:00:00.000Z')).toEqual([])
    expect(calls).toHaveLength(15)
  })

  test('that replace another are started under a name of their own', async () => {
    const { client, calls } = stubbed(new SFNClient({ region }))
    const machines = { application: machine, deadline: 'deadline', calendar: 'calendar' }
    await stepFunctionsWorkflow(client, machines).start('id', 3)
    expect(calls).toMatchObject([{ input: { name: 'id-r3', input: '{"applicationId":"id"}' } }])
  })
})

describe('an upload', () => {
  const document = sampleDocument()

  test.each([
    ['is there', [{ Key: inboxKey(document) }], true],
    ['does not exist if only a longer key exists', [{ Key: `${inboxKey(document)}x` }], false],
    ['is not there when nothing is', undefined, false],
  ])('%s, asked by name and not opened', async (_what, Contents, isThere) => {
    const { client, calls } = stubbed(new S3Client({ region }), () => ({ Contents }))
    const files = s3DocumentFiles(client, { inbox: 'inbox', vault: 'vault' })
    expect(await files.isInInbox(document)).toBe(isThere)
    expect(calls).toMatchObject([
      { command: 'ListObjectsV2Command', input: { Bucket: 'inbox', Prefix: inboxKey(document) } },
    ])
  })

  test('is announced again in the form that the validator reads, under another source', async () => {
    const { client, calls } = stubbed(new EventBridgeClient({ region }))
    await eventBridgeValidationRequests(client, 'inbox').request(document)
    const [{ input } = { input: {} }] = calls
    const [entry] = (input as { Entries: { Source: string; DetailType: string; Detail: string }[] }).Entries
    expect(entry).toMatchObject({ Source: 'realname.reconciler', DetailType: 'Object Created' })
    const detail: unknown = JSON.parse(String(entry?.Detail))
    expect(detail).toMatchObject({ bucket: { name: 'inbox' } })
    const { applicationId, documentId } = document
    expect(documentOfInboxKey(uploadEventSchema().parse({ detail }).detail.object.key)).toEqual({
      applicationId,
      documentId,
    })
  })

  test('that the bus does not accept is not announced', async () => {
    const refused = { FailedEntryCount: 1, Entries: [{ ErrorCode: 'Throttled', ErrorMessage: 'secret' }] }
    const { client } = stubbed(new EventBridgeClient({ region }), () => refused)
    await expect(eventBridgeValidationRequests(client, 'inbox').request(document)).rejects.toThrow(
      new Error('The bus refused an event: Throttled'),
    )
  })
})
