import type { Operation } from '../../contract/operations/operation.ts'
import { directory } from '../adapters/wiring/directory.ts'
import { assertStillEnabled, assertStillHasRole } from '../usecases/assert-still-enabled.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { always, type Once } from './once.ts'

export type OfStaff = Operation & { who: 'reviewer' | 'operator'; tokenSuffices?: never }

/** The endpoint of a reviewer's or an operator's call that asks first whether their account is still enabled. */
export function staffEndpoint<O extends OfStaff, D, R>(
  operation: O,
  description: Endpoint<O, D, R>,
  once: Once = always,
) {
  let wired: ReturnType<typeof directory> | undefined
  return endpoint(operation, description, {
    once,
    admit: async principal => {
      wired ??= directory()
      await assertStillEnabled(wired, principal)
      if (operation.asksForRole === true) await assertStillHasRole(wired, principal, operation.who)
    },
  })
}
