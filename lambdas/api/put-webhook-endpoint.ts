import * as operations from '../../contract/operations/webhooks.ts'
import { addressRules, webhookDatabase } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { putEndpoint } from '../usecases/webhooks/manage-endpoints.ts'

export const handler = endpoint(operations.putWebhookEndpoint, {
  wire: () => ({ ...webhookDatabase(), ...addressRules() }),
  perform: (deps, { principal, endpointId, body }) => putEndpoint(deps, principal, endpointId, body),
})
