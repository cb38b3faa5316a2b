import type { Endpoint } from './endpoint.ts'
import { idempotency } from './idempotency.ts'
import { type OfStaff, staffEndpoint } from './staff-endpoint.ts'

/** The same for a POST: a kept answer, too, is for those alone who are still enabled. */
export function staffCommand<O extends OfStaff & { method: 'POST' }, D, R>(
  operation: O,
  description: Endpoint<O, D, R>,
) {
  return staffEndpoint(operation, description, idempotency())
}
