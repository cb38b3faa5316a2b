import type { Operation } from '../../../contract/operations/operation.ts'
import type { Directory } from '../../../domain/ports.ts'
import { chain, type Endpoint, type Surroundings } from '../../../lambdas/http/chain.ts'
import { idempotency } from '../../../lambdas/http/idempotency.ts'

/** A directory with every user enabled and in every role. */
export const allEnabled: Directory = {
  isEnabled: async () => true,
  hasRole: async () => true,
  accountIdsOf: async () => [],
  emailOf: async () => undefined,
}

/** The handler of an operation on a stage without an edge. By default all staff are enabled. */
export function handlerOf<O extends Operation, D, R>(
  operation: O,
  description: Endpoint<O, D, R>,
  surroundings: Partial<Surroundings> = {},
) {
  return chain(operation, description, {
    edgeSecrets: () => [],
    directory: async () => allEnabled,
    idempotency: async () => idempotency(operation),
    ...surroundings,
  })
}
