import { expect, test } from '@jest/globals'
import { certificateTypes } from '../../domain/certificates.ts'
import { gb11643Problem } from '../../domain/gb11643.ts'
import { sampleIdCardHolder, samplePassportHolder } from '../../local/sample-holders.ts'

test('the walk-through has valid numbers, new ones in each run', () => {
  const cards = Array.from({ length: 200 }, () => sampleIdCardHolder().certificateNumber)
  expect(cards.filter(number => gb11643Problem(number, '2026-01-01') !== undefined)).toEqual([])
  const passports = Array.from({ length: 200 }, () => samplePassportHolder().certificateNumber)
  expect(
    passports.filter(number => !new RegExp(certificateTypes.PASSPORT.number.pattern).test(number)),
  ).toEqual([])
  expect(new Set([...cards, ...passports]).size).toBeGreaterThan(390)
})
