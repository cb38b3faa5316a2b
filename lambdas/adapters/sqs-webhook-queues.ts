import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { WebhookMessage, WebhookTask } from '../../contract/webhook-messages.ts'
import type { WebhookQueues } from '../../domain/webhook-ports.ts'

interface QueueUrls {
  /** The queue of senders. */
  readonly sending: string
  /** The queue of the function that prepares deliveries. Undefined for functions that may not send to it. */
  readonly preparing?: string
}

/** The two queues of webhooks. */
export function sqsWebhookQueues(client: SQSClient, { sending, preparing }: QueueUrls): WebhookQueues {
  async function prepare(task: WebhookTask): Promise<void> {
    await client.send(new SendMessageCommand({ QueueUrl: preparing, MessageBody: JSON.stringify(task) }))
  }
  return {
    async requestSending(deliveries, delaySeconds = 0) {
      const messages: readonly WebhookMessage[] = deliveries
      await Promise.all(
        messages.map(message =>
          client.send(
            new SendMessageCommand({
              QueueUrl: sending,
              MessageBody: JSON.stringify(message),
              DelaySeconds: delaySeconds,
            }),
          ),
        ),
      )
    },
    requestDisabling: disabling => prepare({ disabling }),
    requestRecovery: recovery => prepare({ recovery }),
  }
}
