import type { Account, AccountRemains } from './account.ts'
import type { ApiKey } from './api-key.ts'
import type { Application, ApplicationRecord, ApplicationState, OpenReview, Signal } from './application.ts'
import type { AuditEntry } from './audit.ts'
import type { StoredCalendar, UnreadableCalendar } from './calendar.ts'
import type { ContentKind } from './content.ts'
import type { DocumentName, StoredReading } from './document-ports.ts'
import type { Document } from './documents.ts'
import type { BusEvent, DomainEvent, EndpointEvent } from './events.ts'
import type { Counting, DecisionWork } from './figures.ts'
import type { LocalDate } from './local-time.ts'
import type { QualitySample } from './quality-sample.ts'
import type { RateCount } from './rates.ts'
import type { AttentionList, ExecutionState } from './reconciliation.ts'
import type { FacetGroups } from './review-queue.ts'
import type { ReviewerClaims } from './reviewer-claims.ts'
import type { StaffRole } from './roles.ts'
import type { Session } from './session.ts'
import type { Delivery, WebhookEndpoint } from './webhooks.ts'

/** The states before and after a change. Absent `before`: the item must not exist yet. */
export interface Replacement<T> {
  readonly before?: T
  readonly after: T
}

/** Replaces an unreadable list of a year, unless a list of a later version was stored meanwhile. */
interface CalendarMending {
  readonly unreadable: true
  readonly after: StoredCalendar
}

/**
 * One atomic change. It is written only if each `before` is still current. Account, application, calendar and
 * session are compared by `version`, the application by its status, too; a document by its status, its successor, its validation
 * runs, its reading and its erasure.
 */
export interface Change {
  readonly account?: Replacement<Account>
  readonly application?: Replacement<Application>
  readonly documents?: readonly Replacement<Document>[]
  /** What was read in one of the documents. */
  readonly reading?: StoredReading & Pick<DocumentName, 'applicationId'>
  /** Documents of which nothing that was read stays. */
  readonly clearedReadings?: readonly DocumentName[]
  /**
   * The certificate's places (R11). `claim` needs a free place or one that the account holds. `confirm` needs one that
   * the account holds. `release` always succeeds.
   */
  readonly certificate?: {
    readonly action: 'claim' | 'confirm' | 'release'
    readonly hash: string
    readonly accountId: string
  }
  /** A place at another certificate that an account gives up with the change. */
  readonly releasedPlace?: { readonly hash: string; readonly accountId: string }
  /** The approved application that a renewal replaces. */
  readonly superseded?: Replacement<Application>
  /** Removes the task token that the workflow stored with the application: no execution waits any more. */
  readonly clearTaskToken?: true
  /** Records that the account uploaded bytes with this keyed hash. Repetition has no effect. */
  readonly content?: { readonly hash: string; readonly accountId: string }
  /** Removes such records of the account, each at most once. */
  readonly forgottenContents?: readonly { readonly hash: string; readonly accountId: string }[]
  readonly calendar?: Replacement<StoredCalendar> | CalendarMending
  readonly session?: Replacement<Session>
  /** Sessions of the account that are deleted with all their tokens, by their ids. */
  readonly deletedSessions?: { readonly accountId: string; readonly sessionIds: readonly string[] }
  /** An endpoint without `after` is deleted. One more endpoint needs a place below their limit. */
  readonly endpoint?: Replacement<WebhookEndpoint> | { readonly before: WebhookEndpoint }
  /** What a reviewer holds, by its version. */
  readonly claims?: Replacement<ReviewerClaims>
  readonly endpointEvent?: EndpointEvent
  readonly apiKey?: Replacement<ApiKey>
  /** A webhook's delivery, by its version. */
  readonly delivery?: Replacement<Delivery>
  readonly audit: AuditEntry
  readonly events?: readonly DomainEvent[]
  /** Counted in the figures, once: by the conditions on the rest of the change. */
  readonly counting?: Counting
  /** A sample of the quality of decisions, by its version. */
  readonly sample?: Replacement<QualitySample>
  /** Stored with the first of the events. It is not part of the event, so it is never published. */
  readonly work?: DecisionWork
  /** The answer to the request that caused the change, stored only if the request's claim is still current. */
  readonly answer?: { readonly claim: RequestClaim; readonly result: unknown }
}

