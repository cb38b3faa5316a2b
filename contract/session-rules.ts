import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { longestSessionHours } from '../domain/policy.ts'

/** How long a stage's sessions live, and where their pages may go back to. */
export const sessionRulesSchema = buildOnce(() =>
  z.strictObject({
    hours: z.int().min(1).max(longestSessionHours),
    returnOrigins: z.array(z.string()),
    /** Whether pages may also go back to programs of the user's own machine, by HTTP. */
    allowLoopback: z.boolean(),
  }),
)

export type SessionRules = z.output<ReturnType<typeof sessionRulesSchema>>
