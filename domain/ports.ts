import type { Account, AccountRemains } from './account.ts'
import type { Application, ApplicationRecord, ApplicationState, OpenReview, Signal } from './application.ts'
import type { AuditEntry } from './audit.ts'
import type { StoredCalendar, UnreadableCalendar } from './calendar.ts'
import type { ContentKind } from './content.ts'
import type { DocumentName } from './document-ports.ts'
import type { Document } from './documents.ts'
import type { DomainEvent } from './events.ts'
import type { RateCount } from './rates.ts'
import type { AttentionList, ExecutionState } from './reconciliation.ts'
import type { StaffRole } from './roles.ts'

/** A state before (absent: it must not exist yet) and after. */
export interface Replacement<T> {
  readonly before?: T
  readonly after: T
}

/** Takes the place of a year's list that can't be read, unless the list of a later version stands there meanwhile. */
interface CalendarMending {
  readonly unreadable: true
  readonly after: StoredCalendar
}

/**
 * One indivisible change. It is written whole or not at all, on condition that each `before` still stands:
 * account, application and calendar by `version`, the application by its status too, a document by its status, its successor
 * and its validation runs.
 */
export interface Change {
  readonly account?: Replacement<Account>
  readonly application?: Replacement<Application>
  readonly documents?: readonly Replacement<Document>[]
  /**
   * The certificate's places (R11). `claim` needs a free place or one that the account already holds, `confirm` one
   * that it holds, `release` succeeds whether it is held or not.
   */
  readonly certificate?: {
    readonly action: 'claim' | 'confirm' | 'release'
    readonly hash: string
    readonly accountId: string
  }
  /** What token the workflow has left with the application goes: nothing waits with it any more. */
  readonly clearTaskToken?: true
  /** Notes that the account uploaded the bytes with this keyed hash. Noting it again changes nothing. */
  readonly content?: { readonly hash: string; readonly accountId: string }
  /** No longer notes that the account uploaded the bytes with these keyed hashes, each at most once. */
  readonly forgottenContents?: readonly { readonly hash: string; readonly accountId: string }[]
  readonly calendar?: Replacement<StoredCalendar> | CalendarMending
  readonly audit: AuditEntry
  readonly events?: readonly DomainEvent[]
  /** What the request that asked for the change is answered, on condition that its claim still stands. */
  readonly answer?: { readonly claim: RequestClaim; readonly result: unknown }
}

/** A request with an Idempotency-Key in the hands of one run of its work. */
export interface RequestClaim {
  /** Where answers are kept. */
  readonly store: string
  readonly requestId: string
  readonly runId: string
}

type BegunRequest =
  | { readonly state: 'CLAIMED'; readonly claim: RequestClaim; readonly isRepeated: boolean }
  | { readonly state: 'ANSWERED'; readonly result: unknown }
  /** The key was used for another request. */
  | { readonly state: 'REUSED' }
  | { readonly state: 'UNDER_WAY' }

/** First answers to requests with an Idempotency-Key, for a day: plain JSON, nothing secret. */
export interface KeptAnswers {
  /** Claims a request that is new, or whose run is taken for dead: `patienceMs` went by without an answer (`isRepeated`). */
  begin(
    request: { readonly requestId: string; readonly digest: string },
    run: { readonly runId: string; readonly at: string; readonly patienceMs: number },
  ): Promise<BegunRequest>
  /** Keeps an answer, unless one was kept with a change. Fails when the claim stands no more. */
  keep(claim: RequestClaim, result: unknown): Promise<void>
  /** Gives the claim back, so that the request may be repeated at once; an answer that was kept stays, and is told. */
  release(claim: RequestClaim): Promise<{ readonly result: unknown } | undefined>
}

/**
 * `STALE`: somebody else changed something first; read again and decide again. `CLAIM_LOST`: another run has the request
 * in hand.
 */
export type CommitResult = 'COMMITTED' | 'STALE' | 'QUOTA_EXCEEDED' | 'CLAIM_LOST'

export interface Page<T> {
  readonly items: readonly T[]
  /** How many items of the page can't be read; they are left out. */
  readonly unreadable?: number
  readonly nextCursor?: string
}

/** An application of which not every item can be read; `erasedAt`: since then there is nothing left to be read. */
export interface UnreadableApplication {
  readonly applicationId: string
  readonly erasedAt?: string
}

