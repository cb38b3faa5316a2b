import * as operations from '../../contract/operations/webhooks.ts'
import { webhooks } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { listDeliveries } from '../usecases/webhooks/manage-deliveries.ts'

export const handler = endpoint(operations.listWebhookDeliveries, {
  wire: webhooks,
  perform: (deps, { endpointId, query }) => listDeliveries(deps, endpointId, query),
})
