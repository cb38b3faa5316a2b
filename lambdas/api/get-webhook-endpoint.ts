import * as operations from '../../contract/operations/webhooks.ts'
import { webhooks } from '../adapters/wiring/webhooks.ts'
import { endpoint } from '../http/endpoint.ts'
import { findEndpoint } from '../usecases/webhooks/manage-endpoints.ts'

export const handler = endpoint(operations.getWebhookEndpoint, {
  wire: webhooks,
  perform: (deps, { endpointId }) => findEndpoint(deps, endpointId),
})
