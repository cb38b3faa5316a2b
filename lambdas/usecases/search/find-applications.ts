import type { Search } from '../../../contract/search.ts'
import type { Account } from '../../../domain/account.ts'
import { type ApplicationRecord, certificateHashOf } from '../../../domain/application.ts'
import type { Actor } from '../../../domain/audit.ts'
import { auditEntry } from '../../../domain/change.ts'
import { describeCharacter } from '../../../domain/characters.ts'
import { fieldRefusal } from '../../../domain/errors.ts'
import { normaliseNumber } from '../../../domain/number-normalisation.ts'
import { searchLimits } from '../../../domain/policy.ts'
import type { Directory, KeyedHash } from '../../../domain/ports.ts'
import { isRegion } from '../../../domain/regions.ts'
import { emailKeyText, numberKeyTexts } from '../../../domain/search.ts'
import type { RateLimiting } from '../access/limit-rate.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { isReadable } from '../records/all-applications.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'

export interface Searching extends CommitDependencies, ActSources, RateLimiting {
  readonly keyedHash: KeyedHash
  readonly directory: Directory
}

interface Found {
  /** Accounts that were found by their id or their address. Some may not exist. */
  readonly accountIds: readonly string[]
  readonly applications: readonly ApplicationRecord[]
}

/** What a search finds, before it is known what the caller may read of it. */
export async function findApplications(deps: Searching, search: Search): Promise<Found> {
  switch (search.kind) {
    case 'ID': {
      const found = await readApplications(deps, [search.value])
      return found.length > 0 ? { accountIds: [], applications: found } : ofAccounts(deps, [search.value])
    }
    case 'EMAIL':
      return ofAccounts(deps, await accountsWithEmail(deps, search.value))
    case 'CERTIFICATE_NUMBER':
      return { accountIds: [], applications: await withNumber(deps, search) }
  }
}

async function readApplications({ records }: Searching, applicationIds: readonly string[]) {
  const found = await Promise.all([...new Set(applicationIds)].map(id => records.listed(id)))
  return found.filter(isReadable)
}

async function ofAccounts(deps: Searching, accountIds: readonly string[]): Promise<Found> {
  const lists = await Promise.all(
    accountIds.map(accountId =>
      deps.records.applicationIdsOf(accountId, { limit: searchLimits.applicationsOfAccount }),
    ),
  )
  return {
    accountIds,
    applications: await readApplications(
      deps,
      lists.flatMap(({ items }) => items),
    ),
  }
}

/** Users of the directory, and users of an integrator whose sessions were created with the address. */
async function accountsWithEmail({ directory, keyedHash, records }: Searching, email: string) {
  const [users, sessionIds] = await Promise.all([
    directory.accountIdsOf(email, searchLimits.accounts),
    keyedHash.of(emailKeyText(email)).then(hash => records.sessionIdsWithEmail(hash, searchLimits.sessions)),
  ])
  const sessions = await Promise.all(sessionIds.map(sessionId => records.session(sessionId)))
  const ofSessions = sessions.flatMap(session => session?.accountId ?? [])
  return [...new Set([...users, ...ofSessions])].slice(0, searchLimits.accounts)
}

type NumberSearch = Extract<Search, { kind: 'CERTIFICATE_NUMBER' }>

/**
 * Applications whose number is still stored, and those that hold a place of the certificate. An index finds them, so each is
 * read again: its number may have changed.
 */
async function withNumber(
  deps: Searching,
  { value, issuingRegion, certificateType }: NumberSearch,
): Promise<readonly ApplicationRecord[]> {
  if (!isRegion(issuingRegion)) return []
  const normalised = normaliseNumber(value, issuingRegion)
  if ('refused' in normalised) {
    const character = describeCharacter(normalised.refused)
    throw fieldRefusal('INVALID_FIELD', '/value', `A number can't contain ${character}.`)
  }
  const texts = numberKeyTexts(normalised.number, issuingRegion, certificateType)
  const hashes = await Promise.all(texts.map(text => deps.keyedHash.of(text)))
  const ids = await Promise.all(hashes.map(hash => idsWithNumber(deps, hash)))
  const found = await readApplications(deps, ids.flat())
  return found.filter(({ application }) => hashes.includes(certificateHashOf(application) ?? ''))
}

async function idsWithNumber({ records }: Searching, hash: string): Promise<readonly string[]> {
  const [indexed, holders] = await Promise.all([
    records.applicationIdsWithNumber(hash, searchLimits.applicationsOfNumber),
    records.holdersOf(hash),
  ])
  const accounts = await Promise.all(holders.map(accountId => records.account(accountId)))
  return [...indexed, ...accounts.flatMap(applicationsOf)]
}

const applicationsOf = (account: Account | undefined) => [
  ...(account?.currentApplicationId === undefined ? [] : [account.currentApplicationId]),
  ...(account?.renewalApplicationId === undefined ? [] : [account.renewalApplicationId]),
]

/** A search by number or address connects a person with accounts: each account records that it was found, and by whom. */
export async function recordFinding(
  deps: CommitDependencies & ActSources,
  { kind }: Search,
  actor: Actor & { readonly role: 'reviewer' | 'operator' },
  accountIds: readonly string[],
): Promise<void> {
  if (kind === 'ID') return
  for (const accountId of new Set(accountIds)) {
    await commitChange(deps, async () => {
      const act = newAct(deps, actor.role, actor.id)
      return {
        change: { audit: auditEntry(act, accountId, 'account.find', { details: { by: kind } }) },
        result: undefined,
      }
    })
  }
}
