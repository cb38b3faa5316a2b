import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Account } from '../../domain/account.ts'
import type { Application } from '../../domain/application.ts'
import type { ChainedEntry, ChainHead } from '../../domain/audit-chain.ts'
import { brokenLink } from '../../domain/audit-verification.ts'
import type { StoredCalendar } from '../../domain/calendar.ts'
import type { Document } from '../../domain/documents.ts'
import type { Change, CommitResult, Leftovers, Page, PageRequest, Records } from '../../domain/ports.ts'
import { digestOfText } from './in-memory-services.ts'
import {
  examinedDocument,
  sampleAccount,
  sampleApplication,
  sampleAudit,
  sampleDocument,
  sampleEntered,
  sampleEvent,
} from './samples.ts'
import { monday } from './world.ts'

export interface RecordsUnderTest {
  readonly records: Records
  readonly leftovers: Leftovers
  /** How many accounts a certificate's slot has room for. */
  readonly certificateQuota: number
  /** An account's audit entries as they are stored, in the order of their places, and where their chain ends. */
  chainOf(accountId: string): Promise<{ entries: ChainedEntry[]; head: ChainHead | undefined }>
  /** The workflow's own attribute on the application's item, where the store behind can be reached. */
  /** What the state machine does when it waits for a submission. */
  awaitSubmission(applicationId: string): Promise<void>
  readonly foreignAttribute?: {
    write(applicationId: string, name: string, value: string): Promise<void>
    read(applicationId: string, name: string): Promise<unknown>
  }
}

