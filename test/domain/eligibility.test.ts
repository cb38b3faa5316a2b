import { describe, expect, test } from '@jest/globals'
import type { Account } from '../../domain/account.ts'
import {
  assertAuthenticated,
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

describe('eligibility for a renewal', () => {
  const authenticated = { authenticationStatus: 'AUTHENTICATED', currentApplicationId: 'a' } as const

  test.each<[string, Account, IneligibilityReason | undefined]>([
    ['an authenticated account', sampleAccount(authenticated), undefined],
    ['R12: a partner', sampleAccount({ ...authenticated, partnerProgram: true }), 'PARTNER_PROGRAM_MEMBER'],
    [
      'with a renewal open',
      sampleAccount({ ...authenticated, renewalApplicationId: 'b' }),
      'APPLICATION_OPEN',
    ],
    ['R2: without a region', { ...withoutRegion, ...authenticated } as Account, 'REGION_MISMATCH'],
  ])('%s', async (_who, account, refusal) => {
    const assert = () => assertEligible(account, 'RENEWAL')
    if (refusal === undefined) expect(assert).not.toThrow()
    else expect(await refusalOf(assert)).toEqual(refused(refusal))
  })

  test('needs an authentication', async () => {
    expect(() => assertAuthenticated(sampleAccount(authenticated))).not.toThrow()
    expect(await refusalOf(() => assertAuthenticated(sampleAccount()))).toEqual(refused('WRONG_STATE'))
  })
})

describe('R2: the regions', () => {
  test('are attributes of an application after its start, which only its applicant can withdraw', async () => {
    for (const when of ['submission', 'review'] as const) {
      const assert = () => assertRegistrationRegion(sampleAccount(), 'FR', when)
      expect(await refusalOf(assert)).toEqual(refused('REGION_MISMATCH'))
      if (when === 'submission') expect(assert).toThrow('Withdraw this application')
      else expect(assert).not.toThrow('Withdraw this application')
    }
  })

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
