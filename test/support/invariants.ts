import { expect } from '@jest/globals'
import type { Account, AuthenticationStatus } from '../../domain/account.ts'
import type { Application } from '../../domain/application.ts'
import type { Document } from '../../domain/documents.ts'
import type { ApplicationStatus } from '../../domain/lifecycle.ts'
import { vaultKeys } from './in-memory-services.ts'
import type { World } from './world.ts'

/** What the account shows while this application is its current one. */
const shownBy: Partial<Record<ApplicationStatus, AuthenticationStatus>> = {
  DRAFT: 'UNAUTHENTICATED',
  IN_REVIEW: 'IN_REVIEW',
  RETRY_REQUESTED: 'RETRY_REQUIRED',
  APPROVED: 'AUTHENTICATED',
}

const byAccount = (applications: readonly Application[], accountId: string) =>
  applications.filter(application => application.accountId === accountId)

/** What must hold of everything stored, whatever happened before. */
export function assertInvariants({ records, certificateQuota, deps }: World): void {
  const { accounts, applications, documents, certificates, events, audit } = records.stored
  const all = [...applications.values()]
  for (const account of accounts.values()) assertAccountAgrees(account, byAccount(all, account.accountId))
  assertSlotsAgree(all, certificates, certificateQuota)
  assertFilesAgree([...documents.values()], deps.files.vault)
  for (const application of all) {
    const its = (item: { applicationId?: string }) => item.applicationId === application.applicationId
    const told = [...events.values()].filter(its).map(event => event.sequence)
    expect(told.sort((a, b) => a - b)).toEqual(
      Array.from({ length: application.eventSequence }, (_, i) => i + 1),
    )
    expect([...new Set([...events.values()].map(event => event.id))]).toHaveLength(events.size)
    const steps = [...audit.values()]
      .filter(its)
      .filter(entry => /^application\..+$/.test(entry.action) && entry.to)
    expect(steps.slice(1).map(entry => entry.from)).toEqual(steps.slice(0, -1).map(entry => entry.to))
    expect(steps.at(-1)?.to).toBe(application.status)
  }
  expect(audit.size).toBe(records.commits())
}

/** One application at most is open, and the account shows its status; authenticated is who has an approved one. */
function assertAccountAgrees(account: Account, own: readonly Application[]): void {
  const current = own.filter(({ status }) => shownBy[status] !== undefined)
  expect(current.map(({ applicationId }) => applicationId)).toEqual(
    account.currentApplicationId === undefined ? [] : [account.currentApplicationId],
  )
  expect(account.authenticationStatus).toBe(
    current.map(({ status }) => shownBy[status])[0] ?? 'UNAUTHENTICATED',
  )
}

/** R11: exactly the accounts whose application is in review or approved hold a place, and never too many. */
function assertSlotsAgree(
  all: readonly Application[],
  certificates: ReadonlyMap<string, Set<string>>,
  quota: number,
): void {
  const holders = new Map([...certificates.keys()].map(hash => [hash, new Set<string>()]))
  for (const { status, entered, accountId } of all) {
    if ((status !== 'IN_REVIEW' && status !== 'APPROVED') || entered === undefined) continue
    holders.set(entered.certificateHash, (holders.get(entered.certificateHash) ?? new Set()).add(accountId))
  }
  expect(certificates).toEqual(holders)
  for (const accountIds of certificates.values()) expect(accountIds.size).toBeLessThanOrEqual(quota)
}

/** One document at most stands for a slot, and the vault has every file of those that were accepted and stand. */
function assertFilesAgree(documents: readonly Document[], vault: ReadonlyMap<string, Uint8Array>): void {
  const standing = documents.filter(({ supersededAt }) => supersededAt === undefined)
  const slots = standing.map(({ applicationId, slot }) => `${applicationId} ${slot}`)
  expect(slots).toEqual([...new Set(slots)])
  const kept = standing
    .filter(({ status }) => status === 'ACCEPTED')
    .flatMap(document => vaultKeys(document, document.signals?.pages.length))
  expect([...vault.keys()]).toEqual(expect.arrayContaining(kept))
}
