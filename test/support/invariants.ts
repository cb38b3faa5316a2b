import { isDeepStrictEqual } from 'node:util'
import { expect } from '@jest/globals'
import type { AuthenticationStatus } from '../../domain/account.ts'
import { type Application, certificateHashOf } from '../../domain/application.ts'
import type { ChainedEntry, ChainHead } from '../../domain/audit-chain.ts'
import { brokenLink } from '../../domain/audit-verification.ts'
import type { ApplicationStatus } from '../../domain/lifecycle.ts'
import { stageDefaults } from '../../domain/policy.ts'
import { digestOfText, vaultKeys } from './in-memory-services.ts'
import { monday, type World } from './world.ts'

/** The status of an account that is not authenticated, by that of its open application. */
const shownBy: Partial<Record<ApplicationStatus, AuthenticationStatus>> = {
  DRAFT: 'UNAUTHENTICATED',
  IN_REVIEW: 'IN_REVIEW',
  RETRY_REQUESTED: 'RETRY_REQUIRED',
}

const isStanding = ({ status, supersededBy }: Application) =>
  status === 'APPROVED' && supersededBy === undefined

/** All stored data that the rules are about. */
export interface Facts {
  readonly stored: Omit<
    World['records']['stored'],
    'contents' | 'calendars' | 'sessions' | 'apiKeys' | 'samples'
  >
  /** The keys of the vault's files, as in `vaultKeys`. */
  readonly vault: { has(key: string): boolean }
  readonly certificateQuota: number
}

