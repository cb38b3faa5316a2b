import { DomainError } from '../../../domain/errors.ts'
import type { BackOff, Change, Records } from '../../../domain/ports.ts'
import { type Answering, stillUnderWay } from '../access/answer-once.ts'

const maximumTries = 12

/** What every use case that writes needs to get out of other writers' way. */
export interface Committing {
  readonly records: Records
  readonly backOff: BackOff
}

/**
 * Reads, decides and writes, as often as somebody else was faster. `decide` reads afresh each time and returns the
 * change with the result it leads to, or a result alone when there is nothing (any more) to change.
 */
export async function commitChange<T>(
  { records, backOff }: Committing,
  decide: () => Promise<{ change?: Change; result: T }>,
): Promise<T> {
  for (let tries = 1; tries <= maximumTries; tries += 1) {
    const { change, result } = await decide()
    if (change === undefined) return result
    const committed = await records.commit(change)
    if (committed === 'COMMITTED') return result
    if (committed === 'CLAIM_LOST') throw stillUnderWay()
    if (committed === 'QUOTA_EXCEEDED') {
      throw new DomainError(
        'CERTIFICATE_QUOTA_EXCEEDED',
        'This certificate number already authenticates as many accounts as it may.',
      )
    }
    await backOff(tries)
  }
  throw new DomainError('TOO_MANY_REQUESTS', 'Too many changes at once. Try again in a moment.')
}

/**
 * The same for the change that a request is answered by. The answer is kept with the change, in one transaction, so that a
 * repeated request gets it whatever became of the first run. `kept`: of the result what may be kept.
 */
export async function commitAnswer<T>(
  deps: Committing & Answering,
  decide: () => Promise<{ change?: Change; result: T }>,
  kept: (result: T) => unknown = result => result,
): Promise<T> {
  const { claim } = deps
  return commitChange(deps, async () => {
    const decided = await decide()
    const { change, result } = decided
    return change === undefined || claim === undefined
      ? decided
      : { change: { ...change, answer: { claim, result: kept(result) } }, result }
  })
}