export interface PageRequest {
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface Records {
  /** Strongly consistent. */
  application(applicationId: string): Promise<ApplicationRecord | undefined>
  /** The same for lists, which one that can't be read must not stop. */
  listed(applicationId: string): Promise<ApplicationRecord | UnreadableApplication | undefined>
  /** What leads from an application to other items, as far as it is there, whether or not the rest can be read. */
  hashesOf(
    applicationId: string,
  ): Promise<{ readonly certificateHash?: string; readonly contentHashes: readonly string[] }>
  /** Takes every attribute off an application's items but what lists find it by. Its execution hears of a withdrawal. */
  blank(applicationId: string, at: string): Promise<void>
  /** Strongly consistent. */
  account(accountId: string): Promise<Account | undefined>
  /** What can be read of an account that can't be read as a whole; undefined for any other. */
  remainsOfAccount(accountId: string, at: string): Promise<AccountRemains | undefined>
  /** Puts what is left of an account in its place, unless it was mended meanwhile. */
  mendAccount(remains: Account): Promise<void>
  /** How many other accounts have uploaded the very same bytes, counted up to `atMost`. Strongly consistent. */
  otherAccountsWith(contentHash: string, accountId: string, atMost: number): Promise<number>
  commit(change: Change): Promise<CommitResult>
  /** Removes the signal that a step has acted on, if it still is that signal. */
  acknowledge(applicationId: string, signal: Pick<Signal, 'kind' | 'attempt'>): Promise<void>
  /** Removes the item of a certificate at which no account holds a place; leaves any other. */
  deleteEmptyPlace(certificateHash: string): Promise<void>
  /** Newest first. */
  applicationIdsOf(accountId: string, page: PageRequest): Promise<Page<string>>
  /**
   * Open reviews, earliest deadline first; with `leasedTo` only those whose lease names that reviewer, with `unheld`
   * only those that no lease binds at that time, with `notOf` none of that account. Such a page comes out short of its limit only at the end, or when
   * `reach` reviews were looked at for it.
   */
  openReviews(
    page: PageRequest & {
      notOf?: string
      leasedTo?: string
      unheld?: { readonly at: string; readonly reach: number }
    },
  ): Promise<Page<OpenReview>>
  /** How many open reviews, none of `notOf`, are due after `after` and at `until` or before, counted up to `atMost`. */
  countOpenReviews(due: { notOf?: string; after?: string; until: string; atMost: number }): Promise<number>
  /** Every year's list that operators put, those that can't be read by their year alone. Strongly consistent. */
  calendars(): Promise<(StoredCalendar | UnreadableCalendar)[]>
  /** Newest first. */
  auditTrail(accountId: string, page: PageRequest): Promise<Page<AuditEntry>>
}

/**
 * What may have been left behind, oldest first. The lists are eventually consistent: whoever acts on one reads the
 * application itself.
 */
export interface Leftovers {
  /** Applications with a signal from before `before` that no step has acted on. */
  signalledBefore(before: string, page: PageRequest): Promise<Page<string>>
  /** Applications on a list since before `before`. */
  attentionBefore(list: AttentionList, before: string, page: PageRequest): Promise<Page<string>>
  /** Documents of which the last validation that is not known to have ended began before `before`. */
  validatingBefore(before: string, page: PageRequest): Promise<Page<DocumentName>>
  /** Applications that ended before `before` and of which this is next to be erased. */
  endedBefore(next: ContentKind, before: string, page: PageRequest): Promise<Page<string>>
  /** What is between the API and the workflow now, the waiting token included. Strongly consistent. */
  state(applicationId: string): Promise<ApplicationState | undefined>
}

/**
 * Encrypts personal text bound to one application: it can't be decrypted under another application's id. What is said of an
 * account as such is bound to the account's id in the same way.
 */
export interface PersonalData {
  encrypt(applicationId: string, text: string): Promise<string>
  decrypt(applicationId: string, ciphertext: string): Promise<string>
}

/** A keyed one-way hash: equal for equal text, useless to whoever lacks the key. */
export interface KeyedHash {
  of(text: string): Promise<string>
}

export interface Rates {
  /** Counts one more, unless there are `atMost` already. Exact, however many count at once; a lost answer may count twice. */
  take(count: RateCount, atMost: number): Promise<boolean>
  /** Counts one fewer. Does not fail: one that can't be given back stays counted until its window ends. */
  giveBack(count: RateCount): Promise<void>
}

export type Claims = Readonly<Record<string, unknown>>

export interface TokenVerifier {
  /** The claims of a token that the issuer signed and that is valid now. Fails when the issuer's keys can't be had. */
  verify(token: string): Promise<{ readonly claims: Claims } | { readonly refused: 'EXPIRED' | 'INVALID' }>
}

/** The identity provider's list of users. */
export interface Directory {
  /** Whether the user of this name is still there and may sign in, now. */
  isEnabled(userName: string): Promise<boolean>
  /** Whether the user of this name is in the group of that role, now. */
  hasRole(userName: string, role: StaffRole): Promise<boolean>
}

/** One watch of one attempt's deadline, named by application, attempt and revision. */
export interface DeadlineWatch {
  readonly applicationId: string
  readonly attempt: number
  readonly revision: number
  readonly dueSoonAt: string
  readonly dueAt: string
}

export interface Workflow {
  /** Starts the application's execution, or its replacement; does nothing if that one was started before. */
  start(applicationId: string, run?: number): Promise<void>
  /** Starts the watch of a deadline that was moved; does nothing if it was started before. */
  watchDeadline(watch: DeadlineWatch): Promise<void>
  /** Starts the recomputing of deadlines by this version of a year's list; does nothing if it was started before. */
  startRescheduling(calendar: { year: string; version: number }): Promise<void>
  /** Wakes the execution that waits with this token; `GONE` if the token was used or has run out. */
  signal(token: string, signal: { kind: string; attempt: number }): Promise<'DELIVERED' | 'GONE'>
}

export interface Executions {
  stateOf(application: Pick<Application, 'applicationId' | 'run'>): Promise<ExecutionState>
  /** Applications of which an execution failed, timed out or was aborted since `since`, as far as can be listed. */
  brokenSince(since: string): Promise<readonly string[]>
}

/** Has an upload that is in the inbox judged as if it had just arrived. */
export interface ValidationRequests {
  request(document: DocumentName): Promise<void>
}

export interface EventBus {
  /** Resolves when the bus has taken it. */
  publish(event: DomainEvent): Promise<void>
}

/** RFC 3339 UTC. */
export type Clock = () => string
export type IdSource = () => string

/** Waits a little, longer and less predictably with each try, so that contenders get out of each other's way. */
export type BackOff = (tries: number) => Promise<void>
