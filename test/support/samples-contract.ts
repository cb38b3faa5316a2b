import { randomBytes, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Samples } from '../../domain/figure-ports.ts'
import type { Records, Replacement } from '../../domain/ports.ts'
import { claimSample, type Opinion, type QualitySample, secondOf } from '../../domain/quality-sample.ts'
import { sampleAudit } from './samples.ts'

const now = '2026-11-23T02:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString()

export interface SamplesUnderTest {
  /** Without any sample yet. */
  readonly samples: Samples
  readonly commit: Records['commit']
}

function sampleAt(sampledAt: string): QualitySample {
  return {
    sampleId: `${sampledAt.replace(/\D/g, '')}-${randomBytes(16).toString('base64url')}`,
    state: 'OPEN',
    applicationId: randomUUID(),
    accountId: randomUUID(),
    attempt: 1,
    certificateType: 'PASSPORT',
    issuingRegion: 'CN',
    documents: { DATA_PAGE: 'data-page', HOLDING: 'holding' },
    sampledAt,
    first: { reviewerId: 'first', outcome: 'APPROVE', reasons: [], decidedAt: sampledAt },
    version: 1,
  }
}

const agrees = { outcome: 'APPROVE', reasons: [] } as const satisfies Pick<Opinion, 'outcome' | 'reasons'>
const differs = { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] } as const

/** The contract of every adapter of the `Samples` port, with the changes of samples. */
export function samplesContract(name: string, make: () => Promise<SamplesUnderTest>): void {
  describe(`second reviews: ${name}`, () => {
    let samples: Samples
    let commit: Records['commit']
    beforeEach(async () => {
      ;({ samples, commit } = await make())
    })

    const write = (sample: Replacement<QualitySample>) =>
      commit({ sample, audit: sampleAudit(sample.after.accountId) })
    async function stored(sampledAt = now): Promise<QualitySample> {
      const sample = sampleAt(sampledAt)
      expect(await write({ after: sample })).toBe('COMMITTED')
      return sample
    }
    async function claimed(before: QualitySample, reviewerId: string, at = now): Promise<QualitySample> {
      const after = claimSample(before, reviewerId, at)
      expect(await write({ before, after })).toBe('COMMITTED')
      return after
    }
    async function decided(before: QualitySample, opinion: typeof agrees | typeof differs) {
      const after = secondOf(before, opinion, before.lease?.reviewerId ?? '', now)
      expect(await write({ before, after })).toBe('COMMITTED')
      return after
    }
    const idsOf = (items: readonly QualitySample[]) => items.map(({ sampleId }) => sampleId)

    test('a sample is found as it was last stored, in each state', async () => {
      const sample = await stored()
      expect(await samples.sample(sample.sampleId)).toEqual(sample)
      const held = await claimed(sample, 'second')
      expect(await samples.sample(sample.sampleId)).toEqual(held)
      const done = await decided(held, differs)
      expect(await samples.sample(sample.sampleId)).toEqual(done)
      expect(await samples.sample('20261123020000000-nothing')).toBeUndefined()
    })

    test('a sample is created once, and changes only from the state that was read', async () => {
      const sample = await stored()
      expect(await write({ after: sample })).toBe('STALE')
      await claimed(sample, 'second')
      expect(await write({ before: sample, after: claimSample(sample, 'third', now) })).toBe('STALE')
      const held = { ...sample, lease: { reviewerId: 'third', claimedAt: now, expiresAt: later(1) } }
      expect(await write({ before: sample, after: secondOf(held, agrees, 'third', now) })).toBe('STALE')
    })

    test('open samples are listed from a time on, oldest first, in pages, until they have an opinion', async () => {
      const [old, first, second, third] = [
        await stored('2026-11-20T00:00:00.000Z'),
        await stored('2026-11-21T00:00:00.000Z'),
        await stored('2026-11-22T00:00:00.000Z'),
        await stored('2026-11-23T00:00:00.000Z'),
      ]
      const open = (limit: number, cursor?: string) =>
        samples.openSamples('2026-11-21T00:00:00.000Z', { limit, cursor })
      const page = await open(2)
      expect(idsOf(page.items)).toEqual(idsOf([first, second]))
      const next = await open(2, page.nextCursor)
      expect(idsOf(next.items)).toEqual(idsOf([third]))
      expect(next.nextCursor).toBeUndefined()
      await decided(await claimed(second, 'second'), agrees)
      expect(idsOf((await open(10)).items)).toEqual(idsOf([first, third]))
      expect(
        idsOf((await samples.openSamples(old.sampledAt, { limit: 10, cursor: undefined })).items),
      ).toHaveLength(3)
    })

    test('only different opinions are differences, the latest decision first', async () => {
      const made = [await stored('2026-11-21T00:00:00.000Z'), await stored('2026-11-22T00:00:00.000Z')]
      for (const sample of made) await decided(await claimed(sample, 'second'), differs)
      await decided(await claimed(await stored(), 'second'), agrees)
      const first = await samples.differences({ limit: 1, cursor: undefined })
      expect(idsOf(first.items)).toEqual(idsOf(made.slice(1)))
      const second = await samples.differences({ limit: 1, cursor: first.nextCursor })
      expect(idsOf(second.items)).toEqual(idsOf(made.slice(0, 1)))
      expect(second.nextCursor).toBeUndefined()
    })

    test('the reviewer who claimed a sample is known until it has an opinion, also after the claim has expired', async () => {
      const sample = await stored()
      const other = await stored()
      const ids = [sample.applicationId, other.applicationId, randomUUID()]
      const claimedBy = async (reviewerId: string, of = ids) =>
        idsOf(await samples.claimedSamples(reviewerId, of))
      expect(await claimedBy('second')).toEqual([])
      const held = await claimed(sample, 'second')
      expect(await claimedBy('second')).toEqual([sample.sampleId])
      expect(await claimedBy('second', [other.applicationId])).toEqual([])
      expect(await claimedBy('third')).toEqual([])
      const taken = await claimed(held, 'third', later(20))
      expect(await claimedBy('second')).toEqual([sample.sampleId])
      expect(await claimedBy('third')).toEqual([sample.sampleId])
      const after = secondOf(taken, agrees, 'third', later(21))
      expect(await write({ before: taken, after })).toBe('COMMITTED')
      expect(await claimedBy('second')).toEqual([])
      expect(await claimedBy('third')).toEqual([])
      expect(await claimedBy('second', [])).toEqual([])
    })
  })
}
