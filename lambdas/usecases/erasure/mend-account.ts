import { isOpen } from '../../../domain/lifecycle.ts'
import { listedApplicationsOf } from '../records/all-applications.ts'
import type { ErasureDependencies } from './erasure-steps.ts'

/**
 * Replaces an unreadable account item by its readable attributes, so that the account can be erased. If the item does
 * not name the current application, it is searched among the account's applications.
 */
export async function mendAccount(
  { records, clock }: Pick<ErasureDependencies, 'records' | 'clock'>,
  accountId: string,
): Promise<void> {
  const remains = await records.remainsOfAccount(accountId, clock())
  if (remains === undefined) return
  const { currentApplicationId: storedId, ...rest } = remains
  const { readable, unreadable } = await listedApplicationsOf(records, accountId, storedId)
  const candidates = [
    ...readable
      .map(({ application }) => application)
      .filter(({ status }) => isOpen(status) || status === 'APPROVED'),
    ...unreadable.filter(({ erasedAt }) => erasedAt === undefined),
  ].map(({ applicationId }) => applicationId)
  const current = storedId !== undefined && candidates.includes(storedId) ? storedId : candidates[0]
  await records.mendAccount(
    current === undefined
      ? { ...rest, authenticationStatus: 'UNAUTHENTICATED' }
      : { ...rest, currentApplicationId: current },
  )
}
