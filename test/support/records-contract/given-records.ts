import { beforeAll, expect } from '@jest/globals'
import type { Account } from '../../../domain/account.ts'
import type { Application, ApplicationIn, ApplicationStateName, Draft } from '../../../domain/application.ts'
import type { ChainedEntry, ChainHead } from '../../../domain/audit-chain.ts'
import type { Change, CommitResult, Leftovers, Records } from '../../../domain/ports.ts'
import { applicationIn, sampleAccount, sampleApplication, sampleAudit } from '../samples.ts'

export interface RecordsUnderTest {
  readonly records: Records
  readonly leftovers: Leftovers
  /** The number of places of one certificate. */
  readonly certificateQuota: number
  /** An account's stored audit entries in the order of their places, and the end of the chain. */
  chainOf(accountId: string): Promise<{ entries: ChainedEntry[]; head: ChainHead | undefined }>
  /** Makes a year's list unreadable; `telling`: its version stays readable. */
  spoilCalendar(year: string, telling?: 'version'): Promise<void>
  /** Stores a waiting task, like the state machine. */
  awaitSubmission(applicationId: string): Promise<void>
  /** The workflow's own attribute on the application's item. */
  readonly foreignAttribute: {
    write(applicationId: string, name: string, value: string): Promise<void>
    read(applicationId: string, name: string): Promise<unknown>
  }
}

/** The records that a contract's tests share, created before the first test, and their initial content. */
export interface GivenRecords {
  readonly subject: RecordsUnderTest
  readonly records: Records
  committed(change: Change): Promise<void>
  storedAccount(changed?: Partial<Account>): Promise<Account>
  /** A draft. */
  storedApplication(changed?: Partial<Draft>): Promise<Draft>
  storedIn<N extends ApplicationStateName>(
    name: N,
    changed?: Partial<ApplicationIn<N>>,
  ): Promise<ApplicationIn<N>>
  changePlace(action: 'claim' | 'confirm' | 'release', hash: string, accountId: string): Promise<CommitResult>
  holdsPlace(hash: string, accountId: string): Promise<boolean>
}

/** Must be called inside a `describe`, in which it creates the records. */
export function givenRecords(make: () => Promise<RecordsUnderTest>): GivenRecords {
  let made: RecordsUnderTest | undefined

  beforeAll(async () => {
    made = await make()
  })

  function subject(): RecordsUnderTest {
    if (made === undefined) throw new Error('the records are made when the first test begins')
    return made
  }

  async function committed(change: Change): Promise<void> {
    expect(await subject().records.commit(change)).toBe('COMMITTED')
  }

  async function storedAccount(changed: Partial<Account> = {}): Promise<Account> {
    const account = sampleAccount(changed)
    await committed({ account: { after: account }, audit: sampleAudit(account.accountId) })
    return account
  }

  async function stored<A extends Application>(application: A): Promise<A> {
    await committed({ application: { after: application }, audit: sampleAudit(application.accountId) })
    return application
  }

  async function changePlace(
    action: 'claim' | 'confirm' | 'release',
    hash: string,
    accountId: string,
  ): Promise<CommitResult> {
    const change = { certificate: { action, hash, accountId }, audit: sampleAudit(accountId) }
    return subject().records.commit(change)
  }

  async function holdsPlace(hash: string, accountId: string): Promise<boolean> {
    return (await changePlace('confirm', hash, accountId)) === 'COMMITTED'
  }

  return {
    get subject() {
      return subject()
    },
    get records() {
      return subject().records
    },
    committed,
    storedAccount,
    storedApplication: changed => stored(sampleApplication(changed)),
    storedIn: (name, changed) => stored(applicationIn(name, changed)),
    changePlace,
    holdsPlace,
  }
}

/** The next version of an application, with its audit entry. */
export function next<A extends Application>(before: A, changed: Partial<A>): Change {
  const after: A = { ...before, ...changed, version: before.version + 1 }
  return { application: { before, after }, audit: sampleAudit(before.accountId) }
}

/** The next version of a draft, in another state. */
export function nextIn<N extends ApplicationStateName>(
  draft: Draft,
  name: N,
  changed: Partial<ApplicationIn<N>> = {},
): { readonly change: Change; readonly after: ApplicationIn<N> } {
  const { applicationId, accountId, createdAt, version } = draft
  const after = {
    ...applicationIn(name),
    applicationId,
    accountId,
    createdAt,
    ...changed,
    version: version + 1,
  } as ApplicationIn<N>
  return { change: { application: { before: draft, after }, audit: sampleAudit(accountId) }, after }
}
