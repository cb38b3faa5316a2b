import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Figures } from '../../domain/figure-ports.ts'
import type { Counting } from '../../domain/figures.ts'
import { sumOf } from '../../domain/figures-of-period.ts'

const now = '2026-11-23T02:00:00.000Z'

function counting(day: string, keys: readonly string[], reviewerId?: string): Counting {
  return {
    factId: `evt_${randomUUID()}_1`,
    day,
    keys,
    ...(reviewerId === undefined ? {} : { reviewer: { reviewerId, keys: ['approved', 'inHand:7'] } }),
  }
}

/** The contract of every adapter of the `Figures` port. Reads must show all earlier writes. */
export function figuresContract(name: string, make: () => Promise<Figures>): void {
  describe(`figures: ${name}`, () => {
    let figures: Figures

    beforeEach(async () => {
      figures = await make()
    })

    test('a fact is counted once, also by concurrent deliveries', async () => {
      const fact = counting('2026-11-23', ['approved', 'reasons:NAME_MISMATCH'], 'r1')
      await Promise.all(Array.from({ length: 5 }, () => figures.count(fact, now)))
      await figures.count(fact, now)
      expect([...(await figures.days('2026-11-23', '2026-11-23'))]).toEqual([
        ['2026-11-23', { approved: 1, 'reasons:NAME_MISMATCH': 1 }],
      ])
      expect(await figures.reviewers('2026-11-23', '2026-11-23')).toEqual([
        { day: '2026-11-23', reviewerId: 'r1', counts: { approved: 1, 'inHand:7': 1 } },
      ])
    })

    test('concurrent facts of one day and one reviewer are all counted', async () => {
      const facts = Array.from({ length: 60 }, () => counting('2026-11-23', ['submitted'], 'r1'))
      await Promise.all(facts.map(fact => figures.count(fact, now)))
      expect((await figures.days('2026-11-23', '2026-11-23')).get('2026-11-23')).toEqual({ submitted: 60 })
      expect(await figures.reviewers('2026-11-01', '2026-11-30')).toEqual([
        { day: '2026-11-23', reviewerId: 'r1', counts: { approved: 60, 'inHand:7': 60 } },
      ])
    })

    test('a period has its first and its last day, over the end of a month, and no other', async () => {
      const days = ['2026-10-29', '2026-10-30', '2026-11-01', '2026-11-02', '2026-11-03']
      for (const [index, day] of days.entries()) {
        await figures.count(counting(day, ['submitted'], `r${index}`), now)
      }
      const found = await figures.days('2026-10-30', '2026-11-02')
      expect([...found.keys()].toSorted()).toEqual(['2026-10-30', '2026-11-01', '2026-11-02'])
      expect(sumOf([...found.values()])).toEqual({ submitted: 3 })
      const reviewers = await figures.reviewers('2026-10-30', '2026-11-02')
      expect(reviewers.map(({ reviewerId }) => reviewerId).toSorted()).toEqual(['r1', 'r2', 'r3'])
    })

    test('the counts of a reviewer are told apart by day', async () => {
      for (const day of ['2026-11-22', '2026-11-23']) {
        await figures.count(counting(day, ['approved'], 'machine#1'), now)
      }
      const found = await figures.reviewers('2026-11-20', '2026-11-24')
      expect(found.toSorted((one, other) => one.day.localeCompare(other.day))).toEqual(
        ['2026-11-22', '2026-11-23'].map(day => ({
          day,
          reviewerId: 'machine#1',
          counts: { approved: 1, 'inHand:7': 1 },
        })),
      )
    })

    test('a fact stands in the list of each of its numbers, and in those of its reviewer', async () => {
      const fact = { applicationId: 'a', accountId: 'erika', at: '2026-11-23T02:00:00.000Z' }
      const counted = {
        ...counting('2026-11-23', ['retried', 'reasons:PHOTO_GLARE', 'decisionTime:3'], 'r1'),
        fact,
      }
      await figures.count(counted, now)
      await figures.count(counted, now)
      const listOf = async (list: string, from = '2026-11-23', to = '2026-11-23') =>
        (await figures.facts({ list, from, to }, { limit: 10 })).items
      expect(await listOf('retried')).toEqual([fact])
      expect(await listOf('reasons:PHOTO_GLARE')).toEqual([fact])
      expect(await listOf('decisionTime:3')).toEqual([fact])
      expect(await listOf('decisions@r1')).toEqual([fact])
      expect(await listOf('approved@r1')).toEqual([fact])
      expect(await listOf('inHand:7@r1')).toEqual([])
      expect(await listOf('decisions@r2')).toEqual([])
      expect(await listOf('retried', '2026-11-20', '2026-11-22')).toEqual([])
      expect(await listOf('retried', '2026-11-24', '2026-11-25')).toEqual([])
    })

    test('a list has its newest facts first, in pages', async () => {
      const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24']
      for (const day of days) {
        const fact = { applicationId: `of ${day}`, accountId: 'erika', at: `${day}T02:00:00.000Z` }
        await figures.count({ ...counting(day, ['submitted']), fact }, now)
      }
      const of = { list: 'submitted', from: '2026-11-21', to: '2026-11-23' }
      const first = await figures.facts(of, { limit: 2 })
      expect(first.items.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-23', '2026-11-22'])
      const second = await figures.facts(of, { limit: 2, cursor: first.nextCursor })
      expect(second.items.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-21'])
      expect(second.nextCursor).toBeUndefined()
    })

    test('a forged cursor starts elsewhere in the list, or after its end', async () => {
      const fact = { applicationId: 'a', accountId: 'erika', at: now }
      await figures.count({ ...counting('2026-11-23', ['submitted']), fact }, now)
      const of = { list: 'submitted', from: '2026-11-21', to: '2026-11-23' }
      const from = async (position: string) =>
        (await figures.facts(of, { limit: 2, cursor: Buffer.from(position).toString('base64url') })).items
      expect(await from('zz')).toEqual([fact])
      expect(await from('!!')).toEqual([])
    })

    test('the longest period is read at once', async () => {
      await figures.count(counting('2026-08-24', ['submitted']), now)
      await figures.count(counting('2026-11-23', ['submitted']), now)
      const days = await figures.days('2026-08-24', '2026-11-23')
      expect([...days.keys()].toSorted()).toEqual(['2026-08-24', '2026-11-23'])
    })
  })
}
