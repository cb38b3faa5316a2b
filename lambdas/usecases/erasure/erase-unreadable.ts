import type { Account } from '../../../domain/account.ts'
import type { Actor } from '../../../domain/audit.ts'
import { auditEntry, without } from '../../../domain/change.ts'
import { newAct } from '../access/people.ts'
import { commitChange } from '../records/commit-change.ts'
import type { ErasureDependencies } from './erasure-steps.ts'

/**
 * Erases an application with unreadable items by its keys: its files, its place at the certificate and all attributes
 * of its items. If it was the account's current application, the account then has none. It may be stopped anywhere and
 * repeated: the attributes are removed last, because they lead to the rest.
 */
export async function eraseUnreadable(
  deps: ErasureDependencies,
  accountId: string,
  applicationId: string,
  by: Actor,
): Promise<void> {
  const { records, files } = deps
  await files.erase(applicationId)
  const { certificateHash, contentHashes } = await records.hashesOf(applicationId)
  await commitChange<void>(deps, async () => {
    const account = await records.account(accountId)
    const act = newAct(deps, by.role, by.id)
    return {
      change: {
        ...(account?.currentApplicationId === applicationId
          ? { account: { before: account, after: withoutCurrent(account, act.at) } }
          : {}),
        ...(certificateHash === undefined
          ? {}
          : { certificate: { action: 'release', hash: certificateHash, accountId } as const }),
        forgottenContents: contentHashes.map(hash => ({ hash, accountId })),
        audit: auditEntry(act, accountId, 'application.erase-personal-fields', {
          applicationId,
          details: { unreadable: true },
        }),
      },
      result: undefined,
    }
  })
  if (certificateHash !== undefined) await records.deleteEmptyPlace(certificateHash)
  await records.blank(applicationId, deps.clock())
}

function withoutCurrent(account: Account, at: string): Account {
  return {
    ...without(account, 'currentApplicationId'),
    authenticationStatus: 'UNAUTHENTICATED',
    updatedAt: at,
    version: account.version + 1,
  }
}
