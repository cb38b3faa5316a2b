import { createHash, timingSafeEqual } from 'node:crypto'
import { edgeHeader } from '../../../contract/headers.ts'
import { DomainError } from '../../../domain/errors.ts'

type Headers = Readonly<Record<string, string | undefined>>

/** Tells requests that bypass the edge and its firewall. A stage without secrets has no edge. */
export function isThroughEdge(headers: Headers, secrets: readonly string[]): boolean {
  if (secrets.length === 0) return true
  const sentSecret = digestOf(headers[edgeHeader] ?? '')
  // Every secret is compared in constant time.
  return secrets.filter(secret => timingSafeEqual(sentSecret, digestOf(secret))).length > 0
}

export function notThroughEdge(): DomainError {
  return new DomainError('FORBIDDEN', 'The API takes calls at its public address only.')
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
