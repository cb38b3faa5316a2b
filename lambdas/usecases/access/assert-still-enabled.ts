import { DomainError } from '../../../domain/errors.ts'
import type { Directory } from '../../../domain/ports.ts'
import type { StaffRole } from '../../../domain/roles.ts'
import type { Principal } from './people.ts'

/**
 * Before what can't be undone, the directory is asked whether the caller is still in the group that the token names: who
 * was put out of it has a token for a while yet.
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
 * A token tells how things were when it was issued; whoever was disabled or deleted since is refused. When the
 * directory can't be asked, that is an error, and nothing is done. A reviewing system is no user: its tokens end by
 * themselves.
 */
export async function assertStillEnabled(
  { directory }: { directory: Directory },
  { userName }: Principal,
): Promise<void> {
  if (userName === undefined || (await directory.isEnabled(userName))) return
  throw new DomainError('ACCOUNT_DISABLED', 'This account was disabled or deleted.')
}
