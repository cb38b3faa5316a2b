import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { errorCodeNames, fieldCodeNames } from '../domain/errors.ts'

export const problemContentType = 'application/problem+json'

export const fieldCodeSchema = buildOnce(() => z.enum([...fieldCodeNames, ...errorCodeNames]))

export const problemSchema = buildOnce(() =>
  z
    .object({
      type: z.string(),
      title: z.string(),
      status: z.int(),
      code: z.enum(errorCodeNames),
      detail: z.string(),
      errors: z
        .array(z.object({ pointer: z.string(), code: fieldCodeSchema(), message: z.string() }))
        .optional()
        .meta({ description: 'Each problem with its RFC 6901 pointer into the request body.' }),
    })
    .meta({ id: 'Problem', description: 'RFC 9457 problem details with a stable code.' }),
)

export type Problem = z.infer<ReturnType<typeof problemSchema>>
