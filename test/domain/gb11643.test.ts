import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gb11643CheckDigit, gb11643Problem } from '../../domain/gb11643.ts'

const today = '2026-11-23'

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

const birthDates = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date(`${today}T00:00:00Z`), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10).replaceAll('-', ''))

const areaCodes = fc.tuple(fc.integer({ min: 1, max: 9 }), digits(5)).map(parts => parts.join(''))

const numbers = fc
  .tuple(areaCodes, birthDates, digits(3))
  .map(parts => parts.join(''))
  .map(first17 => first17 + gb11643CheckDigit(first17))

/** A number with a correct check digit, so that only the tested part can be wrong. */
const withBirthDate = (date: string) => `110105${date}002${gb11643CheckDigit(`110105${date}002`)}`

/** The check character as the standard computes it: with weights and a table. */
const publishedCheckDigit = (first17: string) => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return '10X98765432'[sum % 11]
}

describe('a GB 11643 citizen number', () => {
  test.each(['11010519491231002X', '440524188001010014'])('%s, a published example, is valid', number => {
    expect(gb11643Problem(number, today)).toBeUndefined()
  })

  test.each([
    ['Hong Kong', '81000019940823002'],
    ['Macao', '82000019920317003'],
    ['Taiwan', '83000019920130002'],
  ])('of a resident of %s is not refused for its area', (_, first17) => {
    expect(gb11643Problem(first17 + gb11643CheckDigit(first17), today)).toBeUndefined()
  })

  test('has the check character of the weights the standard publishes', () => {
    fc.assert(
      fc.property(digits(17), first17 => {
        expect(gb11643CheckDigit(first17)).toBe(publishedCheckDigit(first17))
      }),
    )
  })

  test('is valid for any area, any date of birth up to today, and any sequence', () => {
    fc.assert(fc.property(numbers, number => gb11643Problem(number, today) === undefined))
  })

  test.each([
    ['a 17-digit number', '11010519491231002'],
    ['19 characters', '11010519491231002X0'],
    ['an area that begins with 0', '01010519491231002X'],
    ['a lower-case x', '11010519491231002x'],
    ['an X before the end', '1101051949123100X2'],
    ['a line break at the end', '11010519491231002X\n'],
    ['full-width digits', '１1010519491231002X'],
    ['an old number of 15 digits', '110105491231002'],
    ['nothing', ''],
  ])('is not %s', (_, number) => {
    expect(gb11643Problem(number, today)).toBe('SHAPE')
  })

  test.each(['20260230', '20250229', '19000229', '20261301', '20260001', '20260100', '20260431', '17991231'])(
    'has a real date of birth: not %s',
    date => {
      expect(gb11643Problem(withBirthDate(date), today)).toBe('BIRTH_DATE')
    },
  )

  test.each(['20240229', '20000229', '18000101'])('may have the unusual but real date of birth %s', date => {
    expect(gb11643Problem(withBirthDate(date), today)).toBeUndefined()
  })

  test('has a date of birth up to today, and none after', () => {
    expect(gb11643Problem(withBirthDate('20261123'), today)).toBeUndefined()
    expect(gb11643Problem(withBirthDate('20261124'), today)).toBe('BIRTH_DATE')
    expect(gb11643Problem(withBirthDate('20261124'), '2026-11-24')).toBeUndefined()
  })

  test('fails with any one character changed, in every position, to any other digit or letter', () => {
    const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZx']
    const slippedThrough = (number: string) =>
      [...number].flatMap((original, at) =>
        alphabet
          .filter(character => character !== original)
          .map(character => number.slice(0, at) + character + number.slice(at + 1))
          .filter(changed => gb11643Problem(changed, '2100-01-01') === undefined),
      )
    fc.assert(
      fc.property(numbers, number => {
        expect(slippedThrough(number)).toEqual([])
      }),
    )
  })

  test('fails with two neighbouring characters swapped', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 16 }), (number, at) => {
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
        fc.pre(swapped !== number)
        expect(gb11643Problem(swapped, '2100-01-01')).toBeDefined()
      }),
    )
  })

  test('has no check character for anything but 17 digits', () => {
    for (const text of ['', '1101051949123100', '11010519491231002X', '1101051949123100X'])
      expect(() => gb11643CheckDigit(text)).toThrow(RangeError)
  })
})
