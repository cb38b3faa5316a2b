import { createHash, timingSafeEqual } from 'node:crypto'
import { edgeHeader } from '../../contract/headers.ts'
import { DomainError } from '../../domain/errors.ts'
import type { HttpEvent } from './request.ts'

/** Refuses requests that bypass the edge and its firewall. A stage without secrets has no edge. */
export function assertThroughEdge(event: HttpEvent, secrets: readonly string[]): void {
  if (secrets.length === 0) return
  const sentSecret = digestOf(event.headers[edgeHeader] ?? '')
  // Every secret is compared in constant time.
  const matches = secrets.filter(secret => timingSafeEqual(sentSecret, digestOf(secret)))
  if (matches.length === 0) {
    throw new DomainError('FORBIDDEN', 'The API takes calls at its public address only.')
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
