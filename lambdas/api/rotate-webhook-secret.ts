import * as operations from '../../contract/operations/webhooks.ts'
import { webhookDatabase, webhookSecrets } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { rotateSecret, showSecret } from '../usecases/webhooks/manage-endpoints.ts'

export const handler = endpoint(operations.rotateWebhookSecret, {
  wire: () => ({ ...webhookDatabase(), ...webhookSecrets() }),
  perform: (deps, { principal, endpointId }) => rotateSecret(deps, principal, endpointId),
  // No stored answer contains the secret.
  present: (deps, { endpointId }) => showSecret(deps, endpointId),
})
