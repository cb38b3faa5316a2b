import { operations } from '../../contract/operations.ts'
import { webhookDatabase } from '../adapters/wiring/webhook-database.ts'
import { endpoint } from '../http/endpoint.ts'
import { deleteEndpoint } from '../usecases/webhooks/manage-endpoints.ts'

export const handler = endpoint(operations.deleteWebhookEndpoint, {
  wire: webhookDatabase,
  perform: (deps, { principal, endpointId }) => deleteEndpoint(deps, principal, endpointId),
})
