import { createHash } from 'node:crypto'
import type { Context } from 'aws-lambda'
import type { Operation } from '../../contract/operations/operation.ts'
import { fieldRefusal } from '../../domain/errors.ts'
import { longestIdempotencyKey } from '../../domain/policy.ts'
import type { KeptAnswers, KeyedHash } from '../../domain/ports.ts'
import { randomId, systemClock } from '../adapters/system.ts'
import { withCleanupTime } from '../adapters/time-limit.ts'
import { keyedHash } from '../adapters/wiring/keys.ts'
import { keptAnswers } from '../adapters/wiring/records.ts'
import { type AnswerContext, answerOnce } from '../usecases/access/answer-once.ts'
import { bodyText, type HttpEvent } from './request.ts'

/**
 * Runs the work once for each caller, route and key. The result of `run` is stored, so it must be JSON without secrets. For an
 * operation that is not in steps, nothing is written before the change that `run` commits.
 */
export type Once = (
  event: HttpEvent,
  accountId: string,
  context: Context,
  run: (answerContext: AnswerContext) => Promise<unknown>,
) => Promise<unknown>

/** Honours the Idempotency-Key header. Its dependencies are built for the first request with a key. */
export function idempotency(operation: Pick<Operation, 'isInSteps'>): Once {
  const isInSteps = operation.isInSteps === true
  let wired: (ReturnType<typeof keyedHash> & ReturnType<typeof keptAnswers>) | undefined
  return async (event, accountId, context, run) => {
    const key = idempotencyKey(event)
    if (key === undefined) return run({})
    wired ??= { ...keyedHash(), ...keptAnswers() }
    const { keyedHash: hash, answers } = wired
    const request = {
      requestId: `request#${createHash('sha256').update(`${accountId}#${key}`).digest('base64')}`,
      // A keyed digest: from a plain hash, the name and number in a body could be guessed.
      digest: keyedDigest(hash, `${event.rawPath}\n${bodyText(event)}`),
    }
    const once = { answers: releasedInTime(answers), clock: systemClock, newId: randomId, isInSteps }
    return answerOnce(once, request, context.getRemainingTimeInMillis(), run)
  }
}

/** Releases a claim even after the timeout of the request. */
function releasedInTime(answers: KeptAnswers): KeptAnswers {
  return { ...answers, release: claim => withCleanupTime(() => answers.release(claim)) }
}

/** KMS accepts 4 KB for a MAC, so the text is hashed first. Only the keyed result is stored. */
function keyedDigest(hash: KeyedHash, text: string): Promise<string> {
  return hash.of(`idempotency|${createHash('sha256').update(text).digest('base64')}`)
}

function idempotencyKey(event: HttpEvent): string | undefined {
  const key = event.headers['idempotency-key']
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > longestIdempotencyKey) {
    throw fieldRefusal(
      'INVALID_FIELD',
      '/headers/Idempotency-Key',
      `A key has 1 to ${longestIdempotencyKey} visible ASCII characters.`,
    )
  }
  return key
}