/** What every adapter of the `Records` port promises. Works on a shared table, too: ids are new each time. */
export function recordsContract(name: string, make: () => Promise<RecordsUnderTest>): void {
  describe(`records: ${name}`, () => {
    let subject: RecordsUnderTest
    let records: Records

    beforeAll(async () => {
      subject = await make()
      records = subject.records
    })

    async function committed(change: Change): Promise<void> {
      expect(await records.commit(change)).toBe('COMMITTED')
    }

    async function storedAccount(changed: Partial<Account> = {}): Promise<Account> {
      const account = sampleAccount(changed)
      await committed({ account: { after: account }, audit: sampleAudit(account.accountId) })
      return account
    }

    async function storedApplication(changed: Partial<Application> = {}): Promise<Application> {
      const application = sampleApplication(changed)
      await committed({ application: { after: application }, audit: sampleAudit(application.accountId) })
      return application
    }

    function next(before: Application, changed: Partial<Application>): Change {
      return {
        application: { before, after: { ...before, ...changed, version: before.version + 1 } },
        audit: sampleAudit(before.accountId),
      }
    }

    describe('reading', () => {
      test('what was never stored is undefined', async () => {
        expect(await records.account(`account-${randomUUID()}`)).toBeUndefined()
        expect(await records.application(randomUUID())).toBeUndefined()
      })

      test('an account comes back as it was stored, absent properties absent', async () => {
        const { registrationRegion: _none, ...account } = sampleAccount()
        await committed({ account: { after: account }, audit: sampleAudit(account.accountId) })
        const read = await records.account(account.accountId)
        expect(read).toEqual(account)
        expect(read).not.toHaveProperty('registrationRegion')
      })

      test('an application comes back with its documents and its events in their order, and no other’s', async () => {
        const application = sampleApplication({ eventSequence: 12 })
        await storedApplication()
        const documents = [
          sampleDocument({ applicationId: application.applicationId }),
          sampleDocument({ applicationId: application.applicationId, slot: 'HOLDING' }),
        ]
        const events = Array.from({ length: 12 }, (_, index) => sampleEvent(application, index + 1))
        await committed({
          application: { after: application },
          documents: documents.map(after => ({ after })),
          events: events.toReversed(),
          audit: sampleAudit(application.accountId),
        })
        expect(await records.application(application.applicationId)).toEqual({
          application,
          documents,
          events,
        })
      })

      test('every optional property of an application survives', async () => {
        const application = sampleApplication({
          status: 'IN_REVIEW',
          entered: sampleEntered(randomUUID()),
          reopened: { slots: ['HOLDING'], fields: ['name'] },
          submittedAt: '2026-11-23T02:00:00.000Z',
          deadline: {
            dueSoonAt: '2026-11-26T05:30:00.000Z',
            dueAt: '2026-11-26T10:00:00.000Z',
            dueProvisional: true,
            revision: 2,
            told: { dueSoon: true, overdueFor: '2026-11-26T10:00:00.000Z' },
          },
          expiryToldFor: 1,
          lease: { reviewerId: 'reviewer-1', expiresAt: '2026-11-23T02:15:00.000Z' },
          proposedRejection: {
            reasons: [{ code: 'FORGED' }],
            reviewerId: 'reviewer-2',
            proposedAt: '2026-11-23T02:09:00.000Z',
          },
          recordedDecision: {
            outcome: 'REQUEST_RETRY',
            reasons: [{ code: 'PHOTO_BLURRED', slot: 'HOLDING' }],
            reviewerId: 'reviewer-1',
            decidedAt: '2026-11-23T02:10:00.000Z',
          },
          appliedDecision: {
            outcome: 'REJECT',
            reasons: [{ code: 'FORGED' }],
            decidedAt: '2026-11-23T02:10:00.000Z',
            attemptsExhausted: true,
          },
          notes: [
            { attempt: 1, reviewerId: 'reviewer-1', at: '2026-11-23T02:10:00.000Z', ciphertext: 'bm90ZQ==' },
            { attempt: 1, operatorId: 'operator-1', at: '2026-11-23T02:12:00.000Z', ciphertext: 'cmVhc29u' },
          ],
          signal: { kind: 'REQUEST_RETRY', attempt: 1, at: '2026-11-23T02:10:00.000Z' },
          parked: { at: '2026-11-23T02:11:00.000Z', error: 'States.TaskFailed' },
        })
        await committed({ application: { after: application }, audit: sampleAudit(application.accountId) })
        expect((await records.application(application.applicationId))?.application).toEqual(application)
      })

      test('every optional property of a document survives', async () => {
        const application = await storedApplication()
        const { applicationId } = application
        const before = sampleDocument({ applicationId, status: 'VALIDATING' })
        await committed({ documents: [{ after: before }], audit: sampleAudit(application.accountId) })
        const accepted = examinedDocument({ ...before, status: 'ACCEPTED' })
        await committed({
          documents: [{ before, after: accepted }],
          audit: sampleAudit(application.accountId),
        })
        const refused = sampleDocument({
          applicationId,
          slot: 'HOLDING',
          status: 'REFUSED',
          refusal: 'CORRUPT',
          supersededAt: '2026-11-23T03:00:00.000Z',
        })
        await committed({ documents: [{ after: refused }], audit: sampleAudit(application.accountId) })
        expect((await records.application(applicationId))?.documents).toEqual([accepted, refused])
      })
    })

    describe('a commit', () => {
      test('creates an account once', async () => {
        const account = await storedAccount()
        const again: Change = { account: { after: account }, audit: sampleAudit(account.accountId) }
        expect(await records.commit(again)).toBe('STALE')
      })

      test('creates an application once', async () => {
        const application = await storedApplication()
        const again: Change = {
          application: { after: application },
          audit: sampleAudit(application.accountId),
        }
        expect(await records.commit(again)).toBe('STALE')
      })

      test('creates a document and an event once each', async () => {
        const application = sampleApplication()
        const document = sampleDocument({ applicationId: application.applicationId })
        const event = sampleEvent(application)
        const fresh = () => sampleAudit(application.accountId)
        await committed({ documents: [{ after: document }], events: [event], audit: fresh() })
        expect(await records.commit({ documents: [{ after: document }], audit: fresh() })).toBe('STALE')
        expect(await records.commit({ events: [event], audit: fresh() })).toBe('STALE')
      })

      test('changes nothing that is not there', async () => {
        const application = sampleApplication()
        const account = sampleAccount()
        const document = sampleDocument()
        expect(await records.commit(next(application, { overdue: true }))).toBe('STALE')
        expect(
          await records.commit({
            account: { before: account, after: { ...account, version: 2 } },
            audit: sampleAudit(account.accountId),
          }),
        ).toBe('STALE')
        expect(
          await records.commit({
            documents: [{ before: document, after: { ...document, status: 'VALIDATING' } }],
            audit: sampleAudit(account.accountId),
          }),
        ).toBe('STALE')
        expect(await records.application(application.applicationId)).toBeUndefined()
      })

      test('of an account is stale when another version is stored', async () => {
        const before = await storedAccount()
        const after = { ...before, partnerProgram: true, version: 2 }
        const change = () => ({ account: { before, after }, audit: sampleAudit(before.accountId) })
        await committed(change())
        expect(await records.commit(change())).toBe('STALE')
        expect(await records.account(before.accountId)).toEqual(after)
      })

      test('of an application is stale when another version is stored', async () => {
        const before = await storedApplication()
        await committed(next(before, { overdue: true }))
        expect(await records.commit(next(before, { overdue: false }))).toBe('STALE')
      })

      test('of an application is stale when another status is stored, even under the same version', async () => {
        const stored = await storedApplication()
        expect(await records.commit(next({ ...stored, status: 'RETRY_REQUESTED' }, { overdue: true }))).toBe(
          'STALE',
        )
      })

      test('of a document is stale when another status is stored, or it was superseded', async () => {
        const before = sampleDocument()
        const { applicationId: accountId } = before
        await committed({ documents: [{ after: before }], audit: sampleAudit(accountId) })
        const validating = { ...before, status: 'VALIDATING' as const }
        await committed({ documents: [{ before, after: validating }], audit: sampleAudit(accountId) })
        const accepted = (from: typeof before) =>
          records.commit({
            documents: [{ before: from, after: { ...from, status: 'ACCEPTED' } }],
            audit: sampleAudit(accountId),
          })
        expect(await accepted(before)).toBe('STALE')
        const superseded = { ...validating, supersededAt: '2026-11-23T03:00:00.000Z' }
        await committed({
          documents: [{ before: validating, after: superseded }],
          audit: sampleAudit(accountId),
        })
        expect(await accepted(validating)).toBe('STALE')
      })

      test('removes a property that the new state lacks', async () => {
        const before = await storedApplication({ reopened: { slots: ['HOLDING'], fields: [] } })
        const { reopened: _gone, ...after } = { ...before, version: 2 }
        await committed({ application: { before, after }, audit: sampleAudit(before.accountId) })
        expect((await records.application(before.applicationId))?.application).toEqual(after)
      })

      test('that is refused in one part changes nothing in any other', async () => {
        const account = await storedAccount()
        const stale = await storedApplication({ accountId: account.accountId })
        await committed(next(stale, {}))
        const hash = randomUUID()
        const entry = sampleAudit(account.accountId)
        const refused: Change = {
          ...next(stale, { overdue: true }),
          account: { before: account, after: { ...account, partnerProgram: true, version: 2 } },
          certificate: { action: 'claim', hash, accountId: account.accountId },
          events: [sampleEvent(stale, 9)],
          audit: entry,
        }
        expect(await records.commit(refused)).toBe('STALE')
        expect(await records.account(account.accountId)).toEqual(account)
        expect((await records.application(stale.applicationId))?.events).toEqual([])
        expect(await holdsPlace(hash, account.accountId)).toBe(false)
        const { items } = await records.auditTrail(account.accountId, { limit: 100 })
        expect(items.map(({ auditId }) => auditId)).not.toContain(entry.auditId)
      })

      test('leaves an attribute of the workflow’s alone', async () => {
        const { foreignAttribute } = subject
        if (foreignAttribute === undefined) return
        const before = await storedApplication()
        await foreignAttribute.write(before.applicationId, 'waiting', 'a token')
        await committed(next(before, { overdue: true, lease: { reviewerId: 'r', expiresAt: 'later' } }))
        expect(await foreignAttribute.read(before.applicationId, 'waiting')).toBe('a token')
        expect((await records.application(before.applicationId))?.application).not.toHaveProperty('waiting')
      })
    })

    describe('the audit chain of an account', () => {
      async function assertChain(accountId: string, auditIds: readonly string[]): Promise<void> {
        const { entries, head } = await subject.chainOf(accountId)
        expect(entries.map(({ auditId }) => auditId)).toEqual(auditIds)
        const links = entries.map((entry, index) => ({ position: index + 1, entry }))
        const rules = { digest: digestOfText, now: monday, auditDays: 1 }
        const broken = brokenLink({ links, unchainedAt: [] }, { before: head, after: head }, rules)
        expect({ broken, sequence: head?.sequence ?? 0 }).toEqual({
          broken: undefined,
          sequence: auditIds.length,
        })
      }

      test('has every change in the order of their commits, and none that was refused', async () => {
        const before = await storedApplication()
        const { accountId } = before
        const [begun] = (await subject.chainOf(accountId)).entries
        const changed = next(before, { overdue: true })
        await committed(changed)
        expect(await records.commit(next(before, { overdue: false }))).toBe('STALE')
        const read = sampleAudit(accountId, {
          action: 'review.read',
          details: { z: [1.5, null], a: { é: '' } },
        })
        await committed({ audit: read })
        await assertChain(accountId, [begun?.auditId ?? '', changed.audit.auditId, read.auditId])
      })

      test('is another than any other account’s', async () => {
        const [one, other] = [sampleAudit(`account-${randomUUID()}`), sampleAudit(`account-${randomUUID()}`)]
        await committed({ audit: one })
        await committed({ audit: other })
        await assertChain(one.accountId, [one.auditId])
        await assertChain(other.accountId, [other.auditId])
      })

      test('is never forked, however many change the account at once, and whoever is refused is not in it', async () => {
        const accountId = `account-${randomUUID()}`
        const entries = Array.from({ length: 12 }, () => sampleAudit(accountId))
        const results = await Promise.all(entries.map(audit => records.commit({ audit })))
        const written = entries.filter((_, index) => results[index] === 'COMMITTED').map(one => one.auditId)
        expect(results.filter(result => result !== 'COMMITTED' && result !== 'STALE')).toEqual([])
        expect(written.length).toBeGreaterThan(0)
        const inOrder = (await subject.chainOf(accountId)).entries.map(({ auditId }) => auditId)
        expect(inOrder.toSorted()).toEqual(written.toSorted())
        await assertChain(accountId, inOrder)
      })
    })

    async function slot(
      action: 'claim' | 'confirm' | 'release',
      hash: string,
      accountId: string,
    ): Promise<CommitResult> {
      return records.commit({ certificate: { action, hash, accountId }, audit: sampleAudit(accountId) })
    }

    async function holdsPlace(hash: string, accountId: string): Promise<boolean> {
      return (await slot('confirm', hash, accountId)) === 'COMMITTED'
    }

    async function fullSlot(): Promise<{ hash: string; holders: string[] }> {
      const hash = randomUUID()
      const holders = Array.from({ length: subject.certificateQuota }, () => `account-${randomUUID()}`)
      for (const accountId of holders) expect(await slot('claim', hash, accountId)).toBe('COMMITTED')
      return { hash, holders }
    }

    describe('a certificate’s slot', () => {
      test('has room for as many accounts as the quota and no more', async () => {
        const { hash } = await fullSlot()
        expect(await slot('claim', hash, 'one too many')).toBe('QUOTA_EXCEEDED')
        expect(await holdsPlace(hash, 'one too many')).toBe(false)
      })

      test('is claimed again by who holds it already, even when it is full', async () => {
        const { hash, holders } = await fullSlot()
        expect(await slot('claim', hash, String(holders[0]))).toBe('COMMITTED')
      })

      test('is confirmed only to who holds it', async () => {
        const { hash, holders } = await fullSlot()
        expect(await slot('confirm', hash, String(holders[1]))).toBe('COMMITTED')
        expect(await slot('confirm', hash, 'somebody else')).toBe('QUOTA_EXCEEDED')
        expect(await slot('confirm', randomUUID(), 'somebody else')).toBe('QUOTA_EXCEEDED')
      })

      test('has room again after a release', async () => {
        const { hash, holders } = await fullSlot()
        expect(await slot('release', hash, String(holders[0]))).toBe('COMMITTED')
        expect(await slot('claim', hash, 'the next one')).toBe('COMMITTED')
        expect(await slot('claim', hash, String(holders[0]))).toBe('QUOTA_EXCEEDED')
      })

      test('is empty, not broken, after its last holder left', async () => {
        const hash = randomUUID()
        expect(await slot('claim', hash, 'a')).toBe('COMMITTED')
        expect(await slot('release', hash, 'a')).toBe('COMMITTED')
        expect(await holdsPlace(hash, 'a')).toBe(false)
        expect(await slot('claim', hash, 'b')).toBe('COMMITTED')
      })

      test('is released by who does not hold it without harm', async () => {
        const { hash, holders } = await fullSlot()
        expect(await slot('release', hash, 'somebody else')).toBe('COMMITTED')
        expect(await slot('release', randomUUID(), 'somebody else')).toBe('COMMITTED')
        expect(await holdsPlace(hash, String(holders[0]))).toBe(true)
      })

      test('a change that is both stale and over the quota is stale: it is decided again', async () => {
        const { hash } = await fullSlot()
        const application = await storedApplication()
        await committed(next(application, {}))
        const change: Change = {
          ...next(application, { overdue: true }),
          certificate: { action: 'claim', hash, accountId: 'one too many' },
        }
        expect(await records.commit(change)).toBe('STALE')
      })

      test('when accounts race for the last place, one gets it', async () => {
        const { hash, holders } = await fullSlot()
        await slot('release', hash, String(holders[0]))
        const racers = ['x', 'y', 'z'].map(name => `${name}-${randomUUID()}`)
        const claim = async (accountId: string): Promise<CommitResult> => {
          const result = await slot('claim', hash, accountId)
          return result === 'STALE' ? claim(accountId) : result
        }
        const results = await Promise.all(racers.map(claim))
        expect(results.toSorted()).toEqual(['COMMITTED', 'QUOTA_EXCEEDED', 'QUOTA_EXCEEDED'])
      })
    })

    describe('the bytes of a file', () => {
      const uploadedBy = (hash: string, ...accountIds: string[]) =>
        Promise.all(
          accountIds.map(accountId =>
            committed({ content: { hash, accountId }, audit: sampleAudit(accountId) }),
          ),
        )
      const others = (hash: string, accountId: string, atMost = 10) =>
        records.otherAccountsWith(hash, accountId, atMost)

      test('that nobody uploaded, or only the account itself, however often, are in no other account', async () => {
        const hash = randomUUID()
        expect(await others(hash, 'a')).toBe(0)
        await uploadedBy(hash, 'a')
        await uploadedBy(hash, 'a')
        expect(await others(hash, 'a')).toBe(0)
      })

      test('that others uploaded are seen from every account, the first one’s too', async () => {
        const hash = randomUUID()
        await uploadedBy(hash, 'first')
        await uploadedBy(hash, 'second')
        expect(await others(hash, 'first')).toBe(1)
        expect(await others(hash, 'second')).toBe(1)
        expect(await others(hash, 'a third that only asks')).toBe(2)
        expect(await others(randomUUID(), 'first')).toBe(0)
      })

      test('are counted no further than asked for, wherever the account itself stands among them', async () => {
        const hash = randomUUID()
        const all = ['a', 'b', 'c', 'd', 'e']
        for (const accountId of all) await uploadedBy(hash, accountId)
        for (const accountId of [...all, 'x']) {
          expect(await others(hash, accountId, 2)).toBe(2)
          expect(await others(hash, accountId, 4)).toBe(4)
        }
        expect(await others(hash, 'c')).toBe(4)
      })

      test('are not noted by a change that is refused', async () => {
        const application = await storedApplication()
        await committed(next(application, {}))
        const hash = randomUUID()
        const stale: Change = { ...next(application, {}), content: { hash, accountId: 'a' } }
        expect(await records.commit(stale)).toBe('STALE')
        expect(await others(hash, 'b')).toBe(0)
      })
    })

    describe('acknowledging', () => {
      const signal = { kind: 'SUBMITTED', attempt: 1, at: '2026-11-23T02:00:00.000Z' } as const
      const signalOf = async (applicationId: string) =>
        (await records.application(applicationId))?.application.signal

      test('removes just the signal that was acted on', async () => {
        const { applicationId } = await storedApplication({ signal })
        await records.acknowledge(applicationId, { kind: 'SUBMITTED', attempt: 2 })
        await records.acknowledge(applicationId, { kind: 'WITHDRAWN', attempt: 1 })
        expect(await signalOf(applicationId)).toEqual(signal)
        await records.acknowledge(applicationId, { kind: 'SUBMITTED', attempt: 1 })
        expect(await signalOf(applicationId)).toBeUndefined()
      })

      test('twice, or where there is nothing, does no harm', async () => {
        const { applicationId } = await storedApplication({ signal })
        await records.acknowledge(applicationId, signal)
        await records.acknowledge(applicationId, signal)
        const missing = randomUUID()
        await records.acknowledge(missing, signal)
        expect(await records.application(missing)).toBeUndefined()
      })

      test('is no new version, and a commit that read the signal before does not bring it back', async () => {
        const before = await storedApplication({ signal })
        await records.acknowledge(before.applicationId, signal)
        await committed(next(before, { overdue: true }))
        expect(await signalOf(before.applicationId)).toBeUndefined()
      })
    })

    async function allPages<T>(
      read: (page: PageRequest) => Promise<Page<T>>,
      limit: number,
      enough: (items: T[]) => boolean = () => false,
    ): Promise<T[]> {
      const items: T[] = []
      let cursor: string | undefined
      do {
        const page: Page<T> = await read({ limit, cursor })
        expect(page.items.length).toBeLessThanOrEqual(limit)
        items.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== undefined && !enough(items))
      return items
    }

    describe('forgetting', () => {
      test('a slot goes when no account holds a place there, and stays when one does', async () => {
        const hash = randomUUID()
        const certificate = (action: 'claim' | 'confirm' | 'release', accountId: string): Change => ({
          certificate: { action, hash, accountId },
          audit: sampleAudit(accountId),
        })
        await committed(certificate('claim', 'one'))
        await records.forgetEmptySlot(hash)
        await committed(certificate('confirm', 'one'))
        await committed(certificate('release', 'one'))
        await records.forgetEmptySlot(hash)
        await records.forgetEmptySlot(hash)
        await committed(certificate('claim', 'other'))
        await committed(certificate('confirm', 'other'))
      })

      test('an account that no longer has a file is not counted, and others still are', async () => {
        const hash = randomUUID()
        for (const accountId of ['one', 'other'])
          await committed({ content: { hash, accountId }, audit: sampleAudit(accountId) })
        const forgotten = { forgottenContents: [{ hash, accountId: 'one' }], audit: sampleAudit('one') }
        await committed(forgotten)
        expect(await records.otherAccountsWith(hash, 'me', 10)).toBe(1)
        await committed({ ...forgotten, audit: sampleAudit('one') })
        expect(await records.otherAccountsWith(hash, 'other', 10)).toBe(0)
      })

      test('a token goes with the change that says so, and with no other', async () => {
        const { foreignAttribute } = subject
        if (foreignAttribute === undefined) return
        const before = await storedApplication({ status: 'REJECTED' })
        const { applicationId } = before
        await foreignAttribute.write(applicationId, 'waiting', 'token')
        await committed(next(before, { overdue: true }))
        expect(await foreignAttribute.read(applicationId, 'waiting')).toBe('token')
        await committed({
          ...next({ ...before, overdue: true, version: 2 }, { overdue: false }),
          waitsNoMore: true,
        })
        expect(await foreignAttribute.read(applicationId, 'waiting')).toBeUndefined()
      })
    })

    /** Well-formed, as the API lets it pass, and not one that anybody was given. */
    const madeUp = ['AA', 'zzzzzzzz', '_-_-_-', '________', 'A'.repeat(512), '_'.repeat(512)]

    describe('leftovers', () => {
      // Long ago, so that on a shared table they come before others'.
      const at = (day: number) => `2001-02-0${day}T00:00:00.000Z`
      const signal = (day: number) => ({ kind: 'SUBMITTED', attempt: 1, at: at(day) }) as const
      const isOwn = (own: readonly string[]) => (id: string) => own.includes(id)

      test('are signals from before a moment, oldest first, until they are acknowledged or concluded', async () => {
        const left = []
        for (const day of [3, 1, 5, 2]) left.push(await storedApplication({ signal: signal(day) }))
        const [third, first, , second] = left
        const own = left.map(({ applicationId }) => applicationId)
        const listed = async (limit = 2) =>
          (await allPages(page => subject.leftovers.signalledBefore(at(5), page), limit)).filter(isOwn(own))
        const inOrder = [first, second, third].map(application => application?.applicationId)
        for (const limit of [1, 2, 100]) expect(await listed(limit)).toEqual(inOrder)
        await records.acknowledge(String(first?.applicationId), signal(1))
        expect(await listed()).toEqual(inOrder.slice(1))
        if (second === undefined) throw new Error('not stored')
        const { signal: _acted, ...concluded } = second
        await committed({
          application: { before: second, after: { ...concluded, version: 2 } },
          audit: sampleAudit(second.accountId),
        })
        expect(await listed()).toEqual(inOrder.slice(2))
      })

      test('a signal that replaces one which was acknowledged meanwhile is on the list', async () => {
        const before = await storedApplication({ signal: signal(1) })
        await records.acknowledge(before.applicationId, signal(1))
        await committed(next(before, { signal: { ...signal(1), kind: 'WITHDRAWN' } }))
        const listed = await allPages(page => subject.leftovers.signalledBefore(at(2), page), 10)
        expect(listed).toContain(before.applicationId)
      })

      test('are drafts that no execution has waited for, until one does, or they are no drafts any more', async () => {
        const drafts = []
        for (const day of [2, 1]) drafts.push(await storedApplication({ createdAt: at(day) }))
        const submitted = await storedApplication({ createdAt: at(1) })
        await committed(next(submitted, { status: 'IN_REVIEW' }))
        const touched = await storedApplication({ createdAt: at(1) })
        const own = [...drafts, submitted, touched].map(({ applicationId }) => applicationId)
        const listed = async () =>
          (await allPages(page => subject.leftovers.attentionBefore('UNFOLLOWED', at(3), page), 1)).filter(
            isOwn(own),
          )
        expect(await listed()).toEqual(
          expect.arrayContaining([drafts[1]?.applicationId, touched.applicationId]),
        )
        expect(await listed()).toHaveLength(3)
        await subject.awaitSubmission(touched.applicationId)
        await committed(next(touched, { overdue: true }))
        expect((await listed()).toSorted()).toEqual(
          drafts.map(({ applicationId }) => applicationId).toSorted(),
        )
      })

      test('are parked applications, until they are resumed', async () => {
        const before = await storedApplication()
        const parked = { ...before, parked: { at: at(1), error: 'States.TaskFailed' }, version: 2 }
        await committed({ application: { before, after: parked }, audit: sampleAudit(before.accountId) })
        const listed = (name: 'PARKED' | 'UNFOLLOWED') =>
          allPages(page => subject.leftovers.attentionBefore(name, at(2), page), 10)
        expect(await listed('PARKED')).toContain(before.applicationId)
        expect(await listed('UNFOLLOWED')).not.toContain(before.applicationId)
        const { parked: _mark, ...resumed } = { ...parked, version: 3 }
        await committed({
          application: { before: parked, after: resumed },
          audit: sampleAudit(before.accountId),
        })
        expect(await listed('PARKED')).not.toContain(before.applicationId)
      })

      test('are documents whose validation did not end, unless another took their slot', async () => {
        const { applicationId } = await storedApplication()
        const document = (changed: Partial<Document>) =>
          sampleDocument({ applicationId, status: 'VALIDATING', validatingSince: at(1), ...changed })
        const stuck = document({})
        const ended = document({ slot: 'FRONT' })
        const replaced = document({ slot: 'BACK' })
        const fresh = document({ slot: 'HOLDING', validatingSince: at(3) })
        for (const after of [stuck, ended, replaced, fresh])
          await committed({ documents: [{ after }], audit: sampleAudit('a') })
        const { validatingSince: _over, ...accepted } = { ...ended, status: 'ACCEPTED' as const }
        await committed({ documents: [{ before: ended, after: accepted }], audit: sampleAudit('a') })
        const superseded = { ...replaced, supersededAt: at(2) }
        await committed({ documents: [{ before: replaced, after: superseded }], audit: sampleAudit('a') })
        const listed = await allPages(page => subject.leftovers.validatingBefore(at(2), page), 10)
        const { documentId } = stuck
        expect(listed.filter(found => found.applicationId === applicationId)).toEqual([
          { applicationId, documentId },
        ])
      })

      test('are applications that ended, for their images first, then for their personal fields, and then no more', async () => {
        const ended = async (day: number) => {
          const before = await storedApplication()
          await committed(next(before, { status: 'WITHDRAWN', endedAt: at(day) }))
          return { ...before, status: 'WITHDRAWN', endedAt: at(day), version: 2 } as const
        }
        const [second, first, late] = [await ended(2), await ended(1), await ended(4)]
        const own = [first, second, late].map(({ applicationId }) => applicationId)
        const listed = async (kind: 'images' | 'personal-fields', limit = 1) =>
          (await allPages(page => subject.leftovers.endedBefore(kind, at(3), page), limit)).filter(isOwn(own))
        for (const limit of [1, 100]) expect(await listed('images', limit)).toEqual(own.slice(0, 2))
        const imageless = { ...first, erased: { imagesAt: at(5) } }
        await committed(next(first, { erased: imageless.erased }))
        expect(await listed('images')).toEqual([second.applicationId])
        expect(await listed('personal-fields')).toEqual([first.applicationId])
        const erased = { ...imageless.erased, personalFields: { at: at(5), names: ['name' as const] } }
        await committed(next({ ...imageless, version: 3 }, { erased }))
        expect(await listed('personal-fields')).toEqual([])
        expect((await records.application(first.applicationId))?.application.erased).toEqual(erased)
      })

      test('an application’s state is its signal and nothing else while nothing waits', async () => {
        const { applicationId } = await storedApplication({ signal: signal(1) })
        expect(await subject.leftovers.state(applicationId)).toEqual({ applicationId, signal: signal(1) })
        expect(await subject.leftovers.state(randomUUID())).toBeUndefined()
      })
    })

    describe('lists', () => {
      test('an account’s applications come newest first, page by page, each once', async () => {
        const accountId = `account-${randomUUID()}`
        const created: string[] = []
        for (const day of ['03', '01', '05', '02', '04']) {
          const createdAt = `2026-11-${day}T00:00:00.000Z`
          created.push((await storedApplication({ accountId, createdAt })).applicationId)
        }
        const newestFirst = [2, 4, 0, 3, 1].map(index => created[index])
        for (const limit of [1, 2, 5, 100]) {
          expect(await allPages(page => records.applicationIdsOf(accountId, page), limit)).toEqual(
            newestFirst,
          )
        }
        expect(await records.applicationIdsOf(accountId, { limit: 5 })).not.toHaveProperty('nextCursor')
        expect(await records.applicationIdsOf(`account-${randomUUID()}`, { limit: 5 })).toEqual({ items: [] })
      })

      test('applications of the same moment are all listed', async () => {
        const accountId = `account-${randomUUID()}`
        const ids = []
        for (let count = 0; count < 3; count += 1)
          ids.push((await storedApplication({ accountId })).applicationId)
        const listed = await allPages(page => records.applicationIdsOf(accountId, page), 1)
        expect(listed).toEqual(ids.toSorted().toReversed())
      })

      test('open reviews come earliest deadline first; decided and unsubmitted ones not at all', async () => {
        const reviewerId = `reviewer-${randomUUID()}`
        const lease = { reviewerId, expiresAt: '2026-11-23T02:15:00.000Z' }
        const review = (changed: Partial<Application>) =>
          storedApplication({
            status: 'IN_REVIEW',
            // Long ago, so that on a shared table they come before others'.
            deadline: { dueSoonAt: 'earlier', dueAt: '2001-01-01T10:00:00.000Z', dueProvisional: false },
            submittedAt: '2000-12-27T02:00:00.000Z',
            ...changed,
          })
        const due = (day: string) => ({
          deadline: { dueSoonAt: 'earlier', dueAt: `2001-01-${day}T10:00:00.000Z`, dueProvisional: false },
        })
        const third = await review(due('03'))
        const first = await review({ ...due('01'), lease })
        const second = await review(due('02'))
        const fourth = await review({ ...due('04'), lease })
        const closed = [
          await review({
            recordedDecision: { outcome: 'APPROVE', reasons: [], reviewerId, decidedAt: 'now' },
            lease,
          }),
          await review({ status: 'WITHDRAWN' }),
          await storedApplication(),
        ].map(({ applicationId }) => applicationId)
        const inOrder = [first, second, third, fourth]
        const own = [...inOrder.map(({ applicationId }) => applicationId), ...closed]
        for (const limit of [1, 3, 100]) {
          const listed = await allPages(
            page => records.openReviews(page),
            limit,
            items => items.some(({ applicationId }) => applicationId === fourth.applicationId),
          )
          expect(listed.filter(({ applicationId }) => own.includes(applicationId))).toEqual(inOrder)
        }
        for (const limit of [1, 2]) {
          const held = await allPages(page => records.openReviews({ ...page, leasedTo: reviewerId }), limit)
          expect(held).toEqual([first, fourth])
        }
      })

      test('a review leaves the queue with its decision and its holder’s list with the lease', async () => {
        const reviewerId = `reviewer-${randomUUID()}`
        const before = await storedApplication({
          status: 'IN_REVIEW',
          deadline: { dueSoonAt: 'earlier', dueAt: '2001-01-01T10:00:00.000Z', dueProvisional: false },
          lease: { reviewerId, expiresAt: 'later' },
        })
        const held = async () => (await records.openReviews({ limit: 10, leasedTo: reviewerId })).items
        expect(await held()).toEqual([before])
        const { lease: _given, ...released } = { ...before, version: 2 }
        await committed({ application: { before, after: released }, audit: sampleAudit(before.accountId) })
        expect(await held()).toEqual([])
      })

      test('what nobody holds comes without what somebody does, in full pages, within reach', async () => {
        const at = '2026-11-23T02:10:00.000Z'
        const reviewerId = `reviewer-${randomUUID()}`
        const review = (minute: number, expiresAt?: string) =>
          storedApplication({
            status: 'IN_REVIEW',
            submittedAt: '2000-12-27T02:00:00.000Z',
            // Long ago, so that on a shared table they come before others'.
            deadline: {
              dueSoonAt: 'earlier',
              dueAt: `2000-01-01T10:0${minute}:00.000Z`,
              dueProvisional: false,
            },
            ...(expiresAt === undefined ? {} : { lease: { reviewerId, expiresAt } }),
          })
        const [later, past] = ['2026-11-23T02:15:00.000Z', '2026-11-23T02:05:00.000Z']
        const all = [await review(0, later), await review(1, past), await review(2, later), await review(3)]
        all.push(await review(4, later))
        const [, second, third, fourth] = all
        const list = (page: PageRequest, reach = 1000) =>
          records.openReviews({ ...page, unheld: { at, reach } })
        expect((await list({ limit: 2 })).items).toEqual([second, fourth])
        const first = await list({ limit: 1 })
        expect(first.items).toEqual([second])
        expect((await list({ limit: 1, cursor: first.nextCursor })).items).toEqual([fourth])
        const short = await list({ limit: 2 }, 3)
        expect(short.items).toEqual([second])
        expect(third).toBeDefined()
        expect((await list({ limit: 1, cursor: short.nextCursor }, 3)).items).toEqual([fourth])
        const until = '2000-01-01T10:02:00.000Z'
        expect(await records.countOpenReviews({ until, atMost: 10 })).toBe(3)
        expect(await records.countOpenReviews({ until, atMost: 2 })).toBe(2)
        const after = '2000-01-01T10:00:00.000Z'
        expect(await records.countOpenReviews({ after, until, atMost: 10 })).toBe(2)
        expect(await records.countOpenReviews({ after: until, until, atMost: 10 })).toBe(0)
        expect(await records.countOpenReviews({ after: until, until: after, atMost: 10 })).toBe(0)
      })

      test('calendars come whole; of two that put the same version one is stale', async () => {
        const year = String(2000 + Math.floor(Math.random() * 900))
        const before: StoredCalendar = {
          year,
          off: [`${year}-01-01`],
          work: [],
          updatedAt: '2026-11-23T02:00:00.000Z',
          version: 1,
        }
        const put = (calendar: Change['calendar']) =>
          records.commit({
            ...(calendar === undefined ? {} : { calendar }),
            audit: sampleAudit('#calendars'),
          })
        expect(await put({ after: before })).toBe('COMMITTED')
        expect(await put({ after: before })).toBe('STALE')
        const after = { ...before, work: [`${year}-01-02`], version: 2 }
        expect(await put({ before, after })).toBe('COMMITTED')
        expect(await put({ before, after })).toBe('STALE')
        expect((await records.calendars()).find(calendar => calendar.year === year)).toEqual(after)
      })

      test('the audit trail comes newest first, page by page, each entry once and whole', async () => {
        const accountId = `account-${randomUUID()}`
        const entries = ['03', '01', '02'].map(day =>
          sampleAudit(accountId, {
            auditId: `2026-11-${day}T00:00:00.000Z#${randomUUID()}`,
            from: 'DRAFT',
            to: 'IN_REVIEW',
            details: { reasons: [{ code: 'FORGED' }], partnerProgram: false },
          }),
        )
        for (const audit of entries) await committed({ audit })
        // In the order in which they were written: a clock may be behind another's.
        const newestFirst = entries.toReversed()
        for (const limit of [1, 2, 3]) {
          expect(await allPages(page => records.auditTrail(accountId, page), limit)).toEqual(newestFirst)
        }
      })

      test.each(madeUp.map(cursor => ({ cursor, starts: cursor.slice(0, 8) })))(
        'a made-up cursor ($starts…) only starts elsewhere in the same list',
        async ({ cursor }) => {
          const { accountId, applicationId } = await storedApplication()
          const listed = await records.applicationIdsOf(accountId, { limit: 5, cursor })
          expect([[], [applicationId]]).toContainEqual(listed.items)
          const { items } = await records.auditTrail(accountId, { limit: 5, cursor })
          expect(items.every(entry => entry.accountId === accountId)).toBe(true)
          const held = await records.openReviews({ limit: 5, cursor, leasedTo: accountId })
          expect(held.items).toEqual([])
          await records.openReviews({ limit: 5, cursor })
        },
      )

      test('a cursor of one account’s list shows nothing of it in another’s', async () => {
        const accountId = `account-${randomUUID()}`
        await storedApplication({ accountId })
        await storedApplication({ accountId })
        const { nextCursor } = await records.applicationIdsOf(accountId, { limit: 1 })
        const other = await storedApplication({ createdAt: '2020-01-01T00:00:00.000Z' })
        expect(await records.applicationIdsOf(other.accountId, { limit: 5, cursor: nextCursor })).toEqual({
          items: [other.applicationId],
        })
      })
    })
  })
}
