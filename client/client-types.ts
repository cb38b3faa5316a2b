import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import { openApiDocument } from '../contract/openapi.ts'

export const typesFile = fileURLToPath(new URL('api-types.ts', import.meta.url))

const header = '// Made from the OpenAPI document by `npm run client`. Do not edit.\n\n'

/** The types of every request and answer, as TypeScript. */
export async function clientTypes(): Promise<string> {
  const document = JSON.parse(JSON.stringify(openApiDocument({ testMode: true })))
  // A field with a default can be left out of a request.
  return header + astToString(await openapiTS(document, { defaultNonNullable: false }))
}
