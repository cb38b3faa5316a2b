import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { type Session, toCancelled } from '../../../domain/session.ts'
import { sampleAudit, sampleSession } from '../samples.ts'
import { monday } from '../world.ts'
import type { GivenRecords } from './given-records.ts'

/** The contract of stored sessions. A read finds a session by its id, and an erasure finds sessions by their account. */
export function sessions(given: GivenRecords): void {
  const { committed } = given

  async function stored(changed: Partial<ReturnType<typeof sampleSession>> = {}) {
    const session = sampleSession(changed)
    await committed({ session: { after: session }, audit: sampleAudit(session.accountId) })
    return session
  }

  describe('a session', () => {
    test('is found by the hash of its address, newest first, up to a number', async () => {
      const emailHash = `address-${randomUUID()}`
      const older = await stored({ emailHash, createdAt: '2026-11-22T02:00:00.000Z' })
      const newer = await stored({ emailHash })
      await stored()
      const found = (atMost: number) => given.records.sessionIdsWithEmail(emailHash, atMost)
      expect(await found(10)).toEqual([newer.sessionId, older.sessionId])
      expect(await found(1)).toEqual([newer.sessionId])
    })

    test('is read with all its stored fields', async () => {
      const session = await stored()
      expect(await given.records.session(session.sessionId)).toEqual(session)
      expect(await given.records.session(sampleSession().sessionId)).toBeUndefined()
    })

    test('of a phone is read with all its stored fields', async () => {
      const { sessionId, accountId, handoffs, createdAt, expiresAt } = sampleSession()
      const shared = { sessionId, accountId, handoffs, createdAt, expiresAt }
      const session: Session = { kind: 'PHONE', ...shared, accessTokens: [], version: 1 }
      await committed({ session: { after: session }, audit: sampleAudit(accountId) })
      expect(await given.records.session(sessionId)).toEqual(session)
    })

    test('is created once', async () => {
      const session = await stored()
      const again = { session: { after: session }, audit: sampleAudit(session.accountId) }
      expect(await given.records.commit(again)).toBe('STALE')
    })

    test('is replaced only with its current version', async () => {
      const before = await stored()
      const change = {
        session: { before, after: toCancelled(before, monday) },
        audit: sampleAudit(before.accountId),
      }
      await committed(change)
      expect(await given.records.session(before.sessionId)).toEqual(change.session.after)
      expect(await given.records.commit(change)).toBe('STALE')
    })

    test('that was deleted is not restored by a later change', async () => {
      const before = await stored()
      const { accountId, sessionId } = before
      await committed({
        deletedSessions: { accountId, sessionIds: [sessionId] },
        audit: sampleAudit(accountId),
      })
      expect(await given.records.session(sessionId)).toBeUndefined()
      const change = {
        session: { before, after: toCancelled(before, monday) },
        audit: sampleAudit(accountId),
      }
      expect(await given.records.commit(change)).toBe('STALE')
    })
  })

  describe('the sessions of an account', () => {
    test('are listed up to a limit until they are deleted', async () => {
      const first = await stored()
      const { accountId } = first
      const others = await Promise.all([stored({ accountId }), stored({ accountId })])
      await stored()
      const ids = [first, ...others].map(({ sessionId }) => sessionId).sort()
      expect([...(await given.records.sessionIdsOf(accountId, 10))].sort()).toEqual(ids)
      expect(await given.records.sessionIdsOf(accountId, 2)).toHaveLength(2)
      await committed({ deletedSessions: { accountId, sessionIds: ids }, audit: sampleAudit(accountId) })
      expect(await given.records.sessionIdsOf(accountId, 10)).toEqual([])
    })
  })
}
