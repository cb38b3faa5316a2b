import * as operations from '../../contract/operations/public.ts'
import { testMode } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'

export const handler = endpoint(operations.health, {
  wire: testMode,
  perform: async ({ testMode }) => ({ status: 'ok', ...(testMode ? { testMode } : {}) }),
})
