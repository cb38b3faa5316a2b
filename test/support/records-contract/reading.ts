import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import {
  examinedDocument,
  sampleAccount,
  sampleApplication,
  sampleAudit,
  sampleDocument,
  sampleEntered,
  sampleEvent,
} from '../samples.ts'
import type { GivenRecords } from './given-records.ts'

/** What is stored comes back, whole and as it was. */
export function reading(given: GivenRecords): void {
  const { committed, storedApplication } = given

  describe('reading', () => {
    test('what was never stored is undefined', async () => {
      expect(await given.records.account(`account-${randomUUID()}`)).toBeUndefined()
      expect(await given.records.application(randomUUID())).toBeUndefined()
    })

    test('an account comes back as it was stored, absent properties absent', async () => {
      const { registrationRegion: _none, ...account } = sampleAccount()
      await committed({ account: { after: account }, audit: sampleAudit(account.accountId) })
      const read = await given.records.account(account.accountId)
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
      expect(await given.records.application(application.applicationId)).toEqual({
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
        parked: { at: '2026-11-23T02:11:00.000Z', error: 'States.TaskFailed', resuming: true },
        resumptions: 2,
      })
      await committed({ application: { after: application }, audit: sampleAudit(application.accountId) })
      expect((await given.records.application(application.applicationId))?.application).toEqual(application)
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
      expect((await given.records.application(applicationId))?.documents).toEqual([accepted, refused])
    })
  })
}
