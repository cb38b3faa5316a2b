import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Change } from '../../../domain/ports.ts'
import {
  applicationIn,
  sampleAccount,
  sampleApplication,
  sampleAudit,
  sampleDocument,
  sampleEvent,
} from '../samples.ts'
import { type GivenRecords, next } from './given-records.ts'

/** A change is stored completely or not at all, and only over the state that it is based on. */
export function commits(given: GivenRecords): void {
  const { committed, storedAccount, storedApplication, storedIn, holdsPlace } = given

  describe('a commit', () => {
    test('creates an account once', async () => {
      const account = await storedAccount()
      const again: Change = { account: { after: account }, audit: sampleAudit(account.accountId) }
      expect(await given.records.commit(again)).toBe('STALE')
    })

    test('creates an application once', async () => {
      const application = await storedApplication()
      const again: Change = {
        application: { after: application },
        audit: sampleAudit(application.accountId),
      }
      expect(await given.records.commit(again)).toBe('STALE')
    })

    test('creates a document and an event once each', async () => {
      const application = sampleApplication()
      const document = sampleDocument({ applicationId: application.applicationId })
      const event = sampleEvent(application)
      const fresh = () => sampleAudit(application.accountId)
      await committed({ documents: [{ after: document }], events: [event], audit: fresh() })
      expect(await given.records.commit({ documents: [{ after: document }], audit: fresh() })).toBe('STALE')
      expect(await given.records.commit({ events: [event], audit: fresh() })).toBe('STALE')
    })

    test('changes no missing item', async () => {
      const application = sampleApplication()
      const account = sampleAccount()
      const document = sampleDocument()
      expect(await given.records.commit(next(application, { overdue: true }))).toBe('STALE')
      expect(
        await given.records.commit({
          account: { before: account, after: { ...account, version: 2 } },
          audit: sampleAudit(account.accountId),
        }),
      ).toBe('STALE')
      expect(
        await given.records.commit({
          documents: [{ before: document, after: { ...document, status: 'VALIDATING' } }],
          audit: sampleAudit(account.accountId),
        }),
      ).toBe('STALE')
      expect(await given.records.application(application.applicationId)).toBeUndefined()
    })

    test('of an account is stale when another version is stored', async () => {
      const before = await storedAccount()
      const after = { ...before, partnerProgram: true, version: 2 }
      const change = () => ({ account: { before, after }, audit: sampleAudit(before.accountId) })
      await committed(change())
      expect(await given.records.commit(change())).toBe('STALE')
      expect(await given.records.account(before.accountId)).toEqual(after)
    })

    test('of an application is stale when another version is stored', async () => {
      const before = await storedApplication()
      await committed(next(before, { overdue: true }))
      expect(await given.records.commit(next(before, { overdue: false }))).toBe('STALE')
    })

    test('of an application is stale when another status is stored, even under the same version', async () => {
      const { applicationId } = await storedApplication()
      const other = applicationIn('RETRY_REQUESTED', { applicationId })
      expect(await given.records.commit(next(other, { overdue: true }))).toBe('STALE')
    })

    test('of a document is stale when another status is stored, or it was superseded', async () => {
      const before = sampleDocument()
      const { applicationId: accountId } = before
      await committed({ documents: [{ after: before }], audit: sampleAudit(accountId) })
      const validating = { ...before, status: 'VALIDATING' as const }
      await committed({ documents: [{ before, after: validating }], audit: sampleAudit(accountId) })
      const accepted = (from: typeof before) =>
        given.records.commit({
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
      const before = await storedIn('OPEN_REVIEW', { lease: { reviewerId: 'r', expiresAt: 'later' } })
      const { lease: _gone, ...after } = { ...before, version: 2 }
      await committed({ application: { before, after }, audit: sampleAudit(before.accountId) })
      expect((await given.records.application(before.applicationId))?.application).toEqual(after)
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
      expect(await given.records.commit(refused)).toBe('STALE')
      expect(await given.records.account(account.accountId)).toEqual(account)
      expect((await given.records.application(stale.applicationId))?.events).toEqual([])
      expect(await holdsPlace(hash, account.accountId)).toBe(false)
      const { items } = await given.records.auditTrail(account.accountId, { limit: 100 })
      expect(items.map(({ auditId }) => auditId)).not.toContain(entry.auditId)
    })

    test('does not change the workflow’s attributes', async () => {
      const { foreignAttribute } = given.subject
      const before = await storedIn('OPEN_REVIEW')
      await foreignAttribute.write(before.applicationId, 'waiting', 'a token')
      await committed(next(before, { overdue: true, lease: { reviewerId: 'r', expiresAt: 'later' } }))
      expect(await foreignAttribute.read(before.applicationId, 'waiting')).toBe('a token')
      expect((await given.records.application(before.applicationId))?.application).not.toHaveProperty(
        'waiting',
      )
    })
  })
}
