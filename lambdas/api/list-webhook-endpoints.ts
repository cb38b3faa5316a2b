import * as operations from '../../contract/operations/webhooks.ts'
import { webhooks } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { listEndpoints } from '../usecases/webhooks/manage-endpoints.ts'

export const handler = endpoint(operations.listWebhookEndpoints, {
  wire: webhooks,
  perform: deps => listEndpoints(deps),
})
