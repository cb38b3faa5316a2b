import * as operations from '../../contract/operations/webhooks.ts'
import { sendingQueue, webhookDatabase } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { queueDelivery, redeliver } from '../usecases/webhooks/manage-deliveries.ts'

export const handler = endpoint(operations.redeliverWebhook, {
  wire: () => ({ ...webhookDatabase(), ...sendingQueue() }),
  perform: (deps, { principal, endpointId, deliveryId }) =>
    redeliver(deps, principal, endpointId, deliveryId),
  present: (deps, { endpointId }, receipt) => queueDelivery(deps, endpointId, receipt),
})
