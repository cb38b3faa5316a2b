import { accountChangedSchema } from '../../contract/bus-events.ts'
import { database } from '../adapters/wiring/records.ts'
import { logFailure, withoutMessage } from '../logging.ts'
import { changeAccount } from '../usecases/accounts/change-account.ts'

let wired: ReturnType<typeof database> | undefined

/** Applies an `account.changed` event. Errors are thrown, so that the event is retried and then becomes a dead letter. */
export async function handler(event: unknown): Promise<void> {
  try {
    const change = accountChangedSchema().parse(event)
    wired ??= database()
    await changeAccount(wired, change)
  } catch (error) {
    logFailure('ACCOUNT_CHANGE_FAILED', error)
    throw withoutMessage(error)
  }
}
