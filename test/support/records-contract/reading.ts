import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { applicationStates } from '../../../domain/application.ts'
import {
  applicationIn,
  applicationStateNames,
  examinedDocument,
  sampleAccount,
  sampleApplication,
  sampleAudit,
  sampleDocument,
  sampleEvent,
  sampleFacts,
} from '../samples.ts'
import type { GivenRecords } from './given-records.ts'

/** Stored items are read back completely and unchanged. */
export function reading(given: GivenRecords): void {
  const { committed, storedApplication } = given

  describe('reading', () => {
    test('a missing item is undefined', async () => {
      expect(await given.records.account(`account-${randomUUID()}`)).toBeUndefined()
      expect(await given.records.application(randomUUID())).toBeUndefined()
    })

    test('an account is read as it was stored, without absent properties', async () => {
      const { registrationRegion: _none, ...account } = sampleAccount()
      await committed({ account: { after: account }, audit: sampleAudit(account.accountId) })
      const read = await given.records.account(account.accountId)
      expect(read).toEqual(account)
      expect(read).not.toHaveProperty('registrationRegion')
    })

    test('an application is read with its own documents and events, in their order', async () => {
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

    test.each(applicationStateNames)('every optional property of an application survives: %s', async name => {
      const { mayHave } = applicationStates[name]
      const application = {
        ...applicationIn(name),
        ...Object.fromEntries(mayHave.map(fact => [fact, sampleFacts[fact]])),
        expiryToldFor: 1,
        parked: { at: '2026-11-23T02:11:00.000Z', error: 'States.TaskFailed', resuming: true as const },
        resumptions: 2,
        run: 3,
      }
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
