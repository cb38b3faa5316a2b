import { isDeepStrictEqual } from 'node:util'
import type { Account } from '../../domain/account.ts'
import type { ApiKey } from '../../domain/api-key.ts'
import {
  type Application,
  type ApplicationState,
  certificateHashOf,
  type Waiting,
} from '../../domain/application.ts'
import { appendEntry, type ChainedEntry, type ChainHead } from '../../domain/audit-chain.ts'
import type { StoredCalendar, UnreadableCalendar } from '../../domain/calendar.ts'
import type { DocumentName, StoredReading } from '../../domain/document-ports.ts'
import type { Document } from '../../domain/documents.ts'
import type { DomainEvent } from '../../domain/events.ts'
import type { Samples } from '../../domain/figure-ports.ts'
import type { DecisionWork } from '../../domain/figures.ts'
import { stageDefaults } from '../../domain/policy.ts'
import type { Change, KeptAnswers, Leftovers, Records, Replacement } from '../../domain/ports.ts'
import type { QualitySample } from '../../domain/quality-sample.ts'
import { attentionTo } from '../../domain/reconciliation.ts'
import type { ReviewerClaims } from '../../domain/reviewer-claims.ts'
import type { Session } from '../../domain/session.ts'
import { UnreadableItem } from '../../lambdas/adapters/dynamodb/stored.ts'
import { inMemoryAnswers } from './in-memory-answers.ts'
import { type InMemoryFigures, inMemoryFigures } from './in-memory-figures.ts'
import {
  auditKey,
  copyOf,
  documentKey,
  eventKey,
  existing,
  replace,
  type StoredApplication,
  stands,
} from './in-memory-items.ts'
import { type Attention, inMemoryLeftovers } from './in-memory-leftovers.ts'
import { pageOf, sorted } from './in-memory-pages.ts'
import { countOpenReviews, openReviewPage } from './in-memory-queue.ts'
import { claimOf, inMemorySamples } from './in-memory-samples.ts'
import { digestOfText, fileKey } from './in-memory-services.ts'
import { type InMemoryWebhooks, inMemoryWebhooks } from './in-memory-webhooks.ts'

export interface InMemoryRecords extends Records {
  readonly stored: {
    readonly accounts: ReadonlyMap<string, Account>
    readonly applications: ReadonlyMap<string, Application>
    readonly documents: ReadonlyMap<string, Document>
    /** What was read, encrypted. */
    readonly readings: ReadonlyMap<string, StoredReading & DocumentName>
    /** The accounts with a place at each certificate, by its hash. */
    readonly certificates: ReadonlyMap<string, Set<string>>
    /** The accounts that uploaded the same bytes, by their keyed hash. */
    readonly contents: ReadonlyMap<string, Set<string>>
    readonly events: ReadonlyMap<string, DomainEvent>
    readonly calendars: ReadonlyMap<string, StoredCalendar>
    readonly apiKeys: ReadonlyMap<string, ApiKey>
    readonly sessions: ReadonlyMap<string, Session>
    readonly samples: ReadonlyMap<string, QualitySample>
    readonly audit: ReadonlyMap<string, ChainedEntry>
    /** The end of each account's audit chain. */
    readonly heads: ReadonlyMap<string, ChainHead>
  }
  /** The stored answers, some of them written with changes. */
  readonly answers: KeptAnswers
  /** Makes an application unreadable from now on. */
  spoil(applicationId: string): void
  /** Makes an account's item unreadable from now on. `telling`: whether its status and current application stay readable. */
  spoilAccount(accountId: string, telling?: 'status'): void
  /** Makes a year's list unreadable from now on. `telling` says whether its version stays readable. */
  spoilCalendar(year: string, telling?: 'version'): void
  /** Endpoints and deliveries, which changes may be about. */
  readonly webhooks: InMemoryWebhooks
  /** The figures, in which failed deliveries of webhooks and some changes count themselves. */
  readonly figures: InMemoryFigures
  readonly samples: Samples
  /** The number of committed changes. */
  readonly commits: () => number
  /** Runs once, right before the next commit is checked, for a concurrent change. */
  beforeNextCommit(run: () => unknown): void
  /** Makes the next commits fail with `STALE`, without a change. */
  contendNextCommits(times: number): void
  /** Stores the waiting task, like the state machine. */
  await(applicationId: string, waiting: Waiting): void
  /** The attention lists, in the order of the table's indexes. */
  readonly leftovers: Leftovers
  /** Removes the signal in any state, like the last step of a withdrawal. */
  forgetSignal(applicationId: string): void
  /** The stream record of an application. */
  state(applicationId: string): ApplicationState
}

