import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { brokenLink } from '../../../domain/audit-verification.ts'
import { digestOfText } from '../in-memory-services.ts'
import { sampleAudit } from '../samples.ts'
import { monday } from '../world.ts'
import { type GivenRecords, next } from './given-records.ts'

/** Each account has one chain, and each change is one link of it. */
export function auditChains(given: GivenRecords): void {
  const { committed, storedApplication } = given

  describe('the audit chain of an account', () => {
    async function assertChain(accountId: string, auditIds: readonly string[]): Promise<void> {
      const { entries, head } = await given.subject.chainOf(accountId)
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
      const [begun] = (await given.subject.chainOf(accountId)).entries
      const changed = next(before, { overdue: true })
      await committed(changed)
      expect(await given.records.commit(next(before, { overdue: false }))).toBe('STALE')
      const read = sampleAudit(accountId, {
        action: 'review.read',
        details: { z: [1.5, null], a: { é: '' } },
      })
      await committed({ audit: read })
      await assertChain(accountId, [begun?.auditId ?? '', changed.audit.auditId, read.auditId])
    })

    test('is separate from that of every other account', async () => {
      const [one, other] = [sampleAudit(`account-${randomUUID()}`), sampleAudit(`account-${randomUUID()}`)]
      await committed({ audit: one })
      await committed({ audit: other })
      await assertChain(one.accountId, [one.auditId])
      await assertChain(other.accountId, [other.auditId])
    })

    test('is never forked by concurrent changes, and contains no refused change', async () => {
      const accountId = `account-${randomUUID()}`
      const entries = Array.from({ length: 12 }, () => sampleAudit(accountId))
      const results = await Promise.all(entries.map(audit => given.records.commit({ audit })))
      const written = entries.filter((_, index) => results[index] === 'COMMITTED').map(one => one.auditId)
      expect(results.filter(result => result !== 'COMMITTED' && result !== 'STALE')).toEqual([])
      expect(written.length).toBeGreaterThan(0)
      const inOrder = (await given.subject.chainOf(accountId)).entries.map(({ auditId }) => auditId)
      expect(inOrder.toSorted()).toEqual(written.toSorted())
      await assertChain(accountId, inOrder)
    })
  })
}
