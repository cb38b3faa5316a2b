import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { LambdaClient } from '@aws-sdk/client-lambda'
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { deadLetterOf, webhookConsumerOf } from './dead-letter.ts'
import { deliverEvent, deliverRecords } from './deliver.ts'
import { consumers, type Deployment } from './deployment.ts'
import { recordsAt } from './stream-records.ts'

/**
 * `DELIVERED`: the function succeeded and the message was deleted. With any other outcome the message stays in the queue.
 * `FAILED`: the function failed again. `EXPIRED`: the stream no longer has the records. `UNKNOWN`: the message is not a
 * delivery to a function of this stack.
 */
export type RedriveOutcome = 'DELIVERED' | 'FAILED' | 'EXPIRED' | 'UNKNOWN'

/** Longer than the timeout of any function. */
const visibilityTimeoutSeconds = 300

interface Delivering {
  readonly streams: DynamoDBStreamsClient
  readonly lambda: LambdaClient
  readonly resources: Deployment['resources']
}

type Deliver = (delivering: Delivering, message: Message) => Promise<RedriveOutcome>

const outcomeOf = (isDelivered: boolean): RedriveOutcome => (isDelivered ? 'DELIVERED' : 'FAILED')

/** Delivers a dead letter to the function that it names. */
const deliverToNamed: Deliver = async ({ streams, lambda, resources }, { Body = '', MessageAttributes }) => {
  const letter = deadLetterOf(Body, MessageAttributes?.TARGET_ARN?.StringValue)
  const functionNames = consumers.map(name => resources[name])
  if (letter === undefined || !functionNames.includes(letter.functionName)) return 'UNKNOWN'
  if ('event' in letter) return outcomeOf(await deliverEvent(lambda, letter.functionName, letter.event))
  const records = await recordsAt(streams, letter.position)
  if (records.length === 0) return 'EXPIRED'
  return outcomeOf(await deliverRecords(lambda, letter.functionName, records))
}

/** Delivers a message about webhooks as its queue did. */
const deliverAsQueue: Deliver = async ({ lambda, resources }, { MessageId: messageId, Body: body = '' }) => {
  const consumer = webhookConsumerOf(body)
  if (consumer === undefined) return 'UNKNOWN'
  const attributes = { ApproximateReceiveCount: '1' }
  const record = { messageId, body, attributes, eventSource: 'aws:sqs' }
  // The sender fails as a whole. The other function says which messages failed.
  return outcomeOf(
    consumer === 'sendWebhooksName'
      ? await deliverEvent(lambda, resources[consumer], { Records: [record] })
      : await deliverRecords(lambda, resources[consumer], [record]),
  )
}

/** Delivers every dead letter once more to its function. */
export async function redrive({ configuration, resources }: Deployment): Promise<RedriveOutcome[]> {
  const sqs = new SQSClient(configuration)
  const delivering = {
    streams: new DynamoDBStreamsClient(configuration),
    lambda: new LambdaClient(configuration),
    resources,
  }
  return [
    ...(await redriveQueue(sqs, resources.deadLetterQueueUrl, message =>
      deliverToNamed(delivering, message),
    )),
    ...(await redriveQueue(sqs, resources.webhookDeadLetterQueueUrl, message =>
      deliverAsQueue(delivering, message),
    )),
  ]
}

async function redriveQueue(
  sqs: SQSClient,
  QueueUrl: string,
  deliver: (message: Message) => Promise<RedriveOutcome>,
): Promise<RedriveOutcome[]> {
  const outcomes: RedriveOutcome[] = []
  const kept: Message[] = []
  const seen = new Set<string | undefined>()
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: visibilityTimeoutSeconds,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['TARGET_ARN'],
      }),
    )
    const fresh = Messages.filter(({ MessageId }) => !seen.has(MessageId))
    if (fresh.length === 0) break
    for (const message of fresh) {
      const { MessageId, ReceiptHandle } = message
      seen.add(MessageId)
      const outcome = await deliver(message)
      outcomes.push(outcome)
      if (outcome === 'DELIVERED') await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
      else kept.push(message)
    }
  }
  for (const { ReceiptHandle } of kept) {
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
  }
  return outcomes
}
