import { createHash } from 'node:crypto'
import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  IdempotencyInconsistentStateError,
  IdempotencyValidationError,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency'
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import { DomainError, fieldRefusal } from '../../domain/errors.ts'
import type { KeyedHash } from '../../domain/ports.ts'
import { readEnvironment } from '../adapters/environment.ts'
import { keyedHash } from '../adapters/wiring/keyed-hash.ts'
import type { Once } from './once.ts'
import { bodyText, type HttpEvent } from './request.ts'

const secondsInADay = 86_400

/** Built on first use: a call without an Idempotency-Key costs nothing. */
export function idempotency(): Once {
  let prepared: ReturnType<typeof prepare> | undefined
  return async (event, accountId, context, run) => {
    const key = idempotencyKey(event)
    if (key === undefined) return run()
    prepared ??= prepare()
    prepared.config.registerLambdaContext(context)
    // The digest is keyed: a plain hash of a body with a name and a number in it could be guessed.
    const digest = await prepared.digest(`${event.rawPath}\n${bodyText(event)}`)
    try {
      return await prepared.once({ key: `${accountId}#${key}`, digest }, run)
    } catch (error) {
      throw refusalOf(error)
    }
  }
}

function prepare() {
  const { IDEMPOTENCY_TABLE_NAME } = readEnvironment(['IDEMPOTENCY_TABLE_NAME'])
  const { keyedHash: hash } = keyedHash()
  const config = new IdempotencyConfig({
    eventKeyJmesPath: 'key',
    payloadValidationJmesPath: 'digest',
    expiresAfterSeconds: secondsInADay,
    throwOnNoIdempotencyKey: true,
    hashFunction: 'sha256',
  })
  const once = makeIdempotent(
    async (_request: { key: string; digest: string }, run: () => Promise<unknown>) => run(),
    {
      persistenceStore: new DynamoDBPersistenceLayer({ tableName: IDEMPOTENCY_TABLE_NAME }),
      config,
      keyPrefix: 'request',
      dataIndexArgument: 0,
    },
  )
  return { config, once, digest: (text: string) => keyedDigest(hash, text) }
}

/** A KMS MAC takes 4 KB at most; longer texts are reduced first, and only the keyed result is ever kept. */
function keyedDigest(hash: KeyedHash, text: string): Promise<string> {
  return hash.of(`idempotency|${createHash('sha256').update(text).digest('base64')}`)
}

function idempotencyKey(event: HttpEvent): string | undefined {
  const key = event.headers['idempotency-key']
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw fieldRefusal(
      'INVALID_FIELD',
      '/headers/Idempotency-Key',
      'A key has 1 to 255 visible ASCII characters.',
    )
  }
  return key
}

function refusalOf(error: unknown): unknown {
  if (error instanceof IdempotencyValidationError) {
    return new DomainError('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request.')
  }
  if (
    error instanceof IdempotencyAlreadyInProgressError ||
    error instanceof IdempotencyInconsistentStateError
  ) {
    return new DomainError(
      'TOO_MANY_REQUESTS',
      'The first request with this Idempotency-Key is still under way.',
    )
  }
  return error
}
