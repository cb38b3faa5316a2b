import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { nationalNumberOf, nationalNumbers } from '../../domain/national-numbers.ts'

type Numbered = keyof typeof nationalNumbers

const problemOf = (region: Numbered, number: string) => nationalNumbers[region].problem(number, '2026-11-28')
const isRight = (region: Numbered, number: string) => problemOf(region, number) === undefined

const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Numbers with their correct check character. */
const numbers = (region: Numbered, body: RegExp) =>
  fc
    .stringMatching(body)
    .map(text => alphabet.map(check => text + check).find(number => isRight(region, number)) ?? '')
    .filter(number => number !== '')

const bodies = {
  HK: /^[A-Z]{1,2}\d{6}$/,
  TW: /^[A-Z][1289]\d{7}$/,
  SG: /^[STFGM]\d{7}$/,
  TH: /^\d{12}$/,
} as const

describe('public examples are valid', () => {
  test.each<[Numbered, string]>([
    ['CN', '11010519491231002X'],
    ['HK', 'A1234563'],
    ['HK', 'C1234569'],
    ['HK', 'G123456A'],
    ['HK', 'D2887542'],
    ['HK', 'AB9876543'],
    ['MO', '12345678'],
    ['TW', 'A123456789'],
    ['TW', 'A223456781'],
    ['TW', 'B123456780'],
    ['TW', 'A800000014'],
    ['SG', 'S1234567D'],
    ['SG', 'T1234567J'],
    ['SG', 'F1234567N'],
    ['SG', 'G1234567X'],
    ['SG', 'M1234567K'],
    ['TH', '1234545678781'],
    ['MY', '770305023083'],
    ['MY', '000229140001'],
  ])('%s %s', (region, number) => {
    expect(problemOf(region, number)).toBeUndefined()
  })
})

describe('a number of another form is refused', () => {
  test.each<[Numbered, string]>([
    ['HK', 'A123456'],
    ['HK', 'ABC1234563'],
    ['HK', 'A123456B'],
    ['HK', '12345678'],
    ['MO', '1234567'],
    ['MO', '123456789'],
    ['MO', 'A1234567'],
    ['TW', 'A323456789'],
    ['TW', 'AC01234567'],
    ['TW', '1123456789'],
    ['SG', 'A1234567D'],
    ['SG', 'S12345678'],
    ['TH', '123454567878'],
    ['MY', '77030502308'],
  ])('%s %s', (region, number) => {
    expect(problemOf(region, number)).toBe('SHAPE')
  })

  test('a Malaysian number begins with a real date', () => {
    for (const date of ['770230', '771301', '770700', '770931', '010229'])
      expect(problemOf('MY', `${date}023083`)).toBe('BIRTH_DATE')
  })
})

/** Every number with one other digit. */
const slips = (number: string): string[] =>
  [...number].flatMap((digit, at) =>
    /\d/.test(digit)
      ? [...'0123456789']
          .filter(other => other !== digit)
          .map(other => number.slice(0, at) + other + number.slice(at + 1))
      : [],
  )

/** Every number with two neighbouring digits exchanged. */
const exchanges = (number: string): string[] =>
  [...number].flatMap((digit, at) => {
    const next = number[at + 1] ?? ''
    return /\d/.test(digit) && /\d/.test(next) && digit !== next
      ? [number.slice(0, at) + next + digit + number.slice(at + 2)]
      : []
  })

describe('the check character finds', () => {
  test.each<keyof typeof bodies>(['HK', 'SG'])('every wrong digit and every exchange of two: %s', region => {
    fc.assert(
      fc.property(numbers(region, bodies[region]), number => {
        expect([...slips(number), ...exchanges(number)].filter(wrong => isRight(region, wrong))).toEqual([])
      }),
    )
  })

  test('every wrong digit of a number of Taiwan but those of even weights, and of the fifth', () => {
    fc.assert(
      fc.property(numbers('TW', bodies.TW), number => {
        // An even weight hides a difference of five, and the weight 5 any even difference.
        const found = slips(number).filter(wrong => isRight('TW', wrong))
        const places = found.map(wrong => [...wrong].findIndex((digit, at) => digit !== number[at]))
        expect(places.every(at => [1, 3, 4, 5, 7].includes(at))).toBe(true)
      }),
    )
  })

  test('every wrong digit and exchange of a Thai number but in the third, unless the remainder goes between 0 and 10', () => {
    const remainder = (number: string) =>
      [...number.slice(0, 12)].reduce((sum, digit, at) => sum + Number(digit) * (13 - at), 0) % 11
    fc.assert(
      fc.property(numbers('TH', bodies.TH), number => {
        // The weight of the third digit is 11: its value makes no difference.
        const others = slips(number).filter(wrong => wrong[2] === number[2])
        for (const wrong of [...others, ...exchanges(number).filter(swapped => swapped[12] === number[12])]) {
          if (isRight('TH', wrong))
            expect(new Set([remainder(number), remainder(wrong)])).toEqual(new Set([0, 10]))
        }
      }),
    )
  })
})

test('each number of these forms has one check character', () => {
  for (const region of Object.keys(bodies) as (keyof typeof bodies)[])
    fc.assert(
      fc.property(fc.stringMatching(bodies[region]), body => {
        expect(alphabet.filter(check => isRight(region, body + check))).toHaveLength(1)
      }),
    )
})

test('only the regions of the table have rules, each with a source', () => {
  expect(Object.keys(nationalNumbers)).toEqual(['CN', 'HK', 'MO', 'TW', 'SG', 'TH', 'MY'])
  for (const { source } of Object.values(nationalNumbers)) expect(source).not.toBe('')
  for (const region of ['DE', 'toString', '__proto__']) expect(nationalNumberOf(region)).toBeUndefined()
})
