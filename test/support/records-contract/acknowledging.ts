import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { type GivenRecords, next } from './given-records.ts'

/** A processed signal is removed, and no other one. */
export function acknowledging(given: GivenRecords): void {
  const { committed, storedIn } = given

  describe('acknowledging', () => {
    const signal = { kind: 'SUBMITTED', attempt: 1, at: '2026-11-23T02:00:00.000Z' } as const
    const signalOf = async (applicationId: string) =>
      (await given.records.application(applicationId))?.application.signal

    test('removes only the processed signal', async () => {
      const { applicationId } = await storedIn('OPEN_REVIEW', { signal })
      await given.records.acknowledge(applicationId, { kind: 'SUBMITTED', attempt: 2 })
      await given.records.acknowledge(applicationId, { kind: 'WITHDRAWN', attempt: 1 })
      expect(await signalOf(applicationId)).toEqual(signal)
      await given.records.acknowledge(applicationId, { kind: 'SUBMITTED', attempt: 1 })
      expect(await signalOf(applicationId)).toBeUndefined()
    })

    test('changes nothing twice, or without a signal', async () => {
      const { applicationId } = await storedIn('OPEN_REVIEW', { signal })
      await given.records.acknowledge(applicationId, signal)
      await given.records.acknowledge(applicationId, signal)
      const missing = randomUUID()
      await given.records.acknowledge(missing, signal)
      expect(await given.records.application(missing)).toBeUndefined()
    })

    test('is no new version, and a commit that read the signal before does not restore it', async () => {
      const before = await storedIn('OPEN_REVIEW', { signal })
      await given.records.acknowledge(before.applicationId, signal)
      await committed(next(before, { overdue: true }))
      expect(await signalOf(before.applicationId)).toBeUndefined()
    })
  })
}
