import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Change, CommitResult } from '../../../domain/ports.ts'
import { toSuperseded } from '../../../domain/transitions.ts'
import { type GivenRecords, next } from './given-records.ts'

/** A certificate serves as many accounts as the quota allows. */
export function certificatePlaces(given: GivenRecords): void {
  const { committed, storedApplication, storedIn, changePlace, holdsPlace } = given

  async function fullCertificate(): Promise<{ hash: string; holders: string[] }> {
    const hash = randomUUID()
    const holders = Array.from({ length: given.subject.certificateQuota }, () => `account-${randomUUID()}`)
    for (const accountId of holders) expect(await changePlace('claim', hash, accountId)).toBe('COMMITTED')
    return { hash, holders }
  }

  describe('a certificate', () => {
    test('has room for as many accounts as the quota and no more', async () => {
      const { hash } = await fullCertificate()
      expect(await changePlace('claim', hash, 'one too many')).toBe('QUOTA_EXCEEDED')
      expect(await holdsPlace(hash, 'one too many')).toBe(false)
    })

    test('can be claimed again by its holder, even when all places are taken', async () => {
      const { hash, holders } = await fullCertificate()
      expect(await changePlace('claim', hash, String(holders[0]))).toBe('COMMITTED')
    })

    test('is confirmed only to a holder', async () => {
      const { hash, holders } = await fullCertificate()
      expect(await changePlace('confirm', hash, String(holders[1]))).toBe('COMMITTED')
      expect(await changePlace('confirm', hash, 'somebody else')).toBe('QUOTA_EXCEEDED')
      expect(await changePlace('confirm', randomUUID(), 'somebody else')).toBe('QUOTA_EXCEEDED')
    })

    test('has room again after a release', async () => {
      const { hash, holders } = await fullCertificate()
      expect(await changePlace('release', hash, String(holders[0]))).toBe('COMMITTED')
      expect(await changePlace('claim', hash, 'the next one')).toBe('COMMITTED')
      expect(await changePlace('claim', hash, String(holders[0]))).toBe('QUOTA_EXCEEDED')
    })

    test('is empty, not broken, after its last holder left', async () => {
      const hash = randomUUID()
      expect(await changePlace('claim', hash, 'a')).toBe('COMMITTED')
      expect(await changePlace('release', hash, 'a')).toBe('COMMITTED')
      expect(await holdsPlace(hash, 'a')).toBe(false)
      expect(await changePlace('claim', hash, 'b')).toBe('COMMITTED')
    })

    test('is not changed by a release without a place', async () => {
      const { hash, holders } = await fullCertificate()
      expect(await changePlace('release', hash, 'somebody else')).toBe('COMMITTED')
      expect(await changePlace('release', randomUUID(), 'somebody else')).toBe('COMMITTED')
      expect(await holdsPlace(hash, String(holders[0]))).toBe(true)
    })

    test('a change that is both stale and over the quota is stale, so that it is decided again', async () => {
      const { hash } = await fullCertificate()
      const application = await storedApplication()
      await committed(next(application, {}))
      const change: Change = {
        ...next(application, { overdue: true }),
        certificate: { action: 'claim', hash, accountId: 'one too many' },
      }
      expect(await given.records.commit(change)).toBe('STALE')
    })

    test('is replaced by another one in one change, which fails as a whole if the replaced application has changed', async () => {
      const [former, renewed, accountId] = [randomUUID(), randomUUID(), `account-${randomUUID()}`]
      for (const hash of [former, renewed]) await changePlace('claim', hash, accountId)
      const standing = await storedIn('APPROVED', { accountId })
      const renewal = await storedIn('DECIDED_REVIEW', { accountId })
      const { applicationId: supersededBy } = renewal
      const change: Change = {
        ...next(renewal, {}),
        superseded: { before: standing, after: { ...toSuperseded(standing, supersededBy), version: 2 } },
        certificate: { action: 'confirm', hash: renewed, accountId },
        releasedPlace: { hash: former, accountId },
      }
      await committed(change)
      const [replaced, replacing] = await Promise.all(
        [standing, renewal].map(({ applicationId }) => given.records.application(applicationId)),
      )
      expect(replaced?.application).toMatchObject({ status: 'APPROVED', supersededBy, version: 2 })
      expect(replacing?.application.version).toBe(2)
      expect([await holdsPlace(former, accountId), await holdsPlace(renewed, accountId)]).toEqual([
        false,
        true,
      ])
      const again = { ...change, ...next({ ...renewal, version: 2 }, {}) }
      expect(await given.records.commit(again)).toBe('STALE')
    })

    test('lists the accounts that hold a place, by id', async () => {
      const { hash, holders } = await fullCertificate()
      expect(await given.records.holdersOf(hash)).toEqual(holders.toSorted())
      for (const accountId of holders) await changePlace('release', hash, accountId)
      expect(await given.records.holdersOf(hash)).toEqual([])
      expect(await given.records.holdersOf(randomUUID())).toEqual([])
    })

    test('when accounts race for the last place, one gets it', async () => {
      const { hash, holders } = await fullCertificate()
      await changePlace('release', hash, String(holders[0]))
      const racers = ['x', 'y', 'z'].map(name => `${name}-${randomUUID()}`)
      const claim = async (accountId: string): Promise<CommitResult> => {
        const result = await changePlace('claim', hash, accountId)
        return result === 'STALE' ? claim(accountId) : result
      }
      const results = await Promise.all(racers.map(claim))
      expect(results.toSorted()).toEqual(['COMMITTED', 'QUOTA_EXCEEDED', 'QUOTA_EXCEEDED'])
    })
  })
}
