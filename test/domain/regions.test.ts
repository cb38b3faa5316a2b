import { describe, expect, test } from '@jest/globals'
import { isRegion } from '../../domain/regions.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const accepted = letters.flatMap(first => letters.map(second => first + second)).filter(isRegion)

describe('an issuing region is an assigned ISO 3166-1 alpha-2 code', () => {
  test('exactly 249 of the 676 pairs of letters are assigned', () => {
    expect(accepted).toHaveLength(249)
  })

  test('every assigned code has a name of its own in the Unicode region data', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    expect(accepted.filter(code => names.of(code) === undefined)).toEqual([])
  })

  test.each(['CN', 'HK', 'MO', 'TW', 'US', 'DE', 'SG', 'SS', 'BQ'])('%s is assigned', code => {
    expect(isRegion(code)).toBe(true)
  })

  test.each(['cn', 'Cn', 'CHN', 'C', '', ' CN', 'CN ', 'EU', 'UK', 'XK', 'ZZ', 'AN', 'CS', 'constructor'])(
    '%j is not assigned',
    code => {
      expect(isRegion(code)).toBe(false)
    },
  )
})
