import { operations } from '../../contract/operations.ts'
import { webhookDatabase } from '../adapters/wiring/webhook-database.ts'
import { webhookSecrets } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { rotateSecret, showSecret } from '../usecases/webhooks/manage-endpoints.ts'

export const handler = endpoint(operations.rotateWebhookSecret, {
  wire: () => ({ ...webhookDatabase(), ...webhookSecrets() }),
  perform: (deps, { principal, endpointId }) => rotateSecret(deps, principal, endpointId),
  // No stored answer contains the secret.
  present: (deps, { endpointId }) => showSecret(deps, endpointId),
})