function grouped<T>(items: Iterable<T>, keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/**
 * At most one application of an account is open. The account is authenticated if and only if it has an approved application that is not
 * superseded: the account names it, and the open one as its renewal. Otherwise the account has the status of the open one.
 */
function* accountProblems({ stored }: Facts) {
  const own = grouped(stored.applications.values(), ({ accountId }) => accountId)
  for (const account of stored.accounts.values()) {
    const { accountId, currentApplicationId, renewalApplicationId, authenticationStatus, certificate } =
      account
    const its = own.get(accountId) ?? []
    const open = its.filter(({ status }) => shownBy[status] !== undefined)
    const standing = its.filter(isStanding)
    if (open.length > 1 || standing.length > 1)
      yield { accountId, open: open.length, standing: standing.length }
    const [opened] = open
    const [approved] = standing
    const should =
      approved === undefined
        ? { current: opened?.applicationId, renewal: undefined, status: shownBy[opened?.status ?? 'DRAFT'] }
        : { current: approved.applicationId, renewal: opened?.applicationId, status: 'AUTHENTICATED' }
    const is = { current: currentApplicationId, renewal: renewalApplicationId, status: authenticationStatus }
    if (!isDeepStrictEqual(is, should)) yield { accountId, is, should }
    const number = approved?.entered?.maskedNumber
    if (number !== undefined && certificate?.maskedNumber !== number) yield { accountId, number: 'another' }
    if (approved === undefined && certificate !== undefined) yield { accountId, certificate: 'left' }
    if (certificate !== undefined && certificate.applicationId !== approved?.applicationId)
      yield { accountId, certificate: 'of another application' }
  }
}

/**
 * R11: exactly the accounts with an application in review, or approved and not superseded, have a place, and never more than
 * the quota.
 */
function* placeProblems({ stored, certificateQuota }: Facts) {
  const holders = new Map<string, Set<string>>()
  for (const application of stored.applications.values()) {
    const { status, accountId } = application
    const certificateHash = certificateHashOf(application)
    if ((status !== 'IN_REVIEW' && !isStanding(application)) || certificateHash === undefined) continue
    holders.set(certificateHash, (holders.get(certificateHash) ?? new Set()).add(accountId))
  }
  for (const certificate of new Set([...holders.keys(), ...stored.certificates.keys()])) {
    const should = [...(holders.get(certificate) ?? [])].sort()
    const hold = [...(stored.certificates.get(certificate) ?? [])].sort()
    if (!isDeepStrictEqual(hold, should)) yield { certificate, hold, should }
    if (hold.length > certificateQuota) yield { certificate, hold, quota: certificateQuota }
  }
}

/**
 * A slot has at most one current document. The vault has every file of the accepted, current documents until
 * their application ends. An erasure deletes files before it records the deletion, and records nothing during a
 * validation.
 */
function* fileProblems({ stored, vault }: Facts) {
  const standing = [...stored.documents.values()].filter(({ supersededAt }) => supersededAt === undefined)
  const bySlot = grouped(standing, ({ applicationId, slot }) => `${applicationId} ${slot}`)
  for (const [slot, { length }] of bySlot) if (length > 1) yield { slot, standing: length }
  for (const document of standing) {
    if (document.status !== 'ACCEPTED' || document.erasedAt !== undefined) continue
    if (stored.applications.get(document.applicationId)?.endedAt !== undefined) continue
    const missing = vaultKeys(document, document.signals?.pages.length).filter(key => !vault.has(key))
    if (missing.length > 0) yield { documentId: document.documentId, missing }
  }
}

/** What was read is stored for exactly the documents that say so: none that was replaced or erased. */
function* readingProblems({ stored }: Facts) {
  const ready = [...stored.documents.values()].filter(({ evidence }) => evidence === 'READY')
  const should = ready.map(({ documentId }) => documentId).sort()
  const are = [...stored.readings.values()].map(({ documentId }) => documentId).sort()
  if (!isDeepStrictEqual(are, should)) yield { readings: are, should }
  for (const { documentId, supersededAt, erasedAt } of ready)
    if (supersededAt !== undefined || erasedAt !== undefined) yield { documentId, supersededAt, erasedAt }
}

/** Events are numbered without a gap, and the audit trail has every step up to the current state. */
function* historyProblems({ stored }: Facts) {
  const events = grouped(stored.events.values(), ({ applicationId }) => applicationId)
  const entries = grouped(stored.audit.values(), ({ applicationId }) => applicationId)
  const ids = new Set([...stored.events.values()].map(({ id }) => id))
  if (ids.size !== stored.events.size) yield { events: stored.events.size, ids: ids.size }
  const stepsOf = ({ applicationId }: Application) =>
    (entries.get(applicationId) ?? []).filter(({ action, to }) => /^application\..+$/.test(action) && to)
  for (const application of stored.applications.values()) {
    const { applicationId, status, eventSequence } = application
    const told = (events.get(applicationId) ?? []).map(({ sequence }) => sequence).sort((a, b) => a - b)
    const numbers = Array.from({ length: eventSequence }, (_, index) => index + 1)
    if (!isDeepStrictEqual(told, numbers)) yield { applicationId, told, numbers }
    const steps = stepsOf(application)
    const [from, to] = [steps.slice(1).map(step => step.from), steps.slice(0, -1).map(step => step.to)]
    if (!isDeepStrictEqual(from, to)) yield { applicationId, from, to }
    if (steps.at(-1)?.to !== status) yield { applicationId, status, last: steps.at(-1)?.to }
  }
}

/** The entries of each valid chain by its head. Stored entries are replaced and never changed in place. */
const wholeChains = new WeakMap<ChainHead, readonly ChainedEntry[]>()

function isKnownToBeWhole(entries: readonly ChainedEntry[], head: ChainHead | undefined): head is ChainHead {
  const known = head && wholeChains.get(head)
  return known?.length === entries.length && known.every((entry, at) => entry === entries[at])
}

/** Each account's entries are one chain, without a gap or a fork, up to its head. */
function* chainProblems({ stored }: Facts) {
  const chains = grouped(stored.audit.values(), ({ accountId }) => accountId)
  for (const accountId of new Set([...chains.keys(), ...stored.heads.keys()])) {
    const entries = chains.get(accountId) ?? []
    const head = stored.heads.get(accountId)
    if (isKnownToBeWhole(entries, head)) continue
    const links = entries
      .toSorted((one, other) => one.chain.sequence - other.chain.sequence)
      .map(entry => ({ position: entry.chain.sequence, entry }))
    const broken = brokenLink(
      { links, unchainedAt: [] },
      { before: head, after: head },
      { digest: digestOfText, now: monday, auditDays: stageDefaults.retention.auditDays },
    )
    if (broken !== undefined) yield { accountId, ...broken }
    else if (head !== undefined) wholeChains.set(head, entries)
  }
}

/** Returns the broken rules, in any state of the world. */
export function brokenRules(facts: Facts): object[] {
  return [
    ...accountProblems(facts),
    ...placeProblems(facts),
    ...fileProblems(facts),
    ...readingProblems(facts),
    ...historyProblems(facts),
    ...chainProblems(facts),
  ]
}

/** Applications with files recorded as erased although a version or a delete marker is left. */
function erasedButLeft({ records, deps }: World): string[] {
  const left = [...deps.files.vault.left(), ...deps.files.inbox.keys()]
  return [...records.stored.applications.values()]
    .filter(({ erased }) => erased?.imagesAt !== undefined)
    .map(({ applicationId }) => applicationId)
    .filter(applicationId => left.some(key => key.startsWith(`${applicationId}/`)))
}

/** Compares thousands of states, each of which takes jest's `expect` as long as the comparison itself. */
export function assertEqualAt(point: string, actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect({ point, actual }).toEqual({ point, actual: expected })
}

/** No rule is broken, no erased file is left in any version, and every change has its audit entry. */
export function assertInvariants(world: World): void {
  const { records, deps, certificateQuota } = world
  const { stored } = records
  assertEqualAt('erased, but left', erasedButLeft(world), [])
  assertEqualAt('rules', brokenRules({ stored, vault: deps.files.vault, certificateQuota }), [])
  assertEqualAt('audit entries', stored.audit.size, records.commits())
}
