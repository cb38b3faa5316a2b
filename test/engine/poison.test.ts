import { randomUUID } from 'node:crypto'
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { deliver, streamRecordsOf, uploadedEvent } from './redelivery.ts'
import { database, storedApplication } from './stored.ts'
import { applicant, eventually, newApplication, stack } from './world.ts'

const sqs = new SQSClient(clientConfiguration(stack.awsEndpointUrl))
const { tableName: TableName, deadLetterQueueUrl: QueueUrl } = stack.resources

const put = (Item: Record<string, unknown>) => database.send(new PutCommand({ TableName, Item }))

/** Waits until a new application has an execution: then the consumer has passed all earlier records. */
async function passes(): Promise<void> {
  const { applicationId } = await newApplication(await applicant())
  await eventually(
    () => storedApplication(applicationId),
    item => item?.waiting?.for === 'SUBMISSION',
  )
}

/** The service gives functions the time in seconds. */
function asDelivered(record: Awaited<ReturnType<typeof streamRecordsOf>>[number]) {
  const { ApproximateCreationDateTime: created, ...dynamodb } = {
    ApproximateCreationDateTime: undefined,
    ...record.dynamodb,
  }
  const seconds = Date.parse(String(created)) / 1000
  return { ...record, dynamodb: { ...dynamodb, ApproximateCreationDateTime: seconds } }
}

async function taken(applicationId: string): Promise<void> {
  const Records = await eventually(
    () => streamRecordsOf(applicationId),
    records => records.length > 0,
  )
  for (const consumer of ['events/follow-applications', 'events/publish-events'] as const) {
    await eventually(
      () => deliver(consumer, { Records: Records.map(asDelivered) }),
      answer => JSON.stringify(answer) === '{"batchItemFailures":[]}',
    )
  }
}

describe('poison', () => {
  test('unreadable records are given up by their age and do not block others', async () => {
    const applicationId = randomUUID()
    const pk = `APPLICATION#${applicationId}`
    const token = { for: 'NOBODY', attempt: 'one', token: 'token' }
    await put({ pk, sk: 'APPLICATION', signal: { kind: 'UNHEARD_OF' }, waiting: token })
    await put({ pk, sk: 'EVENT#00000001', name: 'application.deleted' })
    await put({ pk, sk: 'DOCUMENT#FRONT#1', supersededAt: 'now' })
    await passes()
    await taken(applicationId)
  })

  test('a signal for a used token counts as delivered and is not repeated', async () => {
    const { applicationId } = await newApplication(await applicant())
    await eventually(
      () => storedApplication(applicationId),
      item => item?.waiting !== undefined,
    )
    await database.send(
      new UpdateCommand({
        TableName,
        Key: { pk: `APPLICATION#${applicationId}`, sk: 'APPLICATION' },
        UpdateExpression: 'SET #signal = :signal, #waiting = :waiting',
        ExpressionAttributeNames: { '#signal': 'signal', '#waiting': 'waiting' },
        ExpressionAttributeValues: {
          ':signal': { kind: 'SUBMITTED', attempt: 1, at: '2026-11-23T02:00:00.000Z' },
          ':waiting': { for: 'SUBMISSION', attempt: 1, token: 'long gone' },
        },
      }),
    )
    await passes()
    await taken(applicationId)
  })

  test('an upload for an unknown application is handled without a dead letter', async () => {
    const [applicationId, documentId] = [randomUUID(), randomUUID()]
    await deliver('events/validate-document', uploadedEvent(applicationId, documentId))
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
    )
    expect(Messages.filter(({ Body }) => Body?.includes(applicationId))).toEqual([])
  })
})
