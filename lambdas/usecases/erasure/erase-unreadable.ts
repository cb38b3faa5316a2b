import type { Account } from '../../../domain/account.ts'
import { type Application, certificateHashOf } from '../../../domain/application.ts'
import type { Actor } from '../../../domain/audit.ts'
import { auditEntry, hasPlace, without } from '../../../domain/change.ts'
import { accountStatusWith } from '../../../domain/lifecycle.ts'
import { newAct } from '../access/people.ts'
import { commitChange } from '../records/commit-change.ts'
import { findReadableBeside } from '../records/find-application.ts'
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
    const beside = account && (await findReadableBeside(records, account, applicationId))
    const isShared = beside !== undefined && hasPlace(beside) && certificateHashOf(beside) === certificateHash
    const act = newAct(deps, by.role, by.id)
    const after = account && withoutApplication(account, applicationId, beside, act.at)
    return {
      change: {
        ...(account === undefined || after === undefined ? {} : { account: { before: account, after } }),
        ...(certificateHash === undefined || isShared
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

/** Undefined: it is none of the account's present applications. `beside`: the other one, if it is readable. */
function withoutApplication(
  account: Account,
  applicationId: string,
  beside: Application | undefined,
  at: string,
): Account | undefined {
  const next = { updatedAt: at, version: account.version + 1 }
  if (account.renewalApplicationId === applicationId) {
    return { ...without(account, 'renewalApplicationId'), ...next }
  }
  if (account.currentApplicationId !== applicationId) return undefined
  const rest = { ...without(account, 'currentApplicationId', 'certificate', 'renewalApplicationId'), ...next }
  return beside === undefined
    ? { ...rest, authenticationStatus: 'UNAUTHENTICATED' }
    : {
        ...rest,
        authenticationStatus: accountStatusWith(beside.status),
        currentApplicationId: beside.applicationId,
      }
}
