import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Digest } from '../../domain/audit-chain.ts'
import type { BackOff, Clock, IdSource, SecretSource } from '../../domain/ports.ts'
import { secretPrefix } from '../../domain/webhooks.ts'

export const systemClock: Clock = () => new Date().toISOString()

export const randomId: IdSource = () => randomUUID()

export const randomSecret: SecretSource = () => randomBytes(32).toString('base64url')

/** 32 random bytes, as Standard Webhooks writes them. */
export const newWebhookSecret = (): string => `${secretPrefix}${randomBytes(32).toString('base64')}`

/** Full jitter up to 20 ms doubled with each try, at most 640 ms. */
export const jitteredBackOff: BackOff = async tries => {
  await wait(randomInt(1, 20 * 2 ** Math.min(tries, 5)))
}

/** SHA-256, base64. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64')
}

export const digestOfText: Digest = text => sha256(Buffer.from(text, 'utf8'))
