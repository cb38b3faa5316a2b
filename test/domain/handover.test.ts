import { describe, expect, test } from '@jest/globals'
import type { OpenReview } from '../../domain/application.ts'
import { handOver, isKeptForOther, whenClaimed } from '../../domain/handover.ts'
import { applicationIn } from '../support/samples.ts'
import { monday } from '../support/world.ts'

const lease = { reviewerId: 'holder', expiresAt: '2026-11-23T02:15:00.000Z' }
const review = applicationIn('OPEN_REVIEW', { accountId: 'holder-of-account', lease })
const act = (id: string) => ({ actor: { role: 'reviewer' as const, id }, at: monday })
const handed = (to?: string, of: OpenReview = review) =>
  handOver(of, { to, noteCiphertext: 'sealed' }, act('holder'))

describe('a handover', () => {
  test('ends the lease, and keeps the note beside those of decisions', () => {
    const after = handed('colleague')
    expect(after.lease).toBeUndefined()
    expect(after.handover).toEqual({ by: 'holder', to: 'colleague', at: monday })
    expect(after.notes).toEqual([
      { attempt: 1, reviewerId: 'holder', at: monday, ciphertext: 'sealed', handover: { to: 'colleague' } },
    ])
    expect(handed().handover).toEqual({ by: 'holder', at: monday })
  })

  test.each([
    ['another reviewer', () => handOver(review, { noteCiphertext: '' }, act('other'))],
    [
      'a reviewer whose lease has ended',
      () => handed(undefined, { ...review, lease: { ...lease, expiresAt: monday } }),
    ],
  ])('is refused to %s', (_, attempt) => {
    expect(attempt).toThrow()
  })

  test.each([
    ['the reviewer who hands it over', 'holder'],
    ['the account holder', 'holder-of-account'],
    ['the reviewer who proposed the rejection', 'proposer'],
  ])('cannot name %s', (_, to) => {
    const proposedRejection = { reasons: [], reviewerId: 'proposer', proposedAt: monday }
    expect(() => handed(to, { ...review, proposedRejection })).toThrow('Name another reviewer')
  })

  test('is possible ten times', () => {
    const [note] = handed().notes ?? []
    const notes = Array.from({ length: 10 }, () => note).flatMap(each => each ?? [])
    expect(handed(undefined, { ...review, notes: notes.slice(1) }).notes).toHaveLength(10)
    expect(() => handed(undefined, { ...review, notes })).toThrow('as often as it may be')
    const others = notes.map(({ handover: _, ...note }) => note)
    expect(handed(undefined, { ...review, notes: others }).notes).toHaveLength(11)
  })

  test('is kept for the named colleague until the review is due soon', () => {
    const after = handed('colleague')
    const { dueSoonAt } = after.deadline
    const before = new Date(Date.parse(dueSoonAt) - 1).toISOString()
    expect(isKeptForOther(after, 'other', before)).toBe(true)
    expect(isKeptForOther(after, 'colleague', before)).toBe(false)
    expect(isKeptForOther(after, 'other', dueSoonAt)).toBe(false)
    expect(isKeptForOther(handed(), 'other', before)).toBe(false)
  })

  test('ends with the claim of anybody but the named colleague', () => {
    expect(whenClaimed(handed('colleague'), 'other')).not.toHaveProperty('handover')
    expect(whenClaimed(handed(), 'other')).not.toHaveProperty('handover')
    expect(whenClaimed(handed('colleague'), 'colleague')).toHaveProperty('handover')
  })
})
