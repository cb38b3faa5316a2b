import type { Operation } from '../../contract/operations/operation.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { idempotency } from './idempotency.ts'

/** The endpoint of a POST: with an Idempotency-Key, what `perform` returned is kept and answered again for a day. */
export function command<O extends Operation & { method: 'POST' }, D, R>(
  operation: O,
  description: Endpoint<O, D, R>,
) {
  return endpoint(operation, description, { once: idempotency() })
}
