import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { longestSessionHours } from '../domain/policy.ts'

/** The lifetime of a stage's sessions, and the origins to which their pages may return. */
export const sessionRulesSchema = buildOnce(() =>
  z.strictObject({
    hours: z.int().min(1).max(longestSessionHours),
    returnOrigins: z.array(z.string()),
    /** Whether pages may also return to HTTP servers on the user's own machine. */
    allowLoopback: z.boolean(),
  }),
)

export type SessionRules = z.output<ReturnType<typeof sessionRulesSchema>>
