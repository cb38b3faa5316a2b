import { webhookLimits } from '../../domain/policy.ts'
import type { webhookOperations } from '../operations/webhooks.ts'
import type { Chapter } from './operation-reference.ts'
import * as requests from './request-examples.ts'

const { endpoints, attemptSeconds, retryDelays, rotationHours, deliveryDays, keptAttempts } = webhookLimits

export const webhookReference: Chapter<typeof webhookOperations> = {
  tag: {
    name: 'Webhooks',
    description:
      'Your endpoints get signed events by the Standard Webhooks specification. Deliveries contain ids, times and codes, and no personal data.',
  },
  operations: {
    listEventTypes: {
      description: 'Lists every event type with its meaning, and the body of a delivery as a sample.',
      answers: { all: 'All event types' },
    },
    createWebhookEndpoint: {
      description: `Adds an endpoint that is enabled at once. Keep \`secret\`: it verifies the signatures of deliveries, and no other answer shows it. The URL must be HTTPS, and its host must be on the public internet. A stage has at most ${endpoints} endpoints.`,
      request: requests.createEndpoint,
      answers: { created: 'The endpoint with its secret' },
    },
    listWebhookEndpoints: {
      description: 'Lists all endpoints, oldest first, without their secrets.',
      answers: { one: 'One endpoint' },
    },
    getWebhookEndpoint: {
      description:
        'Returns one endpoint without its secret. `disabledReason` tells why the service disabled it.',
      answers: { enabled: 'An enabled endpoint' },
    },
    putWebhookEndpoint: {
      description:
        'Replaces URL, event types, description and status. Without a description, the earlier one is removed. Events that occur while an endpoint is disabled are kept as failed deliveries: enable it and recover them.',
      request: requests.putEndpoint,
      answers: { results: 'The endpoint with the new settings' },
    },
    deleteWebhookEndpoint: {
      description:
        'Deletes the endpoint with its secrets. Pending deliveries are not sent any more. A second deletion finds nothing and gets 404.',
    },
    rotateWebhookSecret: {
      description: `Creates a new secret, which no other answer shows. For ${rotationHours} hours, deliveries have a signature of the old secret, too, so that a receiver can be changed without a gap.`,
      answers: { rotated: 'The new secret' },
    },
    testWebhookEndpoint: {
      description:
        'Sends the event `webhook.test` now, whatever event types the endpoint asks for. The list of deliveries shows how the endpoint answered.',
      answers: { sent: 'The delivery of the test event' },
    },
    listWebhookDeliveries: {
      description: `Lists deliveries with their latest ${keptAttempts} attempts, newest event first. They are kept for ${deliveryDays} days. An attempt succeeds with a status from 200 to 299 within ${attemptSeconds} seconds. A delivery has ${retryDelays.length + 1} attempts over about three days, and then has failed.`,
      answers: { succeeded: 'A delivery that succeeded at the second attempt' },
    },
    redeliverWebhook: {
      description:
        'Sends one delivery again under the same `webhook-id`, also one that succeeded. The endpoint must be enabled.',
      answers: { sentAgain: 'The delivery, which is sent again' },
    },
    recoverWebhookEndpoint: {
      description:
        'Sends all failed deliveries of events since a time again, each under the same `webhook-id`. Deliveries that succeeded or are pending stay as they are. The endpoint must be enabled.',
      request: requests.recoverEndpoint,
      answers: { started: 'The period of the recovered deliveries' },
    },
  },
}
