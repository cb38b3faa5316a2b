import { isStanding } from '../../../domain/application.ts'
import { isOpen } from '../../../domain/lifecycle.ts'
import { listedApplicationsOf } from '../records/all-applications.ts'
import type { ErasureDependencies } from './erasure-steps.ts'

/**
 * Replaces an unreadable account item by its readable attributes, so that the account can be erased. If the item does
 * not name the current application, it is searched among the account's applications. An open one that can be read is never
 * omitted: the erasure has to end it. Unreadable ones are erased by their keys, whether or not the account names them.
 */
export async function mendAccount(
  { records, clock }: Pick<ErasureDependencies, 'records' | 'clock'>,
  accountId: string,
): Promise<void> {
  const remains = await records.remainsOfAccount(accountId, clock())
  if (remains === undefined) return
  const {
    currentApplicationId: storedId,
    renewalApplicationId: _stored,
    certificate: _its,
    authenticationStatus,
    ...rest
  } = remains
  const { readable, unreadable } = await listedApplicationsOf(records, accountId, remains)
  const found = readable.map(({ application }) => application)
  const lost = unreadable
    .filter(({ erasedAt }) => erasedAt === undefined)
    .map(({ applicationId }) => applicationId)
  const open = found.find(({ status }) => isOpen(status))?.applicationId
  const hasLostStanding =
    authenticationStatus === 'AUTHENTICATED' && storedId !== undefined && lost.includes(storedId)
  const standing = found.find(isStanding)?.applicationId ?? (hasLostStanding ? storedId : undefined)
  const latest = open ?? lost.find(applicationId => applicationId !== standing)
  if (standing !== undefined) {
    await records.mendAccount({
      ...rest,
      authenticationStatus: 'AUTHENTICATED',
      currentApplicationId: standing,
      ...(latest === undefined ? {} : { renewalApplicationId: latest }),
    })
    return
  }
  await records.mendAccount(
    latest === undefined
      ? { ...rest, authenticationStatus: 'UNAUTHENTICATED' }
      : { ...rest, authenticationStatus, currentApplicationId: latest },
  )
}
