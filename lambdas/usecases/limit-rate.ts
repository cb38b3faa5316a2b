import { DomainError } from '../../domain/errors.ts'
import type { Clock, Rates } from '../../domain/ports.ts'
import { type RateLimits, type RateName, rateCountAt, rates, secondsUntilNext } from '../../domain/rates.ts'

export interface RateLimiting {
  readonly clock: Clock
  readonly rates: Rates
  readonly rateLimits: RateLimits
}

function tooMany(rate: RateName, seconds: number): DomainError {
  return new DomainError('TOO_MANY_REQUESTS', rates[rate].refusal, [], seconds)
}

/** Counts one more of it, or refuses until the next window begins. */
export async function takeRate(deps: RateLimiting, accountId: string, rate: RateName): Promise<void> {
  const now = deps.clock()
  const count = rateCountAt(rate, accountId, now)
  if (!(await deps.rates.take(count, deps.rateLimits[rate])))
    throw tooMany(rate, secondsUntilNext(count, now))
}

/** Refuses when nothing is left of it; counts nothing. */
export async function assertRateLeft(deps: RateLimiting, accountId: string, rate: RateName): Promise<void> {
  const now = deps.clock()
  const count = rateCountAt(rate, accountId, now)
  if ((await deps.rates.taken(count)) >= deps.rateLimits[rate])
    throw tooMany(rate, secondsUntilNext(count, now))
}
