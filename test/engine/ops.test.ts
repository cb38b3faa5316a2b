import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { PurgeQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { publishedEvent } from '../../contract/bus-events.ts'
import { accountKey } from '../../lambdas/adapters/dynamodb/account-item.ts'
import { account, clientConfiguration, region } from '../../local/aws-environment.ts'
import { ops } from '../support/ops-command.ts'
import { sampleApplication, sampleEvent } from '../support/samples.ts'
import { tapEvents } from './event-tap.ts'
import { here, spawnOps } from './ops-command.ts'
import { parkedApproval } from './parking.ts'
import { feed, streamRecordsOf, tellOfUploads, uploadedEvent } from './redelivery.ts'
import { backendApi } from './session-callers.ts'
import { database, itemsOf, stored, storedApplication } from './stored.ts'
import { scaleWaits } from './waits.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  newApplication,
  reaches,
  readApplication,
  reviewer,
  specimen,
  stack,
  submitted,
  upload,
} from './world.ts'

const configuration = clientConfiguration(stack.awsEndpointUrl)
const sqs = new SQSClient(configuration)
const sfn = new SFNClient(configuration)
const { resources } = stack
const QueueUrl = resources.deadLetterQueueUrl
const webhookQueueUrl = resources.webhookDeadLetterQueueUrl

const stop = (applicationId: string) => {
  const machine = resources.applicationStateMachineArn.replace(':stateMachine:', ':execution:')
  return sfn.send(new StopExecutionCommand({ executionArn: `${machine}:${applicationId}` }))
}

const waitsFor = (applicationId: string, what: 'SUBMISSION') =>
  eventually(
    () => storedApplication(applicationId),
    item => item?.waiting?.for === what,
  )

const functionArn = (name: string) => `arn:aws:lambda:${region}:${account}:function:${name}`

const send = (message: unknown, targetArn?: string) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl,
      MessageBody: JSON.stringify(message),
      ...(targetArn === undefined
        ? {}
        : { MessageAttributes: { TARGET_ARN: { DataType: 'String', StringValue: targetArn } } }),
    }),
  )

/** The dead letter of a stream mapping: a position without records. */
async function gaveUp(functionName: string, applicationId: string, sk: string): Promise<void> {
  const record = await eventually(
    async () => (await streamRecordsOf(applicationId)).find(({ dynamodb }) => dynamodb.Keys.sk.S === sk),
    found => found !== undefined,
  )
  if (record === undefined) throw new Error(`The stream has not told of ${sk}`)
  const { SequenceNumber } = record.dynamodb
  await send({
    requestContext: { functionArn: functionArn(functionName), condition: 'MaxRecordAgeExceeded' },
    responseContext: { statusCode: 200, functionError: 'Unhandled' },
    version: '1.0',
    DDBStreamBatchInfo: {
      shardId: record.ShardId,
      startSequenceNumber: SequenceNumber,
      endSequenceNumber: SequenceNumber,
      batchSize: 1,
      streamArn: record.StreamArn,
    },
  })
}

const queuedIn = async (queue: string) => {
  const request = { QueueUrl: queue, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }
  return (await sqs.send(new ReceiveMessageCommand(request))).Messages ?? []
}

const queued = () => queuedIn(QueueUrl)

