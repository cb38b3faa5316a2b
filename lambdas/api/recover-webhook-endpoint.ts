import * as operations from '../../contract/operations/webhooks.ts'
import { bothQueues, webhookDatabase } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { recover, startRecovery } from '../usecases/webhooks/manage-deliveries.ts'

export const handler = endpoint(operations.recoverWebhookEndpoint, {
  wire: () => ({ ...webhookDatabase(), ...bothQueues() }),
  perform: (deps, { principal, endpointId, body }) => recover(deps, principal, endpointId, body),
  // This also runs for a repeated request. Deliveries that have not failed stay unchanged.
  present: (deps, _request, recovery) => startRecovery(deps, recovery),
})
