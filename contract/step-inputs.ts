import * as z from 'zod'
import { applicationIdSchema, instantSchema } from './fields.ts'

/** What the state machines hand to their steps: ids, counts and times only. */
export const attemptInputSchema = z.strictObject({
  applicationId: applicationIdSchema,
  attempt: z.int().min(1),
})

export const overdueInputSchema = attemptInputSchema.extend({ dueAt: instantSchema })

export const parkInputSchema = attemptInputSchema.extend({ error: z.string().max(256) })
