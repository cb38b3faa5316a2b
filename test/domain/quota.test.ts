import { describe, expect, test } from '@jest/globals'
import { stageDefaults } from '../../domain/policy.ts'
import { quotaKeyText } from '../../domain/quota.ts'

describe('R11: the key of a certificate’s places', () => {
  test('counts three accounts', () => {
    expect(stageDefaults.certificateQuota).toBe(3)
  })

  test('has a form that never changes: every stored place is found by it', () => {
    expect(quotaKeyText({ certificateType: 'PASSPORT', issuingRegion: 'DE', number: 'C01X00T47' })).toBe(
      'v1|PASSPORT|DE|C01X00T47',
    )
    expect(
      quotaKeyText({ certificateType: 'ID_CARD', issuingRegion: 'CN', number: '11010519491231002X' }),
    ).toBe('v1|GB_11643|CN|11010519491231002X')
    expect(quotaKeyText({ certificateType: 'ID_CARD', issuingRegion: 'HK', number: 'A1234563' })).toBe(
      'v1|ID_CARD|HK|A1234563',
    )
    expect(quotaKeyText({ certificateType: 'ID_CARD', issuingRegion: 'DE', number: 'L01X00T47' })).toBe(
      'v1|ID_CARD|DE|L01X00T47',
    )
  })

  test('is the same for a renewed travel permit', () => {
    const permit = { certificateType: 'HK_MACAO_TRAVEL_PERMIT', issuingRegion: 'HK' } as const
    expect(quotaKeyText({ ...permit, number: 'H1234567801' })).toBe(
      quotaKeyText({ ...permit, number: 'H1234567802' }),
    )
  })

  test('differs by certificate and by issuing region', () => {
    const texts = [
      quotaKeyText({ certificateType: 'PASSPORT', issuingRegion: 'DE', number: 'C01X00T47' }),
      quotaKeyText({ certificateType: 'PASSPORT', issuingRegion: 'FR', number: 'C01X00T47' }),
      quotaKeyText({ certificateType: 'DRIVER_LICENSE', issuingRegion: 'DE', number: 'C01X00T47' }),
    ]
    expect(new Set(texts).size).toBe(3)
  })
})
