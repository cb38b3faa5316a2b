import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { errorCodeNames, errorCodes, fieldCodeNames, fieldCodes } from '../domain/errors.ts'
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
