import type { AuditTrailView, TrailQuery } from '../../../contract/account.ts'
import type { AuditEntry } from '../../../domain/audit.ts'
import { auditEntry } from '../../../domain/change.ts'
import { trailReach } from '../../../domain/policy.ts'
import type { Page, Records } from '../../../domain/ports.ts'
import { endsBefore, matchesFilter, type TrailFilter } from '../../../domain/trail-filter.ts'
import { type ActSources, assertNotOwnAccount, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findAccount } from './manage-account.ts'

/**
 * One page of the entries that match. It may be empty and still have a cursor: a request examines a bounded number of
 * entries.
 */
async function matchingPage(
  records: Records,
  accountId: string,
  { limit, cursor, ...filter }: { limit: number; cursor?: string | undefined } & TrailFilter,
): Promise<Page<AuditEntry>> {
  let next = cursor
  for (let examined = 0; ; ) {
    const { items, nextCursor } = await records.auditTrail(accountId, { limit, cursor: next })
    const found = items.filter(entry => matchesFilter(entry, filter))
    const last = items.at(-1)
    if (nextCursor === undefined || (last !== undefined && endsBefore(last, filter))) return { items: found }
    examined += items.length
    if (found.length > 0 || examined >= trailReach) return { items: found, nextCursor }
    next = nextCursor
  }
}

/**
 * The trail names reviewers and their proposals, so an operator can't read the trail of their own account. An export is
 * recorded before the answer.
 */
export async function readAuditTrail(
  deps: CommitDependencies & ActSources,
  operator: Principal,
  accountId: string,
  { purpose, ...query }: TrailQuery,
): Promise<AuditTrailView> {
  assertNotOwnAccount(operator, accountId)
  await commitChange(deps, async () => {
    await findAccount(deps, accountId)
    if (purpose === undefined) return { result: undefined }
    const act = newAct(deps, 'operator', operator.accountId)
    return { change: { audit: auditEntry(act, accountId, 'account.export-trail') }, result: undefined }
  })
  const { items, nextCursor } = await matchingPage(deps.records, accountId, query)
  return {
    items: items.map(({ accountId: _account, actor, details, ...entry }) => ({
      ...entry,
      actor: { ...actor },
      ...(details === undefined ? {} : { details: { ...details } }),
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
