import { eventTypeCatalogueSchema } from '../event-types.ts'
import {
  createdEndpointSchema,
  createEndpointSchema,
  deliveryPageSchema,
  deliveryQuerySchema,
  deliveryReceiptSchema,
  endpointListSchema,
  endpointSchema,
  putEndpointSchema,
  recoverEndpointSchema,
  recoverySchema,
  rotatedSecretSchema,
} from '../webhooks.ts'
import type { Operation } from './operation.ts'

export const listEventTypes = {
  who: 'operator',
  scope: 'webhooks/manage',
  method: 'GET',
  path: '/v1/event-types',
  tokenSuffices: true,
  summary: 'List the event types of webhooks',
  status: 200,
  answer: eventTypeCatalogueSchema,
  problems: [],
  grants: [],
  settings: ['testMode'],
} as const satisfies Operation

export const createWebhookEndpoint = {
  who: 'operator',
  scope: 'webhooks/manage',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  asksForRole: true,
  summary: 'Create a webhook endpoint',
  body: createEndpointSchema,
  status: 201,
  answer: createdEndpointSchema,
  problems: ['WEBHOOK_ENDPOINT_LIMIT_REACHED'],
  grants: ['changeRecords', 'changeWebhooks', 'encryptWebhookSecrets', 'decryptWebhookSecrets'],
  settings: ['webhookAddresses'],
} as const satisfies Operation

export const listWebhookEndpoints = {
  who: 'operator',
  scope: 'webhooks/manage',
  method: 'GET',
  path: '/v1/webhook-endpoints',
  summary: 'List the webhook endpoints',
  status: 200,
  answer: endpointListSchema,
  problems: [],
  grants: ['readWebhooks'],
} as const satisfies Operation

export const getWebhookEndpoint = {
  who: 'operator',
  scope: 'webhooks/manage',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}',
  summary: 'Return one webhook endpoint',
  status: 200,
  answer: endpointSchema,
  problems: ['NOT_FOUND'],
  grants: ['readWebhooks'],
} as const satisfies Operation

export const putWebhookEndpoint = {
  who: 'operator',
  scope: 'webhooks/manage',
  method: 'PUT',
  path: '/v1/webhook-endpoints/{endpointId}',
  asksForRole: true,
  summary: 'Change a webhook endpoint',
  body: putEndpointSchema,
  status: 200,
  answer: endpointSchema,
  problems: ['NOT_FOUND'],
  grants: ['changeRecords', 'changeWebhooks'],
  settings: ['webhookAddresses'],
} as const satisfies Operation

export const deleteWebhookEndpoint = {
  who: 'operator',
  scope: 'webhooks/manage',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{endpointId}',
  asksForRole: true,
  summary: 'Delete a webhook endpoint',
  status: 204,
  problems: ['NOT_FOUND'],
  grants: ['changeRecords', 'changeWebhooks', 'deleteWebhooks'],
} as const satisfies Operation

export const rotateWebhookSecret = {
  who: 'operator',
  scope: 'webhooks/manage',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/secret-rotation',
  asksForRole: true,
  summary: 'Replace the secret of a webhook endpoint',
  status: 200,
  answer: rotatedSecretSchema,
  problems: ['NOT_FOUND'],
  grants: ['changeRecords', 'changeWebhooks', 'encryptWebhookSecrets', 'decryptWebhookSecrets'],
} as const satisfies Operation

export const testWebhookEndpoint = {
  who: 'operator',
  scope: 'webhooks/manage',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/test',
  summary: 'Send a test event to a webhook endpoint',
  status: 202,
  answer: deliveryReceiptSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE'],
  grants: ['changeRecords', 'changeWebhooks', 'requestSending'],
  settings: ['testMode'],
} as const satisfies Operation

export const listWebhookDeliveries = {
  who: 'operator',
  scope: 'webhooks/manage',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}/deliveries',
  summary: 'List the deliveries of a webhook endpoint',
  query: deliveryQuerySchema,
  status: 200,
  answer: deliveryPageSchema,
  problems: ['NOT_FOUND'],
  grants: ['readWebhooks', 'queryDeliveries'],
} as const satisfies Operation

export const redeliverWebhook = {
  who: 'operator',
  scope: 'webhooks/manage',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redelivery',
  summary: 'Send a delivery again',
  status: 202,
  answer: deliveryReceiptSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE'],
  grants: ['changeRecords', 'changeWebhooks', 'requestSending'],
} as const satisfies Operation

export const recoverWebhookEndpoint = {
  who: 'operator',
  scope: 'webhooks/manage',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/recovery',
  summary: 'Send all failed deliveries since a time again',
  body: recoverEndpointSchema,
  status: 202,
  answer: recoverySchema,
  problems: ['NOT_FOUND', 'WRONG_STATE'],
  grants: ['changeRecords', 'changeWebhooks', 'requestSending', 'requestPreparing'],
} as const satisfies Operation

/** Routes for operators and for machines with the scope of webhooks. */
export const webhookOperations = {
  listEventTypes,
  createWebhookEndpoint,
  listWebhookEndpoints,
  getWebhookEndpoint,
  putWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookSecret,
  testWebhookEndpoint,
  listWebhookDeliveries,
  redeliverWebhook,
  recoverWebhookEndpoint,
} as const
