import { describe, expect, test } from '@jest/globals'
import { assertHoldsLease, assertMayClaim, assertNotOwn, takeLease, validLease } from '../../domain/lease.ts'
import { refusalOf, refused } from '../support/refusal.ts'
import { applicationIn } from '../support/samples.ts'

const now = '2026-11-23T02:00:00.000Z'
const free = applicationIn('OPEN_REVIEW')
const lease = takeLease(free, 'me', now)
const held = applicationIn('OPEN_REVIEW', { lease })
const lastMoment = '2026-11-23T02:14:59.999Z'
const over = '2026-11-23T02:15:00.000Z'

describe('a lease', () => {
  test('lasts fifteen minutes', () => {
    expect(lease.expiresAt).toBe(over)
  })

  test('keeps the time of its claim when it is renewed, and begins anew for another reviewer or after its end', () => {
    expect(lease).toMatchObject({ reviewerId: 'me', claimedAt: now })
    expect(takeLease(held, 'me', lastMoment)).toMatchObject({
      claimedAt: now,
      expiresAt: '2026-11-23T02:29:59.999Z',
    })
    expect(takeLease(held, 'me', over)).toMatchObject({ claimedAt: over })
    expect(takeLease(held, 'other', over)).toMatchObject({ reviewerId: 'other', claimedAt: over })
  })

  test('of an earlier version stays without the time of its claim', () => {
    const former = applicationIn('OPEN_REVIEW', { lease: { reviewerId: 'me', expiresAt: over } })
    expect(takeLease(former, 'me', now)).toEqual({ reviewerId: 'me', expiresAt: over })
  })

  test('is valid until its expiry', () => {
    expect(validLease(held, lastMoment)).toEqual(lease)
    expect(validLease(held, over)).toBeUndefined()
    expect(validLease(free, now)).toBeUndefined()
  })

  test('can be taken if free, expired or the reviewer’s own', () => {
    expect(() => assertMayClaim(free, 'other', now)).not.toThrow()
    expect(() => assertMayClaim(held, 'other', over)).not.toThrow()
    expect(() => assertMayClaim(held, 'me', now)).not.toThrow()
  })

  test('is not taken from its holder', async () => {
    expect(await refusalOf(() => assertMayClaim(held, 'other', lastMoment))).toEqual(
      refused('REVIEW_CLAIMED_BY_OTHER'),
    )
  })

  test('on the reviewer’s own application is refused, leased or not', async () => {
    const own = { ...held, accountId: 'other' }
    expect(await refusalOf(() => assertMayClaim(own, 'other', now))).toEqual(refused('OWN_APPLICATION'))
    expect(await refusalOf(() => assertNotOwn(own, 'other'))).toEqual(refused('OWN_APPLICATION'))
  })

  test('is needed to act, must be valid and the reviewer’s own', async () => {
    expect(() => assertHoldsLease(held, 'me', lastMoment)).not.toThrow()
    expect(await refusalOf(() => assertHoldsLease(held, 'other', now))).toEqual(
      refused('REVIEW_CLAIMED_BY_OTHER'),
    )
    expect(await refusalOf(() => assertHoldsLease(held, 'me', over))).toEqual(refused('WRONG_STATE'))
    expect(await refusalOf(() => assertHoldsLease(free, 'me', now))).toEqual(refused('WRONG_STATE'))
  })
})
