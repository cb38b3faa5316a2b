import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Change } from '../../../domain/ports.ts'
import { sampleAudit } from '../samples.ts'
import { type GivenRecords, next } from './given-records.ts'

/** The same bytes in several accounts are found. */
export function fileBytes(given: GivenRecords): void {
  const { committed, storedApplication } = given

  describe('the bytes of a file', () => {
    const uploadedBy = (hash: string, ...accountIds: string[]) =>
      Promise.all(
        accountIds.map(accountId =>
          committed({ content: { hash, accountId }, audit: sampleAudit(accountId) }),
        ),
      )
    const others = (hash: string, accountId: string, atMost = 10) =>
      given.records.otherAccountsWith(hash, accountId, atMost)

    test('that only the account itself uploaded, or no account, are in no other account', async () => {
      const hash = randomUUID()
      expect(await others(hash, 'a')).toBe(0)
      await uploadedBy(hash, 'a')
      await uploadedBy(hash, 'a')
      expect(await others(hash, 'a')).toBe(0)
    })

    test('that others uploaded are found from every account, also from the first', async () => {
      const hash = randomUUID()
      await uploadedBy(hash, 'first')
      await uploadedBy(hash, 'second')
      expect(await others(hash, 'first')).toBe(1)
      expect(await others(hash, 'second')).toBe(1)
      expect(await others(hash, 'a third that only asks')).toBe(2)
      expect(await others(randomUUID(), 'first')).toBe(0)
    })

    test('are counted up to the bound, at any position of the account itself', async () => {
      const hash = randomUUID()
      const all = ['a', 'b', 'c', 'd', 'e']
      for (const accountId of all) await uploadedBy(hash, accountId)
      for (const accountId of [...all, 'x']) {
        expect(await others(hash, accountId, 2)).toBe(2)
        expect(await others(hash, accountId, 4)).toBe(4)
      }
      expect(await others(hash, 'c')).toBe(4)
    })

    test('are not stored by a refused change', async () => {
      const application = await storedApplication()
      await committed(next(application, {}))
      const hash = randomUUID()
      const stale: Change = { ...next(application, {}), content: { hash, accountId: 'a' } }
      expect(await given.records.commit(stale)).toBe('STALE')
      expect(await others(hash, 'b')).toBe(0)
    })
  })
}
