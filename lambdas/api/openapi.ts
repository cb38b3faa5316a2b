import { openApiDocument } from '../../contract/openapi.ts'
import { operations } from '../../contract/operations.ts'
import { testMode } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'

export const handler = endpoint(operations.openapi, {
  wire: () => openApiDocument(testMode()),
  perform: async document => document,
})
