import { DomainError } from '../../../domain/errors.ts'
import type { Clock, IdSource, KeptAnswers, RequestClaim } from '../../../domain/ports.ts'

interface KeyedRequest {
  /** The same for every repetition: of the caller and the key. */
  readonly requestId: string
  /** Tells another route or body. */
  readonly digest: string
}

/** What the work of a request with an Idempotency-Key is given: its change is written together with the answer. */
export interface Answering {
  readonly claim?: RequestClaim
  /** A run of the same request ended without an answer, or died: what it did may be found done. */
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
 * Does the work of a request once, and answers its repetitions with the first answer. `patienceMs`: how long a run can
 * take; after that it is taken for dead. A run that was taken for dead can't commit any more: its change is
 * conditional on its claim. A refusal is not kept: the same key may succeed later.
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
    // The work may have failed, or run out of time, after its change was committed.
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
