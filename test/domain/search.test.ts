import { describe, expect, test } from '@jest/globals'
import { certificateTypeNames } from '../../domain/certificates.ts'
import { emailKeyText, numberKeyTexts } from '../../domain/search.ts'

test('an address is found in any case, and without spaces around it', () => {
  expect(emailKeyText(' Anna@Example.TEST ')).toBe('email|v1|anna@example.test')
})

describe('a certificate number is found', () => {
  test('by one text for each group of certificates that have such numbers', () => {
    const all = numberKeyTexts('12345678', 'HK')
    const each = certificateTypeNames.flatMap(type => numberKeyTexts('12345678', 'HK', type))
    expect(all.length).toBeGreaterThan(1)
    expect(new Set(all)).toEqual(new Set(each))
    expect(new Set(all).size).toBe(all.length)
  })

  test('under one type by one text, or by none if its numbers have another form', () => {
    const [text, ...others] = numberKeyTexts('C01X00T47', 'DE', 'PASSPORT')
    expect(text).toMatch(/^v1\|.+\|C01X00T47$/)
    expect(others).toEqual([])
    expect(numberKeyTexts('C-1', 'DE', 'PASSPORT')).toEqual([])
  })
})
