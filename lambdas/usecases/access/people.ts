import type { Act } from '../../../domain/change.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { Clock, IdSource } from '../../../domain/ports.ts'
import type { ActorRole, StaffRole } from '../../../domain/roles.ts'

/** Who is calling, as the access token says. */
export interface Principal {
  readonly accountId: string
  readonly roles: readonly StaffRole[]
  /** Where the identity provider says the account is registered; counts only until the account exists. */
  readonly registrationRegion?: string
  /** What the identity provider's directory knows a person by; a reviewing system stands in none. */
  readonly userName?: string
}

/** An operator's own account is for another operator: they would judge themselves, or see how their review goes. */
export function assertNotOwnAccount(operator: Principal, accountId: string): void {
  if (operator.accountId === accountId) {
    throw new DomainError('OWN_APPLICATION', 'Your own account is for another operator.')
  }
}

export interface Acting {
  readonly clock: Clock
  readonly newId: IdSource
}

/** An act of now; the audit id begins with the time so that the trail sorts by it. */
export function act({ clock, newId }: Acting, role: ActorRole, id: string): Act {
  const at = clock()
  return { actor: { role, id }, at, auditId: `${at}#${newId()}` }
}
