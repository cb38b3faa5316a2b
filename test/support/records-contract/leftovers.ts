import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { AuthenticatedAccount, CertificateNotice, HeldCertificate } from '../../../domain/account.ts'
import type { Document } from '../../../domain/documents.ts'
import { sampleAccount, sampleAudit, sampleDocument } from '../samples.ts'
import { allPages } from './all-pages.ts'
import { type GivenRecords, next, nextIn } from './given-records.ts'

/** The attention lists have all applications, oldest first. */
export function leftovers(given: GivenRecords): void {
  const { committed, storedApplication, storedIn } = given

  describe('leftovers', () => {
    // Long ago, so that on a shared table they precede those of others.
    const at = (day: number) => `2001-02-0${day}T00:00:00.000Z`
    const signal = (day: number) => ({ kind: 'SUBMITTED', attempt: 1, at: at(day) }) as const
    const isOwn = (own: readonly string[]) => (id: string) => own.includes(id)

    test('are signals from before a time, oldest first, until they are acknowledged or concluded', async () => {
      const left = []
      for (const day of [3, 1, 5, 2]) left.push(await storedIn('OPEN_REVIEW', { signal: signal(day) }))
      const [third, first, , second] = left
      const own = left.map(({ applicationId }) => applicationId)
      const listed = async (limit = 2) =>
        (await allPages(page => given.subject.leftovers.signalledBefore(at(5), page), limit)).filter(
          isOwn(own),
        )
      const inOrder = [first, second, third].map(application => application?.applicationId)
      for (const limit of [1, 2, 100]) expect(await listed(limit)).toEqual(inOrder)
      await given.records.acknowledge(String(first?.applicationId), signal(1))
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
      const before = await storedIn('OPEN_REVIEW', { signal: signal(1) })
      await given.records.acknowledge(before.applicationId, signal(1))
      await committed(next(before, { signal: { ...signal(1), kind: 'WITHDRAWN' } }))
      const listed = await allPages(page => given.subject.leftovers.signalledBefore(at(2), page), 10)
      expect(listed).toContain(before.applicationId)
    })

    test('are accounts with a certificate about which a notice is due, until the last one was sent', async () => {
      const stored = async (expiresOn: string) => {
        const certificate = {
          certificateType: 'PASSPORT',
          issuingRegion: 'DE',
          maskedNumber: 'C1',
          expiresOn,
        } as const satisfies HeldCertificate
        const account = sampleAccount({
          authenticationStatus: 'AUTHENTICATED',
          currentApplicationId: randomUUID(),
          certificate,
        }) as AuthenticatedAccount
        await committed({ account: { after: account }, audit: sampleAudit(account.accountId) })
        return { ...account, certificate }
      }
      const accounts: (AuthenticatedAccount & { certificate: HeldCertificate })[] = []
      for (const date of ['2001-03-04', '2001-03-01', '2001-03-03']) accounts.push(await stored(date))
      const [last, first, second] = accounts.map(({ accountId }) => accountId)
      const due = async (today: string) =>
        (await allPages(page => given.subject.leftovers.certificatesDue(today, page), 1)).filter(
          isOwn(accounts.map(({ accountId }) => accountId)),
        )
      expect(await due('2001-01-29')).toEqual([])
      expect(await due('2001-02-01')).toEqual([first, second])
      expect(await due('2001-02-02')).toEqual([first, second, last])
      const notice = async (noticed: CertificateNotice, version: number) => {
        for (const [index, before] of accounts.entries()) {
          const after = { ...before, certificate: { ...before.certificate, noticed }, version }
          await committed({ account: { before, after }, audit: sampleAudit(before.accountId) })
          accounts[index] = after
        }
      }
      await notice('EXPIRING', 2)
      expect(await due('2001-03-02')).toEqual([first])
      await notice('EXPIRED', 3)
      expect(await due('2001-03-31')).toEqual([])
    })

    test('are drafts without a waiting execution, until one waits, or until they are no longer drafts', async () => {
      const drafts = []
      for (const day of [2, 1]) drafts.push(await storedApplication({ createdAt: at(day) }))
      const submitted = await storedApplication({ createdAt: at(1) })
      await committed(nextIn(submitted, 'OPEN_REVIEW').change)
      const touched = await storedApplication({ createdAt: at(1) })
      const own = [...drafts, submitted, touched].map(({ applicationId }) => applicationId)
      const listed = async () =>
        (
          await allPages(page => given.subject.leftovers.attentionBefore('UNFOLLOWED', at(3), page), 1)
        ).filter(isOwn(own))
      expect(await listed()).toEqual(
        expect.arrayContaining([drafts[1]?.applicationId, touched.applicationId]),
      )
      expect(await listed()).toHaveLength(3)
      await given.subject.awaitSubmission(touched.applicationId)
      await committed(next(touched, { overdue: true }))
      expect((await listed()).toSorted()).toEqual(drafts.map(({ applicationId }) => applicationId).toSorted())
    })

    test('are parked applications, until they are resumed', async () => {
      const before = await storedApplication()
      const parked = { ...before, parked: { at: at(1), error: 'States.TaskFailed' }, version: 2 }
      await committed({ application: { before, after: parked }, audit: sampleAudit(before.accountId) })
      const listed = (name: 'PARKED' | 'UNFOLLOWED') =>
        allPages(page => given.subject.leftovers.attentionBefore(name, at(2), page), 10)
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
      const listed = await allPages(page => given.subject.leftovers.validatingBefore(at(2), page), 10)
      const { documentId } = stuck
      expect(listed.filter(found => found.applicationId === applicationId)).toEqual([
        { applicationId, documentId },
      ])
    })

    test('are ended applications, first for their images, then for their personal fields, and then not any more', async () => {
      const ended = async (day: number) => {
        const { change, after } = nextIn(await storedApplication(), 'WITHDRAWN_DRAFT', { endedAt: at(day) })
        await committed(change)
        return after
      }
      const [second, first, late] = [await ended(2), await ended(1), await ended(4)]
      const own = [first, second, late].map(({ applicationId }) => applicationId)
      const listed = async (kind: 'images' | 'personal-fields', limit = 1) =>
        (await allPages(page => given.subject.leftovers.endedBefore(kind, at(3), page), limit)).filter(
          isOwn(own),
        )
      for (const limit of [1, 100]) expect(await listed('images', limit)).toEqual(own.slice(0, 2))
      const imageless = { ...first, erased: { imagesAt: at(5) } }
      await committed(next(first, { erased: imageless.erased }))
      expect(await listed('images')).toEqual([second.applicationId])
      expect(await listed('personal-fields')).toEqual([first.applicationId])
      const erased = { ...imageless.erased, personalFields: { at: at(5), names: ['name' as const] } }
      await committed(next({ ...imageless, version: 3 }, { erased }))
      expect(await listed('personal-fields')).toEqual([])
      expect((await given.records.application(first.applicationId))?.application.erased).toEqual(erased)
    })

    test('an application’s state is only its signal while no execution waits', async () => {
      const { applicationId } = await storedIn('OPEN_REVIEW', { signal: signal(1) })
      expect(await given.subject.leftovers.state(applicationId)).toEqual({ applicationId, signal: signal(1) })
      expect(await given.subject.leftovers.state(randomUUID())).toBeUndefined()
    })
  })
}
