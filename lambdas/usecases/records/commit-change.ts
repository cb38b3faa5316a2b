import { DomainError } from '../../../domain/errors.ts'
import type { BackOff, Change, Records } from '../../../domain/ports.ts'
import { type AnswerContext, stillUnderWay } from '../access/answer-once.ts'

const maximumTries = 12

/** Dependencies of use cases that write: they wait before they repeat a lost race. */
export interface CommitDependencies {
  readonly records: Records
  readonly backOff: BackOff
}

/**
 * Reads, decides and writes, and repeats all three after a concurrent change. `decide` reads again each time. It
 * returns the change with the result, or a result alone if there is nothing to change.
 */
export async function commitChange<T>(
  { records, backOff }: CommitDependencies,
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
    if (committed === 'ENDPOINT_LIMIT_REACHED') {
      throw new DomainError(
        'WEBHOOK_ENDPOINT_LIMIT_REACHED',
        'There are as many webhook endpoints as there may be.',
      )
    }
    await backOff(tries)
  }
  throw new DomainError('TOO_MANY_REQUESTS', 'Too many changes at once. Try again in a moment.')
}

/**
 * The same for a change that answers a request. The answer is stored in the change's transaction, so that a repeated
 * request gets it after any crash. `kept`: the part of the result to store.
 */
export async function commitAnswer<T>(
  deps: CommitDependencies & AnswerContext,
  decide: () => Promise<{ change?: Change; result: T }>,
  kept: (result: T) => unknown = result => result,
): Promise<T> {
  const { claim, onAnswerStored } = deps
  if (claim === undefined) return commitChange(deps, decide)
  let isStored = false
  const result = await commitChange(deps, async () => {
    const decided = await decide()
    isStored = decided.change !== undefined
    return decided.change === undefined
      ? decided
      : { ...decided, change: { ...decided.change, answer: { claim, result: kept(decided.result) } } }
  })
  if (isStored) onAnswerStored?.()
  return result
}
