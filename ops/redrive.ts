import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { LambdaClient } from '@aws-sdk/client-lambda'
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { type DeadLetter, deadLetterOf } from './dead-letter.ts'
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

async function deliverAgain(
  {
    streams,
    lambda,
    functionNames,
  }: { streams: DynamoDBStreamsClient; lambda: LambdaClient; functionNames: string[] },
  letter: DeadLetter | undefined,
): Promise<RedriveOutcome> {
  if (letter === undefined || !functionNames.includes(letter.functionName)) return 'UNKNOWN'
  if ('event' in letter) {
    return (await deliverEvent(lambda, letter.functionName, letter.event)) ? 'DELIVERED' : 'FAILED'
  }
  const records = await recordsAt(streams, letter.position)
  if (records.length === 0) return 'EXPIRED'
  return (await deliverRecords(lambda, letter.functionName, records)) ? 'DELIVERED' : 'FAILED'
}

/** Delivers every dead letter once more to its function. */
export async function redrive({ configuration, resources }: Deployment): Promise<RedriveOutcome[]> {
  const sqs = new SQSClient(configuration)
  const QueueUrl = resources.deadLetterQueueUrl
  const delivering = {
    streams: new DynamoDBStreamsClient(configuration),
    lambda: new LambdaClient(configuration),
    functionNames: consumers.map(name => resources[name]),
  }
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
      const { MessageId, Body = '', MessageAttributes, ReceiptHandle } = message
      seen.add(MessageId)
      const outcome = await deliverAgain(
        delivering,
        deadLetterOf(Body, MessageAttributes?.TARGET_ARN?.StringValue),
      )
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
