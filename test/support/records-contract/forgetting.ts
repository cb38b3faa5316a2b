import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Change } from '../../../domain/ports.ts'
import { sampleAudit } from '../samples.ts'
import { type GivenRecords, next } from './given-records.ts'

/** Exactly the unneeded items are deleted. */
export function forgetting(given: GivenRecords): void {
  const { committed, storedIn } = given

  describe('deleting unneeded items', () => {
    test('the item of a certificate is deleted once no account holds a place', async () => {
      const hash = randomUUID()
      const certificate = (action: 'claim' | 'confirm' | 'release', accountId: string): Change => ({
        certificate: { action, hash, accountId },
        audit: sampleAudit(accountId),
      })
      await committed(certificate('claim', 'one'))
      await given.records.deleteEmptyPlace(hash)
      await committed(certificate('confirm', 'one'))
      await committed(certificate('release', 'one'))
      await given.records.deleteEmptyPlace(hash)
      await given.records.deleteEmptyPlace(hash)
      await committed(certificate('claim', 'other'))
      await committed(certificate('confirm', 'other'))
    })

    test('an account that no longer has a file is not counted, and others still are', async () => {
      const hash = randomUUID()
      for (const accountId of ['one', 'other'])
        await committed({ content: { hash, accountId }, audit: sampleAudit(accountId) })
      const forgotten = { forgottenContents: [{ hash, accountId: 'one' }], audit: sampleAudit('one') }
      await committed(forgotten)
      expect(await given.records.otherAccountsWith(hash, 'me', 10)).toBe(1)
      await committed({ ...forgotten, audit: sampleAudit('one') })
      expect(await given.records.otherAccountsWith(hash, 'other', 10)).toBe(0)
    })

    test('a token is deleted only by the change that requests it', async () => {
      const { foreignAttribute } = given.subject
      const before = await storedIn('REJECTED')
      const { applicationId } = before
      await foreignAttribute.write(applicationId, 'waiting', 'token')
      await committed(next(before, { overdue: true }))
      expect(await foreignAttribute.read(applicationId, 'waiting')).toBe('token')
      await committed({
        ...next<typeof before>({ ...before, overdue: true, version: 2 }, { overdue: false }),
        clearTaskToken: true,
      })
      expect(await foreignAttribute.read(applicationId, 'waiting')).toBeUndefined()
    })
  })
}
