import type { Account } from '../../domain/account.ts'
import type { Records } from '../../domain/ports.ts'
import { UnreadableItem } from '../../lambdas/adapters/dynamodb/stored.ts'

/** The account of an examined record. One damaged item must not stop a restore. */
export async function storedAccount(
  records: Pick<Records, 'account'>,
  accountId: string,
): Promise<Account | undefined | 'UNREADABLE'> {
  try {
    return await records.account(accountId)
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error
    return 'UNREADABLE'
  }
}