/** The `Records` port under the same conditions as the DynamoDB adapter's transactions. */
export function inMemoryRecords({
  certificateQuota = stageDefaults.certificateQuota,
}: {
  readonly certificateQuota?: number
} = {}): InMemoryRecords {
  const accounts = new Map<string, Account>()
  const applications = new Map<string, StoredApplication>()
  const attention = new Map<string, Attention>()
  const documents = new Map<string, Document>()
  const readings = new Map<string, StoredReading & DocumentName>()
  const certificates = new Map<string, Set<string>>()
  const contents = new Map<string, Set<string>>()
  const events = new Map<string, DomainEvent>()
  const works = new Map<string, DecisionWork>()
  const calendars = new Map<string, StoredCalendar>()
  const sessions = new Map<string, Session>()
  const apiKeys = new Map<string, ApiKey>()
  const samples = new Map<string, QualitySample>()
  const claimsOfSamples = new Set<string>()
  const claimsOfReviewers = new Map<string, ReviewerClaims>()
  const audit = new Map<string, ChainedEntry>()
  const heads = new Map<string, ChainHead>()
  const { answers, claimStands, write: writeAnswer } = inMemoryAnswers()
  const figures = inMemoryFigures()
  const webhooks = inMemoryWebhooks(figures)
  const spoiled = new Set<string>()
  const spoiledAccounts = new Map<string, 'status' | undefined>()
  const spoiledCalendars = new Map<string, UnreadableCalendar>()
  const blanked = new Map<
    string,
    { applicationId: string; accountId: string; createdAt: string; at: string }
  >()
  let committed = 0
  let contended = 0
  let interruption: (() => unknown) | undefined

  function certificateStands(certificate: Change['certificate']): boolean {
    if (certificate === undefined) return true
    const holders = certificates.get(certificate.hash) ?? new Set()
    const { action, accountId } = certificate
    if (action === 'claim') return holders.has(accountId) || holders.size < certificateQuota
    return action === 'release' || holders.has(accountId)
  }

  function calendarStands(calendar: NonNullable<Change['calendar']>): boolean {
    const { year, version } = calendar.after
    if (!('unreadable' in calendar)) return stands(calendars.get(year), calendar, ['version'])
    const stored = spoiledCalendars.get(year) ?? calendars.get(year)
    return stored?.version === undefined || stored.version < version
  }

  function writeCalendar(calendar: NonNullable<Change['calendar']>): void {
    const { year } = calendar.after
    spoiledCalendars.delete(year)
    if ('unreadable' in calendar) calendars.set(year, copyOf(calendar.after))
    else replace(calendars, year, calendar)
  }

  function writeCertificate({ action, hash, accountId }: NonNullable<Change['certificate']>): void {
    const holders = certificates.get(hash) ?? new Set()
    if (action === 'claim') holders.add(accountId)
    if (action === 'release') holders.delete(accountId)
    certificates.set(hash, holders)
  }

  /** Unchanged keys are not written, because the state machine may have removed them. */
  function list({ before, after }: Replacement<Application>): void {
    const now = attentionTo(after)
    if (before !== undefined && isDeepStrictEqual(attentionTo(before), now)) return
    if (now === undefined) attention.delete(after.applicationId)
    else attention.set(after.applicationId, now)
  }

  function stillStands(change: Change) {
    const {
      account,
      application,
      documents: replaced = [],
      events: told,
      calendar,
      session,
      apiKey,
      sample,
    } = change
    return (
      webhooks.stillStands(change) &&
      (change.superseded === undefined ||
        stands(applications.get(change.superseded.after.applicationId), change.superseded, [
          'version',
          'status',
        ])) &&
      (application === undefined ||
        stands(applications.get(application.after.applicationId), application, ['version', 'status'])) &&
      (account === undefined || stands(accounts.get(account.after.accountId), account, ['version'])) &&
      replaced.every(document =>
        stands(documents.get(documentKey(document.after)), document, [
          'status',
          'supersededAt',
          'validationRuns',
          'evidence',
          'erasedAt',
        ]),
      ) &&
      (calendar === undefined || calendarStands(calendar)) &&
      (session === undefined || stands(sessions.get(session.after.sessionId), session, ['version'])) &&
      (sample === undefined || stands(samples.get(sample.after.sampleId), sample, ['version'])) &&
      (change.claims === undefined ||
        stands(claimsOfReviewers.get(change.claims.after.reviewerId), change.claims, ['version'])) &&
      (apiKey === undefined || stands(apiKeys.get(apiKey.after.keyId), apiKey, ['revokedAt'])) &&
      (told ?? []).every(event => !events.has(eventKey(event)))
    )
  }

  function write(change: Change) {
    const {
      account,
      application,
      documents: replaced = [],
      reading,
      clearedReadings = [],
      certificate,
      content,
      forgottenContents = [],
      clearTaskToken,
      calendar,
      session,
      deletedSessions,
      apiKey,
      events: told,
      work,
      counting,
      sample,
      audit: entry,
      answer,
    } = change
    webhooks.write(change)
    if (counting !== undefined) figures.add(counting)
    if (sample !== undefined) {
      const { after } = sample
      samples.set(after.sampleId, copyOf(after))
      if (after.lease !== undefined) claimsOfSamples.add(claimOf(after, after.lease.reviewerId))
    }
    if (application !== undefined) {
      const { applicationId } = application.after
      replace(applications, applicationId, application)
      if (clearTaskToken === true) {
        const { waiting: _used, ...rest } = existing(applications, applicationId)
        applications.set(applicationId, rest)
      }
      list(application)
    }
    if (change.superseded !== undefined) {
      replace(applications, change.superseded.after.applicationId, change.superseded)
      list(change.superseded)
    }
    if (account !== undefined) replace(accounts, account.after.accountId, account)
    for (const document of replaced) replace(documents, documentKey(document.after), document)
    if (reading !== undefined) readings.set(fileKey(reading), structuredClone(reading))
    for (const cleared of clearedReadings) readings.delete(fileKey(cleared))
    if (certificate !== undefined) writeCertificate(certificate)
    if (change.releasedPlace !== undefined) {
      writeCertificate({ action: 'release', ...change.releasedPlace })
    }
    if (content !== undefined) {
      contents.set(content.hash, new Set(contents.get(content.hash)).add(content.accountId))
    }
    for (const { hash, accountId } of forgottenContents) contents.get(hash)?.delete(accountId)
    if (calendar !== undefined) writeCalendar(calendar)
    if (session !== undefined) replace(sessions, session.after.sessionId, session)
    if (change.claims !== undefined) {
      replace(claimsOfReviewers, change.claims.after.reviewerId, change.claims)
    }
    if (apiKey !== undefined) replace(apiKeys, apiKey.after.keyId, apiKey)
    for (const sessionId of deletedSessions?.sessionIds ?? []) sessions.delete(sessionId)
    for (const event of told ?? []) events.set(eventKey(event), copyOf(event))
    const [first] = told ?? []
    if (first !== undefined && work !== undefined) works.set(eventKey(first), copyOf(work))
    const next = appendEntry(copyOf(entry), heads.get(entry.accountId), digestOfText)
    audit.set(auditKey(next.entry), Object.freeze(next.entry))
    heads.set(entry.accountId, next.head)
    if (answer !== undefined) writeAnswer(answer)
    committed += 1
  }

  return {
    stored: {
      accounts,
      applications,
      documents,
      readings,
      certificates,
      contents,
      events,
      calendars,
      sessions,
      samples,
      apiKeys,
      audit,
      heads,
    },
    answers,
    webhooks,
    figures,
    samples: inMemorySamples(samples, claimsOfSamples),
    spoil: applicationId => {
      spoiled.add(applicationId)
    },
    spoilAccount(accountId, telling) {
      spoiledAccounts.set(accountId, telling)
    },
    spoilCalendar(year, telling) {
      const { version } = existing(calendars, year)
      spoiledCalendars.set(year, { year, unreadable: true, ...(telling === 'version' ? { version } : {}) })
    },
    commits: () => committed,
    beforeNextCommit(run) {
      interruption = run
    },
    contendNextCommits(times) {
      contended = times
    },
    await(applicationId, waiting) {
      applications.set(applicationId, { ...existing(applications, applicationId), waiting })
      if (waiting.for === 'SUBMISSION') attention.delete(applicationId)
    },
    forgetSignal(applicationId) {
      const { signal: _gone, ...rest } = existing(applications, applicationId)
      applications.set(applicationId, rest)
    },
    leftovers: inMemoryLeftovers({ accounts, applications, documents, attention }),
    state(applicationId) {
      const { signal, waiting, run } = existing(applications, applicationId)
      return copyOf({ applicationId, signal, waiting, run })
    },

    async listed(applicationId) {
      const at = blanked.get(applicationId)?.at
      if (at !== undefined) return { applicationId, erasedAt: at }
      return spoiled.has(applicationId) ? { applicationId } : this.application(applicationId)
    },

    async hashesOf(applicationId) {
      const certificateHash = applications.get(applicationId)?.entered?.certificateHash
      const its = [...documents.values()].filter(document => document.applicationId === applicationId)
      return {
        ...(certificateHash === undefined ? {} : { certificateHash }),
        contentHashes: its.flatMap(({ contentHash }) => contentHash ?? []),
      }
    },

    async blank(applicationId, at) {
      const { accountId, createdAt } = existing(applications, applicationId)
      blanked.set(applicationId, { applicationId, accountId, createdAt, at })
      applications.delete(applicationId)
      for (const all of [documents, readings, events])
        for (const [key, item] of all) if (item.applicationId === applicationId) all.delete(key)
    },

    async application(applicationId) {
      if (spoiled.has(applicationId) && applications.has(applicationId))
        throw new UnreadableItem('an unreadable item')
      const stored = applications.get(applicationId)
      if (stored === undefined) return undefined
      const { waiting: _workflows, ...application } = stored
      const its = (item: { applicationId: string }) => item.applicationId === applicationId
      return copyOf({
        application,
        documents: sorted([...documents.values()].filter(its), documentKey),
        events: sorted([...events.values()].filter(its), eventKey),
      })
    },

    async readingsOf(applicationId) {
      const its = [...readings.values()].filter(reading => reading.applicationId === applicationId)
      return sorted(its, ({ documentId }) => documentId).map(({ applicationId: _inKey, ...stored }) =>
        structuredClone(stored),
      )
    },

    async account(accountId) {
      if (spoiledAccounts.has(accountId)) throw new UnreadableItem('an unreadable item')
      const account = accounts.get(accountId)
      return account === undefined ? undefined : copyOf(account)
    },

    async applicationIdsWithNumber(hash, atMost) {
      const found = [...applications.values()].filter(application => certificateHashOf(application) === hash)
      const newestFirst = sorted(
        found,
        ({ createdAt, applicationId }) => `${createdAt}#${applicationId}`,
      ).reverse()
      return newestFirst.slice(0, atMost).map(({ applicationId }) => applicationId)
    },

    async sessionIdsWithEmail(hash, atMost) {
      const found = [...sessions.values()].filter(each => each.kind === 'HOSTED' && each.emailHash === hash)
      const newestFirst = sorted(found, ({ createdAt, sessionId }) => `${createdAt}#${sessionId}`).reverse()
      return newestFirst.slice(0, atMost).map(({ sessionId }) => sessionId)
    },

    async session(sessionId) {
      const session = sessions.get(sessionId)
      return session === undefined ? undefined : copyOf(session)
    },

    async claimsOf(reviewerId) {
      const claims = claimsOfReviewers.get(reviewerId)
      return claims === undefined ? undefined : copyOf(claims)
    },

    async sessionIdsOf(accountId, atMost) {
      const own = [...sessions.values()].filter(session => session.accountId === accountId)
      return own.map(({ sessionId }) => sessionId).slice(0, atMost)
    },

    async remainsOfAccount(accountId, at) {
      if (!spoiledAccounts.has(accountId)) return undefined
      const { partnerProgram, version, authenticationStatus, currentApplicationId } = existing(
        accounts,
        accountId,
      )
      const lost = { authenticationStatus: 'UNAUTHENTICATED', createdAt: at, updatedAt: at } as const
      const told =
        spoiledAccounts.get(accountId) === undefined || currentApplicationId === undefined
          ? {}
          : { authenticationStatus, currentApplicationId }
      return { accountId, partnerProgram, ...lost, ...told, version: version + 1 }
    },

    async mendAccount(remains) {
      if (!spoiledAccounts.delete(remains.accountId)) return
      accounts.set(remains.accountId, copyOf(remains))
    },

    async otherAccountsWith(contentHash, accountId, atMost) {
      const others = [...(contents.get(contentHash) ?? [])].filter(other => other !== accountId)
      return Math.min(others.length, atMost)
    },

    async commit(change) {
      const interrupt = interruption
      interruption = undefined
      await interrupt?.()
      if (contended > 0) {
        contended -= 1
        return 'STALE'
      }
      if (!claimStands(change.answer)) return 'CLAIM_LOST'
      if (!stillStands(change)) return 'STALE'
      if (!certificateStands(change.certificate)) return 'QUOTA_EXCEEDED'
      if (!webhooks.isBelowLimit(change)) return 'ENDPOINT_LIMIT_REACHED'
      write(change)
      return 'COMMITTED'
    },

    async workOf(event) {
      const work = works.get(eventKey(event))
      return work === undefined ? undefined : copyOf(work)
    },

    async acknowledge(applicationId, { kind, attempt }) {
      const stored = applications.get(applicationId)
      if (stored?.signal?.kind !== kind || stored.signal.attempt !== attempt) return
      const { signal: _acknowledged, ...rest } = stored
      applications.set(applicationId, rest)
    },

    async holdersOf(certificateHash) {
      return [...(certificates.get(certificateHash) ?? [])].toSorted()
    },

    async deleteEmptyPlace(certificateHash) {
      if (certificates.get(certificateHash)?.size === 0) certificates.delete(certificateHash)
    },

    async applicationIdsOf(accountId, page) {
      const own = [...applications.values(), ...blanked.values()].filter(
        application => application.accountId === accountId,
      )
      const newest = sorted(own, byCreation).reverse()
      return pageOf(
        newest,
        page,
        byCreation,
        (key, cursor) => key < cursor,
        item => item.applicationId,
      )
    },

    openReviews: async asked => openReviewPage(applications, asked),
    countOpenReviews: async due => countOpenReviews(applications, due),

    async calendars() {
      return copyOf(
        sorted(
          [...calendars.values()].map(calendar => spoiledCalendars.get(calendar.year) ?? calendar),
          ({ year }) => year,
        ),
      )
    },

    async auditTrail(accountId, page) {
      const own = [...audit.values()].filter(entry => entry.accountId === accountId)
      return pageOf(
        sorted(own, auditKey).reverse(),
        page,
        auditKey,
        (key, cursor) => key < cursor,
        ({ chain: _link, ...entry }) => copyOf(entry),
      )
    },
  }
}

const byCreation = ({ createdAt, applicationId }: Pick<Application, 'createdAt' | 'applicationId'>) =>
  `${createdAt}#${applicationId}`
