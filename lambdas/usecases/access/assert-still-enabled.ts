import { DomainError } from '../../../domain/errors.ts'
import type { Directory } from '../../../domain/ports.ts'
import type { StaffRole } from '../../../domain/roles.ts'
import type { Principal } from './people.ts'

/**
 * Checks in the directory, before an irreversible action, that the caller is still in the group that the token names.
 * The token stays valid for some time after a removal from the group.
 */
export async function assertStillHasRole(
  { directory }: { directory: Directory },
  { userName }: Principal,
  role: StaffRole,
): Promise<void> {
  if (userName === undefined || (await directory.hasRole(userName, role))) return
  throw new DomainError('FORBIDDEN', 'This is not open to the caller.')
}

/**
 * Refuses a caller who was disabled or deleted after the token was issued. A failure of the directory is an error, and
 * the action is not done. A reviewing system is not in the directory: its tokens expire.
 */
export async function assertStillEnabled(
  { directory }: { directory: Directory },
  { userName }: Principal,
): Promise<void> {
  if (userName === undefined || (await directory.isEnabled(userName))) return
  throw new DomainError('ACCOUNT_DISABLED', 'This account was disabled or deleted.')
}
