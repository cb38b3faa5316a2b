import { DomainError } from '../../../domain/errors.ts'
import type { Clock, Rates } from '../../../domain/ports.ts'
import {
  type RateCount,
  type RateLimits,
  type RateName,
  rateCountAt,
  rateRefusals,
  secondsUntilNext,
} from '../../../domain/rates.ts'

export interface RateLimiting {
  readonly clock: Clock
  readonly rates: Rates
  readonly rateLimits: RateLimits
}

function tooMany(rate: RateName, seconds: number): DomainError {
  return new DomainError('TOO_MANY_REQUESTS', rateRefusals[rate], [], seconds)
}

/** Increments the count and returns it, or refuses the request until the next window begins. */
export async function takeRate(deps: RateLimiting, accountId: string, rate: RateName): Promise<RateCount> {
  const now = deps.clock()
  const count = rateCountAt(rate, accountId, now)
  if (!(await deps.rates.take(count, deps.rateLimits[rate])))
    throw tooMany(rate, secondsUntilNext(count, now))
  return count
}