describe('npm run ops', () => {
  beforeEach(async () => {
    for (const queue of [QueueUrl, webhookQueueUrl]) {
      await sqs.send(new PurgeQueueCommand({ QueueUrl: queue }))
    }
  })
  afterEach(async () => {
    await feed('events/follow-applications', true)
    await tellOfUploads(true)
    await scaleWaits(1)
  })

  test('parked lists parked applications without tokens, and resume resumes them', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId, accountId, item, repair } = await parkedApproval(owner, judge)
    const listed = await ops('parked', ...here)
    expect(listed).toMatchObject({ code: 0, err: '' })
    const line = listed.out.split('\n').find(one => one.startsWith(applicationId))
    expect(line?.split('\t')).toEqual([applicationId, accountId, item?.parked.at, item?.parked.error])
    expect(listed.out).not.toContain(item?.waiting.token)

    await repair()
    expect(await ops('resume', applicationId, ...here)).toMatchObject({ code: 0, err: '' })
    await reaches(owner, applicationId, 'APPROVED')
    expect((await ops('parked', ...here)).out).not.toContain(applicationId)
  })

  test('resume replaces an ended execution, and reports if there is nothing to resume', async () => {
    const owner = await applicant()
    const { applicationId, accountId } = await newApplication(owner)
    await waitsFor(applicationId, 'SUBMISSION')
    const nothing = await ops('resume', applicationId, ...here)
    expect(nothing).toMatchObject({ code: 1, out: '' })
    expect(nothing.err).toContain('There is nothing to resume')
    await stop(applicationId)
    const restarted = await ops('resume', applicationId, ...here)
    expect(restarted).toMatchObject({ code: 0, out: 'Its execution had ended: another was started.\n' })
    const { audit } = await stored(applicationId, accountId)
    expect(audit).toContainEqual(
      expect.objectContaining({ action: 'application.restart', actor: { role: 'operator', id: 'ops' } }),
    )
    expect(await ops('resume', '00000000-0000-4000-8000-000000000000', ...here)).toMatchObject({ code: 1 })
  })

  test('redrive delivers dead letters of both kinds of consumers to their functions, and deletes them', async () => {
    const owner = await applicant()
    await feed('events/follow-applications', false)
    await tellOfUploads(false)
    const { applicationId } = await newApplication(owner)
    const asynchronous = await upload(owner, applicationId, await specimen('DATA_PAGE'))
    const undelivered = await upload(owner, applicationId, await specimen('HOLDING'))
    await gaveUp(resources.followApplicationsName, applicationId, 'APPLICATION')
    const validator = functionArn(resources.validateDocumentName)
    await send({
      version: '1.0',
      requestContext: { functionArn: `${validator}:$LATEST`, condition: 'RetriesExhausted' },
      requestPayload: uploadedEvent(applicationId, asynchronous.documentId),
    })
    await send(uploadedEvent(applicationId, undelivered.documentId), validator)
    expect(await ops('redrive', ...here)).toEqual({
      code: 0,
      out: '3 of 3 delivered again and deleted.\n',
      err: '',
    })
    await waitsFor(applicationId, 'SUBMISSION')
    const { documents } = await readApplication(owner, applicationId)
    expect(documents.map(({ status }) => status)).toEqual(['ACCEPTED', 'ACCEPTED'])
    expect(await queued()).toEqual([])
  })

  test('redrive keeps and counts messages that fail again, have expired in the stream or are unknown', async () => {
    const validator = functionArn(resources.validateDocumentName)
    await send({ requestContext: { functionArn: validator }, requestPayload: {} })
    await send({
      requestContext: { functionArn: functionArn(resources.publishEventsName) },
      DDBStreamBatchInfo: {
        shardId: 'shardId-00000000000000000000-00000000',
        startSequenceNumber: '1',
        endSequenceNumber: '1',
        streamArn: `arn:aws:dynamodb:${region}:${account}:table/${resources.tableName}/stream/2001-01-01T00:00:00.000`,
      },
    })
    await send({ requestContext: { functionArn: functionArn('somebody-elses') }, requestPayload: {} })
    const { code, out, err } = await ops('redrive', ...here)
    expect({ code, out }).toEqual({ code: 1, out: '0 of 3 delivered again and deleted.\n' })
    expect(err).toMatch(/1 failed again.*1 older than.*1 no delivery/s)
    expect(await queued()).toHaveLength(3)
  })

  test('redrive delivers messages about webhooks, and keeps what is none', async () => {
    const backend = await backendApi()
    const body = { url: 'http://127.0.0.1:9/hooks', eventTypes: ['application.created' as const] }
    const { endpointId } = await backend.call('createWebhookEndpoint', { body })
    try {
      const occurredAt = new Date().toISOString()
      const detail = publishedEvent({
        ...sampleEvent(sampleApplication(), 1),
        occurredAt,
      })
      for (const message of [{ detail }, { endpointId }, { hello: 'world' }]) {
        const MessageBody = JSON.stringify(message)
        await sqs.send(new SendMessageCommand({ QueueUrl: webhookQueueUrl, MessageBody }))
      }
      const { code, out, err } = await ops('redrive', ...here)
      expect({ code, out }).toEqual({ code: 1, out: '2 of 3 delivered again and deleted.\n' })
      expect(err).toMatch(/1 no delivery/)
      const { items } = await backend.call('listWebhookDeliveries', { path: { endpointId }, query: {} })
      expect(items.map(({ eventId }) => eventId)).toContain(detail.id)
      expect((await queuedIn(webhookQueueUrl)).map(({ Body }) => Body)).toEqual(['{"hello":"world"}'])
    } finally {
      await backend.call('deleteWebhookEndpoint', { path: { endpointId } })
    }
  })

  test('redrive of one application delivers all its stored changes to the consumers, under the old ids', async () => {
    const tap = await tapEvents('ops')
    const owner = await applicant()
    const { applicationId } = await newApplication(owner)
    const told = async () =>
      (await tap.received()).filter(event => event.applicationId === applicationId).map(({ id }) => id)
    await eventually(told, ids => ids.length > 0)
    expect(await ops('redrive', applicationId, ...here)).toMatchObject({ code: 0, err: '' })
    const ids = await eventually(told, seen => seen.length > 1)
    expect(new Set(ids).size).toBe(1)
  })

  test('watch-expiry brings an account that an earlier release authenticated under the watch, with numbers only', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId, accountId } = await submitted(owner)
    await decide(judge, applicationId, approval)
    await reaches(owner, applicationId, 'APPROVED')
    const { certificate } = await owner.api.call('getAccount')
    await database.send(
      new UpdateCommand({
        TableName: resources.tableName,
        Key: accountKey(accountId),
        UpdateExpression: 'REMOVE certificate, attentionPk, attentionSk',
      }),
    )
    const counted = await ops('watch-expiry', ...here)
    expect(counted).toMatchObject({ code: 1, out: '1\twith a valid certificate\n' })
    expect(counted.err).toContain('Not watched yet: 1. Add them with --yes.')
    expect(await owner.api.call('getAccount')).not.toHaveProperty('certificate')
    const { code, out } = await ops('watch-expiry', '--yes', ...here)
    expect([code, out]).toEqual([0, '1\twith a valid certificate\nWatched from now on: 1.\n'])
    expect(await owner.api.call('getAccount')).toMatchObject({ certificate })
    const [stored] = await itemsOf(resources.tableName, accountKey(accountId).pk)
    expect(stored).toMatchObject({ attentionSk: expect.stringMatching(/^2039-/) })
    expect((await ops('watch-expiry', '--yes', ...here)).out).toBe('The watch has no account to add.\n')
  })

  test('has the same effects and exit codes as a program', async () => {
    expect(await spawnOps('parked', ...here)).toMatchObject({ code: 0, err: '' })
    const misused = await spawnOps('drop')
    expect(misused).toMatchObject({ code: 2, out: '' })
    expect(misused.err).toContain('Usage: npm run ops --')
  })
})
