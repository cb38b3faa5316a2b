import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import {
  type ErrorCode,
  errorCodeNames,
  errorCodes,
  type FieldError,
  fieldCodeNames,
  fieldCodes,
} from '../domain/errors.ts'
import { describeValues } from './fields.ts'

export const problemContentType = 'application/problem+json'

export const fieldCodeSchema = buildOnce(() =>
  z.enum([...fieldCodeNames, ...errorCodeNames]).meta({
    description: `The problem’s own code, or:\n${describeValues(Object.entries(fieldCodes))}`,
  }),
)

export const problemSchema = buildOnce(() =>
  z
    .object({
      type: z.string(),
      title: z.string(),
      status: z.int(),
      code: z.enum(errorCodeNames).meta({
        description: describeValues(errorCodeNames.map(name => [name, errorCodes[name].meaning])),
      }),
      detail: z.string(),
      errors: z
        .array(z.object({ pointer: z.string(), code: fieldCodeSchema(), message: z.string() }))
        .optional()
        .meta({ description: 'Each problem with its RFC 6901 pointer into the request body.' }),
    })
    .meta({ id: 'Problem', description: 'RFC 9457 problem details with a stable code.' }),
)

export type Problem = z.infer<ReturnType<typeof problemSchema>>

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
}

/** The body of a refusal with this code. */
export function problemOf(code: ErrorCode, detail: string, errors: readonly FieldError[] = []): Problem {
  const { status } = errorCodes[code]
  return {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    code,
    detail,
    ...(errors.length > 0 ? { errors: errors.map(entry => ({ ...entry })) } : {}),
  }
}
