import type { MailRecords } from '../../domain/mail/mail-ports.ts'
import type { PersonalData } from '../../domain/ports.ts'
import type { Principal } from '../../lambdas/usecases/access/people.ts'
import { eraseAccount } from '../../lambdas/usecases/erasure/erase-account.ts'
import type { ErasureDependencies } from '../../lambdas/usecases/erasure/erasure-steps.ts'
import { withdrawConsent } from '../../lambdas/usecases/erasure/withdraw-consent.ts'
import type { Journal } from './journal.ts'

interface Dependencies extends ErasureDependencies {
  readonly personalData: PersonalData
  readonly mailRecords: Pick<MailRecords, 'forgetStops'>
  readonly journal: Journal
}

const reason = 'Repeated after a restore of the tables'

/** Repeats the known erasures and withdrawals of consent after the restored time. Accounts that do not exist have no data. */
export async function repeatErasures(deps: Dependencies, operator: Principal): Promise<void> {
  const { journal, records } = deps
  const notes = await journal.notes()
  for (const accountId of notes.get('erasure-to-repeat') ?? []) {
    if ((await records.account(accountId)) === undefined) continue
    await eraseAccount(deps, operator, accountId, { reason })
    await journal.note('erased-again', accountId)
  }
  for (const accountId of notes.get('withdrawal-to-repeat') ?? []) {
    const account = await records.account(accountId)
    if (account === undefined) continue
    const session = account.origin === 'SESSION' ? { sessionId: 'restore' } : {}
    await withdrawConsent(deps, { accountId, roles: [], ...session })
    await journal.note('erased-again', accountId)
  }
}
