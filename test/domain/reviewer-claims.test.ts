import { describe, expect, test } from '@jest/globals'
import { otherClaims, withClaim } from '../../domain/reviewer-claims.ts'

const now = '2026-11-23T02:00:00.000Z'
const later = '2026-11-23T02:15:00.000Z'
const claims = {
  reviewerId: 'reviewer',
  expiries: { ended: '2026-11-23T01:59:59.999Z', ending: now, held: later, own: later },
  version: 4,
}

describe('the claims of a reviewer', () => {
  test('that count beside this one have not expired', () => {
    expect(otherClaims(claims, 'own', now)).toEqual(['held'])
    expect(otherClaims(claims, 'new', now)).toEqual(['held', 'own'])
    expect(otherClaims(undefined, 'new', now)).toEqual([])
  })

  test('are kept with the new one, in the next version', () => {
    const claim = { reviewerId: 'reviewer', applicationId: 'new', expiresAt: later }
    expect(withClaim(claims, ['held'], claim)).toEqual({
      reviewerId: 'reviewer',
      expiries: { held: later, new: later },
      version: 5,
    })
    expect(withClaim(undefined, [], claim)).toEqual({
      reviewerId: 'reviewer',
      expiries: { new: later },
      version: 1,
    })
  })

  test('have one time for each application, which a renewal moves', () => {
    const renewed = { reviewerId: 'reviewer', applicationId: 'own', expiresAt: '2026-11-23T02:30:00.000Z' }
    expect(withClaim(claims, ['held'], renewed).expiries).toEqual({ held: later, own: renewed.expiresAt })
  })
})
