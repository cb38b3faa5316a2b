import { openApiDocument } from '../../contract/openapi.ts'
import * as operations from '../../contract/operations/public.ts'
import { testMode } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'

export const handler = endpoint(operations.openapi, {
  wire: () => openApiDocument(testMode()),
  perform: async document => document,
})
