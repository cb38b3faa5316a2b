import * as operations from '../../contract/operations/webhooks.ts'
import { addressRules, webhookDatabase, webhookSecrets } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { createEndpoint, showCreatedEndpoint } from '../usecases/webhooks/manage-endpoints.ts'

export const handler = endpoint(operations.createWebhookEndpoint, {
  wire: () => ({ ...webhookDatabase(), ...webhookSecrets(), ...addressRules() }),
  perform: (deps, { principal, body }) => createEndpoint(deps, principal, body),
  // No stored answer contains the secret.
  present: (deps, _request, endpointId) => showCreatedEndpoint(deps, endpointId),
})
