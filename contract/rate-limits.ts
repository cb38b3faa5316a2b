import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { rates } from '../domain/policy.ts'
import type { RateName } from '../domain/rates.ts'

type Limit = z.ZodDefault<z.ZodInt>

/** An account's limit for each action in its time window. */
export const rateLimitsSchema = buildOnce(() =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(rates).map(([name, { atMost }]): [string, Limit] => [
        name,
        z.int().min(1).default(atMost),
      ]),
    ) as Record<RateName, Limit>,
  ),
)
