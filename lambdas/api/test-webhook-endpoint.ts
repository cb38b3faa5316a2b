import { operations } from '../../contract/operations.ts'
import { testMode } from '../adapters/wiring/settings.ts'
import { webhookDatabase } from '../adapters/wiring/webhook-database.ts'
import { sendingQueue } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { queueDelivery, testEndpoint } from '../usecases/webhooks/manage-deliveries.ts'

export const handler = endpoint(operations.testWebhookEndpoint, {
  wire: () => ({ ...webhookDatabase(), ...sendingQueue(), ...testMode() }),
  perform: (deps, { principal, endpointId }) => testEndpoint(deps, principal, endpointId),
  present: (deps, { endpointId }, receipt) => queueDelivery(deps, endpointId, receipt),
})