/** One run's exclusive claim on a request with an Idempotency-Key. */
export interface RequestClaim {
  /** The place where answers are stored. */
  readonly store: string
  readonly requestId: string
  readonly runId: string
  /**
   * No run has claimed the request yet: the change claims it when it writes the answer, on condition that no other run has.
   * Absent: the run claimed the request before its work.
   */
  readonly byChange?: { readonly digest: string; readonly at: string }
}

export interface KeyedRequest {
  /** Hash of the caller and the key; equal for all repetitions. */
  readonly requestId: string
  /** Hash of the route and the body. A different value means a different request. Reads may begin before it is known. */
  readonly digest: string | Promise<string>
}

export interface RequestRun {
  readonly runId: string
  readonly at: string
  readonly patienceMs: number
}

export type BegunRequest =
  | { readonly state: 'CLAIMED'; readonly claim: RequestClaim; readonly isRepeated: boolean }
  | { readonly state: 'ANSWERED'; readonly result: unknown }
  /** The key was used for a different request. */
  | { readonly state: 'REUSED' }
  | { readonly state: 'UNDER_WAY' }

/** The first answers to requests with an Idempotency-Key, stored for a day: plain JSON without secrets. */
export interface KeptAnswers {
  /** Claims a new request, or one whose run gave no answer for `patienceMs` (`isRepeated`). */
  begin(request: KeyedRequest, run: RequestRun): Promise<BegunRequest>
  /** The same, but a new request is not claimed: its change claims it (`byChange`). */
  look(request: KeyedRequest, run: RequestRun): Promise<BegunRequest>
  /** Stores an answer, unless a change already stored one. Fails if the claim is not current any more. */
  keep(claim: RequestClaim, result: unknown): Promise<void>
  /**
   * Releases the claim, so that the request may be repeated at once. Returns a stored answer, which is kept. If the change was
   * to claim the request, it may be the answer of another run.
   */
  release(claim: RequestClaim): Promise<{ readonly result: unknown } | undefined>
}

/**
 * `STALE`: a concurrent change was first; read again and decide again. `CLAIM_LOST`: another run has claimed the
 * request.
 */
export type CommitResult = 'COMMITTED' | 'STALE' | 'QUOTA_EXCEEDED' | 'ENDPOINT_LIMIT_REACHED' | 'CLAIM_LOST'

export interface Page<T> {
  readonly items: readonly T[]
  /** Number of unreadable items of the page. The page omits them. */
  readonly unreadable?: number
  readonly nextCursor?: string
}

/** An application with unreadable items. `erasedAt`: time at which its content was erased. */
export interface UnreadableApplication {
  readonly applicationId: string
  readonly erasedAt?: string
}

