import { DomainError } from '../../../domain/errors.ts'
import type { Clock, IdSource, KeptAnswers, RequestClaim } from '../../../domain/ports.ts'

interface KeyedRequest {
  /** Hash of the caller and the key; equal for all repetitions. */
  readonly requestId: string
  /** Hash of the route and the body. A different value means a different request. */
  readonly digest: string
}

/** Context of a request with an Idempotency-Key: its change and its answer are written in one transaction. */
export interface Answering {
  readonly claim?: RequestClaim
  /** An earlier run of the same request gave no answer. Its effects may exist already. */
  readonly isRepeated?: boolean
}

interface Once {
  readonly answers: KeptAnswers
  readonly clock: Clock
  readonly newId: IdSource
}

export function stillUnderWay(): DomainError {
  return new DomainError(
    'TOO_MANY_REQUESTS',
    'The first request with this Idempotency-Key is still under way.',
  )
}

/**
 * Executes a request once and answers its repetitions with the first answer. `patienceMs`: time after which a run
 * without an answer counts as crashed. A run that counts as crashed can't commit any more: its change needs its claim.
 * A refusal is not stored: the same key may succeed later.
 */
export async function answerOnce<T>(
  { answers, clock, newId }: Once,
  request: KeyedRequest,
  patienceMs: number,
  run: (answering: Answering) => Promise<T>,
): Promise<T> {
  const begun = await answers.begin(request, { runId: newId(), at: clock(), patienceMs })
  if (begun.state === 'ANSWERED') return begun.result as T
  if (begun.state === 'REUSED') {
    throw new DomainError('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request.')
  }
  if (begun.state === 'UNDER_WAY') throw stillUnderWay()
  const { claim, isRepeated } = begun
  try {
    const result = await run({ claim, isRepeated })
    await answers.keep(claim, result)
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
