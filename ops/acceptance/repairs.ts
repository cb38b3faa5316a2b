import { SendTaskFailureCommand, SFNClient } from '@aws-sdk/client-sfn'
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { inboxFolder } from '../../lambdas/adapters/document-keys.ts'
import { until } from '../../local/poll.ts'
import { redrive } from '../redrive.ts'
import { services } from '../services.ts'
import { check, NotSeenHere } from './run-points.ts'
import { sampleFile } from './sample-files.ts'
import type { Visit } from './visit.ts'

/** An error that the state machine does not retry, so that the execution parks at once. */
const notRetried = 'DynamoDb.ConditionalCheckFailedException'

async function parked({ stage, draft, operator }: Visit): Promise<string> {
  const { leftovers } = services(stage.deployment)
  const { applicationId } = await draft()
  const tokenOf = (what: 'SUBMISSION' | 'OPERATOR') =>
    until(
      async () => {
        const waiting = (await leftovers.state(applicationId))?.waiting
        return waiting?.for === what ? waiting.token : undefined
      },
      { seconds: 90, every: 300, explain: () => `The execution does not wait for ${what}.` },
    )
  const sfn = new SFNClient(stage.deployment.configuration)
  await sfn.send(
    new SendTaskFailureCommand({ taskToken: await tokenOf('SUBMISSION'), error: notRetried, cause: '' }),
  )
  await tokenOf('OPERATOR')
  const { client } = await operator()
  let isListed = false
  for await (const entry of client.parkedApplications.list()) {
    if (entry.applicationId === applicationId) isListed = true
  }
  check(isListed, 'it is not on the list')
  const { resumption } = await client.parkedApplications.resume(applicationId)
  check(resumption === 'RESUMED', `the resumption was ${resumption}`)
  await tokenOf('SUBMISSION')
  return 'parked, listed and resumed'
}

async function deadLetter({ stage, draft }: Visit): Promise<string> {
  const { configuration, resources } = stage.deployment
  const sqs = new SQSClient(configuration)
  for (const QueueUrl of [resources.deadLetterQueueUrl, resources.webhookDeadLetterQueueUrl]) {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    )
    if (Object.values(Attributes).some(count => count !== '0')) {
      throw new NotSeenHere('a dead-letter queue has messages of others: redrive them first')
    }
  }
  const { owner, applicationId } = await draft()
  const document = await owner.client.applications.uploadDocument(
    applicationId,
    'HOLDING',
    await sampleFile('plain'),
  )
  const object = { key: `${inboxFolder(applicationId)}${document.documentId}` }
  const event = {
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: stage.buckets.inbox }, object },
  }
  const [, partition, , region, account] = stage.alarmTopicArn.split(':')
  const functionArn = `arn:${partition}:lambda:${region}:${account}:function:${resources.validateDocumentName}`
  const letter = { requestContext: { functionArn, condition: 'RetriesExhausted' }, requestPayload: event }
  await sqs.send(
    new SendMessageCommand({ QueueUrl: resources.deadLetterQueueUrl, MessageBody: JSON.stringify(letter) }),
  )
  const outcomes = await redrive(stage.deployment)
  check(
    outcomes.length === 1 && outcomes[0] === 'DELIVERED',
    `the outcome was ${outcomes.join(', ') || 'none'}`,
  )
  const { documents } = await owner.client.applications.get(applicationId)
  check(
    documents.some(({ slot, status }) => slot === 'HOLDING' && status === 'ACCEPTED'),
    'the file changed',
  )
  return 'put into the queue, delivered again and deleted; the delivery changed nothing'
}

/** Repairs by an operator: a parked execution and a dead letter. */
export async function seeRepairs(visit: Visit): Promise<void> {
  await visit.run.see('parked', () => parked(visit))
  await visit.run.see('dead-letter', () => deadLetter(visit))
}
