import { DomainError } from '../../../domain/errors.ts'
import type { Clock, IdSource, KeptAnswers, KeyedRequest, RequestClaim } from '../../../domain/ports.ts'

/** Context of a request with an Idempotency-Key: its change and its answer are written in one transaction. */
export interface AnswerContext {
  readonly claim?: RequestClaim
  /** An earlier run of the same request gave no answer. Its effects may exist already. */
  readonly isRepeated?: boolean
  /** Called when the answer was stored with the change. */
  readonly onAnswerStored?: () => void
}

interface Once {
  readonly answers: KeptAnswers
  readonly clock: Clock
  readonly newId: IdSource
  /**
   * The work is more than one transaction, so a run claims the request before it begins. Otherwise the one transaction
   * claims it: it writes change and answer on condition that no other run of the request has been answered.
   */
  readonly isInSteps?: boolean
}

export function stillUnderWay(): DomainError {
  return new DomainError(
    'TOO_MANY_REQUESTS',
    'The first request with this Idempotency-Key is still under way.',
  )
}

/**
 * Executes a request once and answers its repetitions with the first answer. `patienceMs`: time after which a run with a
 * claim and without an answer counts as crashed. A run that counts as crashed can't commit any more: its change needs its
 * claim. A refusal is not stored: the same key may succeed later. The change of another run of the same request can be the
 * reason of a refusal, so the answer of that run is looked for first.
 */
export async function answerOnce<T>(
  { answers, clock, newId, isInSteps = false }: Once,
  request: KeyedRequest,
  patienceMs: number,
  run: (answerContext: AnswerContext) => Promise<T>,
): Promise<T> {
  const thisRun = { runId: newId(), at: clock(), patienceMs }
  const beginning = await (isInSteps ? answers.begin(request, thisRun) : answers.look(request, thisRun))
  if (beginning.state === 'ANSWERED') return beginning.result as T
  if (beginning.state === 'REUSED') {
    throw new DomainError('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request.')
  }
  if (beginning.state === 'UNDER_WAY') throw stillUnderWay()
  const { claim, isRepeated } = beginning
  let isStored = false
  const onAnswerStored = () => {
    isStored = true
  }
  try {
    const result = await run({ claim, isRepeated, onAnswerStored })
    if (!isStored) await answers.keep(claim, result)
    return result
  } catch (error) {
    const kept = await releaseAfter(error, answers, claim)
    // The work may have failed or timed out after its change was committed.
    if (kept !== undefined) return kept.result as T
    throw error
  }
}

/**
 * Releases the claim of a request that failed. If the release fails too, the claim expires by itself and the first error is
 * reported. A refusal is not reported then, because a repeated request would be refused for another reason.
 */
async function releaseAfter(
  error: unknown,
  answers: KeptAnswers,
  claim: RequestClaim,
): Promise<{ readonly result: unknown } | undefined> {
  try {
    return await answers.release(claim)
  } catch (failure) {
    throw error instanceof DomainError ? failure : error
  }
}
