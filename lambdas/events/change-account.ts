import { accountChangedSchema } from '../../contract/account-changed.ts'
import { database } from '../adapters/wiring/records.ts'
import { logFailure, withoutMessage } from '../logging.ts'
import { changeAccount } from '../usecases/accounts/change-account.ts'

let wired: ReturnType<typeof database> | undefined

/** The account system told something. What can't be read or done is thrown, so that it ends in the dead-letter queue. */
export async function handler(event: unknown): Promise<void> {
  try {
    const told = accountChangedSchema().parse(event)
    wired ??= database()
    await changeAccount(wired, told)
  } catch (error) {
    logFailure('ACCOUNT_CHANGE_FAILED', error)
    throw withoutMessage(error)
  }
}
