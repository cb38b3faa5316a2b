import { KMSClient } from '@aws-sdk/client-kms'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { WebhookQueues, WebhookSecrets, WebhookSender, Webhooks } from '../../../domain/webhook-ports.ts'
import type { AddressRules } from '../../../domain/webhook-url.ts'
import type { Digesting } from '../../usecases/webhooks/manage-deliveries.ts'
import { dynamodbWebhooks } from '../dynamodb/dynamodb-webhooks.ts'
import { readEnvironment } from '../environment.ts'
import { httpsWebhookSender } from '../https-webhook-sender.ts'
import { decryptOnce, kmsEncryption } from '../kms-encryption.ts'
import { sqsWebhookQueues } from '../sqs-webhook-queues.ts'
import { digestOfText, jitteredBackOff, newWebhookSecret } from '../system.ts'
import { limitRequests } from '../time-limit.ts'
import { database, tableClient } from './records.ts'

export function webhooks(): { webhooks: Webhooks } & Digesting {
  const { WEBHOOKS_TABLE_NAME } = readEnvironment(['WEBHOOKS_TABLE_NAME'])
  return { webhooks: dynamodbWebhooks(tableClient(), WEBHOOKS_TABLE_NAME), digestOfText }
}

/** The same for the function in which deliveries fail: it counts them in the figures. */
export function countedWebhooks(): { webhooks: Webhooks } {
  const { WEBHOOKS_TABLE_NAME, FIGURES_TABLE_NAME } = readEnvironment([
    'WEBHOOKS_TABLE_NAME',
    'FIGURES_TABLE_NAME',
  ])
  const figures = { table: FIGURES_TABLE_NAME, backOff: jitteredBackOff }
  return { webhooks: dynamodbWebhooks(tableClient(), WEBHOOKS_TABLE_NAME, figures) }
}

export function addressRules(): { addressRules: AddressRules } {
  const { WEBHOOK_LOOPBACK } = readEnvironment(['WEBHOOK_LOOPBACK'])
  return { addressRules: { loopback: WEBHOOK_LOOPBACK } }
}

export function webhookSecrets(): { webhookSecrets: WebhookSecrets; newWebhookSecret: () => string } {
  const { DATA_KEY_ID } = readEnvironment(['DATA_KEY_ID'])
  const secrets = kmsEncryption(limitRequests(new KMSClient({})), DATA_KEY_ID, 'endpointId')
  return { webhookSecrets: secrets, newWebhookSecret }
}

/** Queues for functions that send messages only to senders. */
export function sendingQueue(): { webhookQueues: WebhookQueues } {
  const { WEBHOOK_SENDING_QUEUE_URL: sending } = readEnvironment(['WEBHOOK_SENDING_QUEUE_URL'])
  return { webhookQueues: sqsWebhookQueues(limitRequests(new SQSClient({})), { sending }) }
}

/** Queues for functions that also send messages to the function that prepares deliveries. */
export function bothQueues(): { webhookQueues: WebhookQueues } {
  const settings = readEnvironment(['WEBHOOK_SENDING_QUEUE_URL', 'WEBHOOK_PREPARING_QUEUE_URL'])
  const urls = {
    sending: settings.WEBHOOK_SENDING_QUEUE_URL,
    preparing: settings.WEBHOOK_PREPARING_QUEUE_URL,
  }
  return { webhookQueues: sqsWebhookQueues(limitRequests(new SQSClient({})), urls) }
}

export function webhookSending(): {
  webhookSender: WebhookSender
  webhookSecrets: WebhookSecrets
  chance: () => number
  attemptsAtOnce: number
} {
  const { WEBHOOK_ATTEMPTS_AT_ONCE } = readEnvironment(['WEBHOOK_ATTEMPTS_AT_ONCE'])
  return {
    attemptsAtOnce: WEBHOOK_ATTEMPTS_AT_ONCE,
    webhookSender: httpsWebhookSender({ rules: addressRules().addressRules }),
    webhookSecrets: decryptOnce(webhookSecrets().webhookSecrets),
    chance: Math.random,
  }
}

/** The records, with changes of webhooks. */
export function webhookDatabase() {
  const { WEBHOOKS_TABLE_NAME } = readEnvironment(['WEBHOOKS_TABLE_NAME'])
  return { ...database({ webhooksTableName: WEBHOOKS_TABLE_NAME }), ...webhooks() }
}
