import type { Act } from '../../../domain/change.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { Clock, IdSource } from '../../../domain/ports.ts'
import type { ActorRole, StaffRole } from '../../../domain/roles.ts'

/** The caller, as stated by the access token. */
export interface Principal {
  readonly accountId: string
  readonly roles: readonly StaffRole[]
  /** The registration region from the identity provider. It is used only until the account has a region. */
  readonly registrationRegion?: string
  /** The person's name in the identity provider's directory. A reviewing system has none. */
  readonly userName?: string
  /** The session that the caller acts in; absent for people who signed in and for machines. */
  readonly sessionId?: string
}

/**
 * Another operator must act on an operator's own account. Otherwise operators could decide about themselves or read the
 * progress of their own review.
 */
export function assertNotOwnAccount(operator: Principal, accountId: string): void {
  if (operator.accountId === accountId) {
    throw new DomainError('OWN_APPLICATION', 'Your own account is for another operator.')
  }
}

export interface ActSources {
  readonly clock: Clock
  readonly newId: IdSource
}

/** Describes an action at the current time. The audit id begins with the time, by which the trail is sorted. */
export function newAct({ clock, newId }: ActSources, role: ActorRole, id: string): Act {
  const at = clock()
  return { actor: { role, id }, at, auditId: `${at}#${newId()}` }
}
