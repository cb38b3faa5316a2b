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
 * `DELIVERED`: the function took it, the message is deleted; all others stay in the queue. `FAILED`: the function failed
 * again. `FORGOTTEN`: the stream has the records no more. `STRANGE`: no delivery to a function of this stack.
 */
export type Fate = 'DELIVERED' | 'FAILED' | 'FORGOTTEN' | 'STRANGE'

/** Seconds that a message is out of others' sight: longer than a function may take. */
const inHand = 300

async function fateOf(
  {
    streams,
    lambda,
    functionNames,
  }: { streams: DynamoDBStreamsClient; lambda: LambdaClient; functionNames: string[] },
  letter: DeadLetter | undefined,
): Promise<Fate> {
  if (letter === undefined || !functionNames.includes(letter.functionName)) return 'STRANGE'
  if ('event' in letter) {
    return (await deliverEvent(lambda, letter.functionName, letter.event)) ? 'DELIVERED' : 'FAILED'
  }
  const records = await recordsAt(streams, letter.position)
  if (records.length === 0) return 'FORGOTTEN'
  return (await deliverRecords(lambda, letter.functionName, records)) ? 'DELIVERED' : 'FAILED'
}

/** Delivers every dead letter once more to the function that it failed in. */
export async function redrive({ configuration, resources }: Deployment): Promise<Fate[]> {
  const sqs = new SQSClient(configuration)
  const QueueUrl = resources.deadLetterQueueUrl
  const delivering = {
    streams: new DynamoDBStreamsClient(configuration),
    lambda: new LambdaClient(configuration),
    functionNames: consumers.map(name => resources[name]),
  }
  const fates: Fate[] = []
  const kept: Message[] = []
  const seen = new Set<string | undefined>()
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: inHand,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['TARGET_ARN'],
      }),
    )
    const fresh = Messages.filter(({ MessageId }) => !seen.has(MessageId))
    if (fresh.length === 0) break
    for (const message of fresh) {
      const { MessageId, Body = '', MessageAttributes, ReceiptHandle } = message
      seen.add(MessageId)
      const fate = await fateOf(delivering, deadLetterOf(Body, MessageAttributes?.TARGET_ARN?.StringValue))
      fates.push(fate)
      if (fate === 'DELIVERED') await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
      else kept.push(message)
    }
  }
  for (const { ReceiptHandle } of kept) {
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
  }
  return fates
}
