import { eventTypeCatalogue } from '../../contract/event-types.ts'
import * as operations from '../../contract/operations/webhooks.ts'
import { testMode } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'

export const handler = endpoint(operations.listEventTypes, {
  wire: testMode,
  perform: async deps => eventTypeCatalogue(deps),
})
