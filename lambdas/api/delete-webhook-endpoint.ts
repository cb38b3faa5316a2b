import * as operations from '../../contract/operations/webhooks.ts'
import { webhookDatabase } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { deleteEndpoint } from '../usecases/webhooks/manage-endpoints.ts'

export const handler = endpoint(operations.deleteWebhookEndpoint, {
  wire: webhookDatabase,
  perform: (deps, { principal, endpointId }) => deleteEndpoint(deps, principal, endpointId),
})
