import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { applicationIdSchema, instantSchema } from './fields.ts'

/**
 * Inputs of the steps from the state machines: ids, counts and times only. Unknown fields are ignored, because during a
 * deployment an execution may run by a newer definition than its step.
 */
export const attemptInputSchema = buildOnce(() =>
  z.object({
    applicationId: applicationIdSchema(),
    attempt: z.int().min(1),
  }),
)

/** Absent in watches of an earlier version, which could not move deadlines: they watch the first revision. */
export const watchInputSchema = buildOnce(() =>
  attemptInputSchema().extend({ revision: z.int().min(0).default(0) }),
)

export const overdueInputSchema = buildOnce(() => watchInputSchema().extend({ dueAt: instantSchema() }))

export const expiryWarningInputSchema = buildOnce(() =>
  attemptInputSchema().extend({ remainingSeconds: z.int().min(1) }),
)

export const rescheduleInputSchema = buildOnce(() => z.object({ cursor: z.string().optional() }))

export const parkInputSchema = buildOnce(() => attemptInputSchema().extend({ error: z.string().max(256) }))
