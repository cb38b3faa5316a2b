import { eventTypeCatalogue } from '../../contract/event-types.ts'
import { operations } from '../../contract/operations.ts'
import { endpoint } from '../http/endpoint.ts'

export const handler = endpoint(operations.listEventTypes, {
  wire: () => ({}),
  perform: async () => eventTypeCatalogue(),
})
