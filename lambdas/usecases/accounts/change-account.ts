import type { AccountChanged } from '../../../contract/bus-events.ts'
import { type Account, type AccountFact, newerFacts } from '../../../domain/account.ts'
import { auditEntry } from '../../../domain/change.ts'
import { minutesBefore } from '../../../domain/reconciliation.ts'
import { type Acting, act } from '../access/people.ts'
import { type Committing, commitChange } from '../records/commit-change.ts'

/** How far another system's clock may be ahead. */
const toleranceMinutes = 5

/**
 * The account system's word on an account, which is created if nobody has seen it yet. Each fact stands until a later one
 * is told, in whatever order and however often they arrive. One from the future would keep out all that is told until
 * then: it is refused.
 */
export async function changeAccount(
  deps: Committing & Acting,
  { accountId, at, ...told }: AccountChanged,
): Promise<'CHANGED' | 'KNOWN'> {
  if (minutesBefore(at, toleranceMinutes) > deps.clock()) throw new Error('An account changed in the future')
  return commitChange<'CHANGED' | 'KNOWN'>(deps, async () => {
    const before = await deps.records.account(accountId)
    const facts = newerFacts(before, told, at)
    const names = Object.keys(facts) as AccountFact[]
    if (names.length === 0) return { result: 'KNOWN' }
    const changed = act(deps, 'system', 'account-system')
    const after: Account = {
      ...(before ?? {
        accountId,
        partnerProgram: false,
        authenticationStatus: 'UNAUTHENTICATED',
        createdAt: changed.at,
      }),
      ...facts,
      factsAt: { ...before?.factsAt, ...Object.fromEntries(names.map(name => [name, at])) },
      updatedAt: changed.at,
      version: (before?.version ?? 0) + 1,
    }
    return {
      change: {
        account: before === undefined ? { after } : { before, after },
        audit: auditEntry(changed, accountId, 'account.change', { details: { ...facts, toldAt: at } }),
      },
      result: 'CHANGED',
    }
  })
}
