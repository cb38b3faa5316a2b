import * as z from 'zod'
import { buildOnce } from '../../domain/build-once.ts'
import type { Operation } from './operation.ts'

const healthSchema = buildOnce(() =>
  z
    .object({
      status: z.literal('ok'),
      testMode: z
        .literal(true)
        .optional()
        .meta({ description: 'The stage is in test mode: programs may decide applications.' }),
    })
    .meta({ id: 'Health' }),
)

const openApiSchema = buildOnce(() => z.record(z.string(), z.unknown()))

export const health = {
  method: 'GET',
  path: '/v1/health',
  who: 'anyone',
  summary: 'Report whether the service is available',
  status: 200,
  answer: healthSchema,
  problems: [],
  grants: [],
  settings: ['testMode'],
} as const satisfies Operation

export const openapi = {
  method: 'GET',
  path: '/v1/openapi.json',
  who: 'anyone',
  summary: 'Return this OpenAPI document',
  status: 200,
  answer: openApiSchema,
  problems: [],
  grants: [],
  settings: ['testMode'],
} as const satisfies Operation

/** Routes that need no token. */
export const publicOperations = {
  health,
  openapi,
} as const