export interface PageRequest {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** The open reviews of a list. All that are present apply. */
export interface ReviewSelection {
  /** Without those of this account. */
  readonly notOf?: string
  /** Those leased to this reviewer. */
  readonly leasedTo?: string
  /** Those without a valid lease at this time. */
  readonly unheldAt?: string
  /** Those with a facet of each group. The first group's index is read. */
  readonly facets?: FacetGroups
  /** Those due after `after` and not later than `until`. */
  readonly due?: { readonly after?: string; readonly until?: string }
  /** Maximum number of reviews that a page examines. */
  readonly reach?: number
}

export interface Records {
  /** Strongly consistent. */
  application(applicationId: string): Promise<ApplicationRecord | undefined>
  /** The same for lists, which an unreadable application must not stop. */
  listed(applicationId: string): Promise<ApplicationRecord | UnreadableApplication | undefined>
  /** The hashes that lead from an application to other items, as far as they are readable. */
  hashesOf(
    applicationId: string,
  ): Promise<{ readonly certificateHash?: string; readonly contentHashes: readonly string[] }>
  /** What was read in the documents of an application. Strongly consistent. */
  readingsOf(applicationId: string): Promise<readonly StoredReading[]>
  /**
   * Removes every attribute of an application's items except those that lists need. Its execution gets the signal of a
   * withdrawal.
   */
  blank(applicationId: string, at: string): Promise<void>
  /** Strongly consistent. */
  account(accountId: string): Promise<Account | undefined>
  /** The readable rest of an account that can't be parsed as a whole; undefined for any other account. */
  remainsOfAccount(accountId: string, at: string): Promise<AccountRemains | undefined>
  /** Replaces an unreadable account by its readable rest, unless it was mended meanwhile. */
  mendAccount(remains: Account): Promise<void>
  /** Counts other accounts that uploaded the same bytes, up to `atMost`. Strongly consistent. */
  otherAccountsWith(contentHash: string, accountId: string, atMost: number): Promise<number>
  /** Strongly consistent. Undefined if the reviewer claimed nothing lately, or the stage has no limit. */
  claimsOf(reviewerId: string): Promise<ReviewerClaims | undefined>
  /** Strongly consistent. */
  session(sessionId: string): Promise<Session | undefined>
  /** The ids of an account's sessions that are stored, at most so many. Strongly consistent. */
  sessionIdsOf(accountId: string, atMost: number): Promise<readonly string[]>
  commit(change: Change): Promise<CommitResult>
  /** The work that was stored with the event. Strongly consistent. */
  workOf(event: Pick<DomainEvent, 'applicationId' | 'sequence'>): Promise<DecisionWork | undefined>
  /** Removes the processed signal, if it is still the stored one. */
  acknowledge(applicationId: string, signal: Pick<Signal, 'kind' | 'attempt'>): Promise<void>
  /**
   * Applications with this certificate number, newest first. Eventually consistent. Applications that were last changed by
   * an earlier version are missing.
   */
  applicationIdsWithNumber(certificateHash: string, atMost: number): Promise<readonly string[]>
  /** Sessions that were created with this address, newest first. Eventually consistent. */
  sessionIdsWithEmail(emailHash: string, atMost: number): Promise<readonly string[]>
  /** The accounts that hold a place of a certificate, by id. Strongly consistent. */
  holdersOf(certificateHash: string): Promise<readonly string[]>
  /** Deletes a certificate's item if no account holds a place at it. */
  deleteEmptyPlace(certificateHash: string): Promise<void>
  /** Newest first. */
  applicationIdsOf(accountId: string, page: PageRequest): Promise<Page<string>>
  /**
   * Open reviews, earliest deadline first. A page is shorter than its limit only at the end, or after `reach` examined
   * reviews.
   */
  openReviews(page: PageRequest & ReviewSelection): Promise<Page<OpenReview>>
  /**
   * Counts open reviews, without those of `notOf`, that are due after `after` and not later than `until`, up to
   * `atMost`.
   */
  countOpenReviews(due: { notOf?: string; after?: string; until: string; atMost: number }): Promise<number>
  /** Every year's list that operators stored; unreadable ones by their year only. Strongly consistent. */
  calendars(): Promise<(StoredCalendar | UnreadableCalendar)[]>
  /** Newest first. */
  auditTrail(accountId: string, page: PageRequest): Promise<Page<AuditEntry>>
}

/**
 * Work that a crash or a lost message may have left, oldest first. The lists are eventually consistent. Read the
 * application itself before acting on it.
 */
export interface Leftovers {
  /** Applications with an unprocessed signal older than `before`. */
  signalledBefore(before: string, page: PageRequest): Promise<Page<string>>
  /** Applications on a list since before `before`. */
  attentionBefore(list: AttentionList, before: string, page: PageRequest): Promise<Page<string>>
  /** Documents of which the last validation not known to have ended started before `before`. */
  validatingBefore(before: string, page: PageRequest): Promise<Page<DocumentName>>
  /** Accounts with a certificate about whose expiry a notice is due on this day, by their ids. */
  certificatesDue(today: LocalDate, page: PageRequest): Promise<Page<string>>
  /** Applications that ended before `before`, with this content to be erased next. */
  endedBefore(next: ContentKind, before: string, page: PageRequest): Promise<Page<string>>
  /** The part that the API and the workflow exchange, with the waiting token. Strongly consistent. */
  state(applicationId: string): Promise<ApplicationState | undefined>
}

/**
 * Encrypts personal text bound to one application: it can't be decrypted with another application's id. Texts about an
 * account are bound to the account's id in the same way.
 */
export interface PersonalData {
  encrypt(applicationId: string, text: string): Promise<string>
  decrypt(applicationId: string, ciphertext: string): Promise<string>
}

/** A keyed one-way hash: equal texts have equal hashes. Without the key, texts can't be tested against a hash. */
export interface KeyedHash {
  of(text: string): Promise<string>
}

export interface Rates {
  /**
   * Increments the count unless it has reached `atMost`. Concurrent increments are exact. A lost answer may count
   * twice.
   */
  take(count: RateCount, atMost: number): Promise<boolean>
  /** Decrements the count and never fails. If the decrement is impossible, the count stays until its window ends. */
  giveBack(count: RateCount): Promise<void>
}

export type Claims = Readonly<Record<string, unknown>>

export interface TokenVerifier {
  /**
   * The claims of a token that the issuer signed and that is valid now. Fails if the issuer's keys are not available.
   */
  verify(token: string): Promise<{ readonly claims: Claims } | { readonly refused: 'EXPIRED' | 'INVALID' }>
}

/** The identity provider's list of users. */
export interface Directory {
  /** Whether the user exists and may sign in now. */
  isEnabled(userName: string): Promise<boolean>
  /** Whether the user is in the role's group now. */
  hasRole(userName: string, role: StaffRole): Promise<boolean>
  /** The account ids of the users with this e-mail address, whatever its case. */
  accountIdsOf(email: string, atMost: number): Promise<readonly string[]>
  /** The verified e-mail address of an enabled user. Undefined: there is none. */
  emailOf(accountId: string): Promise<string | undefined>
}

/** One watch of one attempt's deadline, identified by application, attempt and revision. */
export interface DeadlineWatch {
  readonly applicationId: string
  readonly attempt: number
  readonly revision: number
  readonly dueSoonAt: string
  readonly dueAt: string
}

export interface Workflow {
  /** Starts the application's execution or its replacement. Does nothing if it was started before. */
  start(applicationId: string, run?: number): Promise<void>
  /** Starts the watch of a moved deadline. Does nothing if it was started before. */
  watchDeadline(watch: DeadlineWatch): Promise<void>
  /** Starts the rescheduling for this version of a year's list. Does nothing if it was started before. */
  startRescheduling(calendar: { year: string; version: number }): Promise<void>
  /** Sends a signal to the execution that waits with this token. `GONE`: the token was used or has expired. */
  signal(token: string, signal: { kind: string; attempt: number }): Promise<'DELIVERED' | 'GONE'>
}

export interface Executions {
  stateOf(application: Pick<Application, 'applicationId' | 'run'>): Promise<ExecutionState>
  /** Applications of which an execution failed, timed out or was aborted since `since`, as far as AWS lists them. */
  brokenSince(since: string): Promise<readonly string[]>
}

/** Requests the validation of an upload in the inbox as if it had just arrived. */
export interface ValidationRequests {
  request(document: DocumentName): Promise<void>
}

export interface EventBus {
  /** Resolves when the bus has accepted the event. */
  publish(event: BusEvent): Promise<void>
}

/** RFC 3339 UTC. */
export type Clock = () => string
export type IdSource = () => string
/** 256 random bits, base64url. */
export type SecretSource = () => string

/** Waits for a random time that grows with each try, so that contenders do not collide again. */
export type BackOff = (tries: number) => Promise<void>
