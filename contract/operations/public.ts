import { healthSchema, openApiSchema } from '../public.ts'
import type { Operation } from './operation.ts'

/** Routes that need no token. */
export const publicOperations = {
  health: {
    method: 'GET',
    path: '/v1/health',
    who: 'anyone',
    summary: 'Reports whether the service is available.',
    status: 200,
    answer: healthSchema,
    problems: [],
    grants: [],
  },
  openapi: {
    method: 'GET',
    path: '/v1/openapi.json',
    who: 'anyone',
    summary: 'Returns this OpenAPI document.',
    status: 200,
    answer: openApiSchema,
    problems: [],
    grants: [],
  },
} as const satisfies Record<string, Operation>
