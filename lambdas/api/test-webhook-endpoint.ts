import * as operations from '../../contract/operations/webhooks.ts'
import { testMode } from '../adapters/wiring/settings.ts'
import { sendingQueue, webhookDatabase } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { queueDelivery, testEndpoint } from '../usecases/webhooks/manage-deliveries.ts'

export const handler = endpoint(operations.testWebhookEndpoint, {
  wire: () => ({ ...webhookDatabase(), ...sendingQueue(), ...testMode() }),
  perform: (deps, { principal, endpointId }) => testEndpoint(deps, principal, endpointId),
  present: (deps, { endpointId }, receipt) => queueDelivery(deps, endpointId, receipt),
})
