import type { AccountChanged } from '../../../contract/bus-events.ts'
import { type Account, type AccountFact, newerFacts } from '../../../domain/account.ts'
import { auditEntry } from '../../../domain/change.ts'
import { minutesBefore } from '../../../domain/reconciliation.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'

/** Minutes by which another system's clock may be ahead. */
const toleranceMinutes = 5

/**
 * Applies facts from the account system; creates the account if it does not exist. Each fact stays until a newer one
 * arrives, whatever the order and the number of deliveries. A fact from the future is refused: it would block all facts
 * until that time.
 */
export async function changeAccount(
  deps: CommitDependencies & ActSources,
  { accountId, at, ...report }: AccountChanged,
): Promise<'CHANGED' | 'KNOWN'> {
  if (minutesBefore(at, toleranceMinutes) > deps.clock()) throw new Error('An account changed in the future')
  return commitChange<'CHANGED' | 'KNOWN'>(deps, async () => {
    const before = await deps.records.account(accountId)
    const facts = newerFacts(before, report, at)
    const names = Object.keys(facts) as AccountFact[]
    if (names.length === 0) return { result: 'KNOWN' }
    const act = newAct(deps, 'system', 'account-system')
    const after: Account = {
      ...(before ?? {
        accountId,
        partnerProgram: false,
        authenticationStatus: 'UNAUTHENTICATED',
        createdAt: act.at,
      }),
      ...facts,
      factsAt: { ...before?.factsAt, ...Object.fromEntries(names.map(name => [name, at])) },
      updatedAt: act.at,
      version: (before?.version ?? 0) + 1,
    }
    return {
      change: {
        account: before === undefined ? { after } : { before, after },
        audit: auditEntry(act, accountId, 'account.change', { details: { ...facts, toldAt: at } }),
      },
      result: 'CHANGED',
    }
  })
}
