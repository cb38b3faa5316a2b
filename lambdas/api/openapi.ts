import { openApiDocument } from '../../contract/openapi.ts'
import { operations } from '../../contract/operations.ts'
import { endpoint } from '../http/endpoint.ts'

export const handler = endpoint(operations.openapi, {
  wire: openApiDocument,
  perform: async document => document,
})
