import { describe, expect, test } from '@jest/globals'
import type { Account } from '../../domain/account.ts'
import {
  assertEligible,
  assertNoPartner,
  assertRegistrationRegion,
  type IneligibilityReason,
  ineligibilityReasons,
  isExpired,
  isRegistrationRegion,
} from '../../domain/eligibility.ts'
import { refusalOf, refused } from '../support/refusal.ts'
import { sampleAccount } from '../support/samples.ts'

const { registrationRegion: _none, ...withoutRegion } = sampleAccount()

describe('eligibility for a start', () => {
  test.each<[string, Account, IneligibilityReason[]]>([
    ['an account with a region and nothing open', sampleAccount(), []],
    ['R12: a partner', sampleAccount({ partnerProgram: true }), ['PARTNER_PROGRAM_MEMBER']],
    [
      'who is authenticated already: the approved application is not called open',
      sampleAccount({ authenticationStatus: 'AUTHENTICATED', currentApplicationId: 'a' }),
      ['ALREADY_AUTHENTICATED'],
    ],
    ['who has one open', sampleAccount({ currentApplicationId: 'a' }), ['APPLICATION_OPEN']],
    ['R2: who has no region', withoutRegion, ['REGION_MISMATCH']],
    [
      'a partner with one open and no region, the weightiest first',
      { ...withoutRegion, partnerProgram: true, currentApplicationId: 'a' },
      ['PARTNER_PROGRAM_MEMBER', 'APPLICATION_OPEN', 'REGION_MISMATCH'],
    ],
  ])('%s', async (_who, account, reasons) => {
    expect(ineligibilityReasons(account)).toEqual(reasons)
    const [first] = reasons
    if (first === undefined) expect(() => assertEligible(account)).not.toThrow()
    else expect(await refusalOf(() => assertEligible(account))).toEqual(refused(first))
  })

  test('R12 alone is refused, too', async () => {
    expect(() => assertNoPartner(sampleAccount())).not.toThrow()
    expect(await refusalOf(() => assertNoPartner(sampleAccount({ partnerProgram: true })))).toEqual(
      refused('PARTNER_PROGRAM_MEMBER'),
    )
  })
})

describe('R2: the regions', () => {
  test('agree only when they are the same', async () => {
    expect(isRegistrationRegion(sampleAccount(), 'DE')).toBe(true)
    expect(() => assertRegistrationRegion(sampleAccount(), 'DE', 'start')).not.toThrow()
    expect(await refusalOf(() => assertRegistrationRegion(sampleAccount(), 'FR', 'start'))).toEqual(
      refused('REGION_MISMATCH', '/issuingRegion'),
    )
  })

  test('never agree for an account without one', () => {
    expect(isRegistrationRegion(withoutRegion, 'DE')).toBe(false)
  })
})

test.each([
  ['2026-11-22', true],
  ['2026-11-23', false],
  ['2026-11-24', false],
  [undefined, false],
])('R3: valid until %s is expired on 2026-11-23: %s', (expiryDate, expired) => {
  expect(isExpired(expiryDate, '2026-11-23')).toBe(expired)
})
