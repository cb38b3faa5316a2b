import { operations } from '../../contract/operations.ts'
import { endpoint } from '../http/endpoint.ts'

export const handler = endpoint(operations.health, {
  wire: () => undefined,
  perform: async () => ({ status: 'ok' }),
})
