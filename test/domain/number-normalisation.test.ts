import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { describeCharacter } from '../../domain/characters.ts'
import { normaliseNumber } from '../../domain/number-normalisation.ts'
import { regions } from '../../domain/regions.ts'
import { anyCodePoint } from '../support/any-text.ts'

describe('a number is accepted as it is printed', () => {
  test.each([
    ['c01x00t47', 'DE', 'C01X00T47'],
    [' C01 X00-T47\t', 'DE', 'C01X00T47'],
    ['Ｃ０１Ｘ００Ｔ４７', 'DE', 'C01X00T47'],
    ['110105　19491231　002ｘ', 'CN', '11010519491231002X'],
    ['H12345678－01', 'HK', 'H1234567801'],
    ['A‐B‑C‒D–E—F―G−H', 'DE', 'ABCDEFGH'],
    ['A﹣B﹘C', 'DE', 'ABC'],
    ['A123456(3)', 'HK', 'A1234563'],
    ['ａ１２３４５６（３）', 'HK', 'A1234563'],
    ['12.345.678-9', 'BR', '123456789'],
    ['123456/7890', 'CZ', '1234567890'],
    ['MH-14/2011/0062821', 'IN', 'MH1420110062821'],
    ['12.AB.34567', 'FR', '12AB34567'],
    ['AB1234567<', 'FR', 'AB1234567'],
    ['12·34•56‧78・90', 'DE', '1234567890'],
    ['1/234567/8', 'MO', '12345678'],
  ])('%j issued in %s becomes %s', (raw, region, number) => {
    expect(normaliseNumber(raw, region)).toEqual({ number })
  })

  test('invisible characters of pasted text are left out', () => {
    const invisible = '\u00AD\u200B\u200E\u202A\u2060\u2066\uFEFF\u00A0\u2009'
    expect(normaliseNumber([...invisible].join('A'), 'DE')).toEqual({ number: 'AAAAAAAA' })
  })

  test('without a letter or digit it is an empty number', () => {
    for (const raw of ['', '   ', '---', '(/)']) expect(normaliseNumber(raw, 'DE')).toEqual({ number: '' })
  })
})

describe('letters of another script', () => {
  const greek = ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'] as const
  const cyrillic = ['АВЕЅІЈКМНОРСТУХ', 'ABESIJKMHOPCTYX'] as const
  const printers = new Map<string, readonly [string, string]>([
    ...['GR', 'CY'].map(region => [region, greek] as const),
    ...['RU', 'BY', 'UA', 'KZ', 'KG', 'BG', 'RS', 'MK'].map(region => [region, cyrillic] as const),
  ])

  test('are the Latin letters of the same shape where the issuing region prints them, and refused elsewhere', () => {
    for (const set of [greek, cyrillic]) {
      const [capitals, latin] = set
      for (const region of regions) {
        const isPrinted = printers.get(region) === set
        for (const text of [capitals, capitals.toLowerCase()])
          expect(normaliseNumber(`${text}123`, region)).toEqual(
            isPrinted ? { number: `${latin}123` } : { refused: [...text][0] },
          )
      }
    }
  })

  test.each([
    ['ΑΒ 123456', 'GR', 'AB123456'],
    ['77 МК 123456', 'RU', '77MK123456'],
    ['77 mк 123456', 'RU', '77MK123456'],
  ])('%j issued in %s becomes %s', (raw, region, number) => {
    expect(normaliseNumber(raw, region)).toEqual({ number })
  })

  test.each([
    ['Σ123456', 'GR', 'Σ'],
    ['Ж123456', 'RU', 'Ж'],
    ['µ123456', 'GR', 'µ'],
    ['\u0345123456', 'GR', '\u0345'],
    ['ϐ123456', 'GR', 'ϐ'],
  ])(
    '%j issued in %s is refused: no Latin letter has its shape, or it is a variant',
    (raw, region, refused) => {
      expect(normaliseNumber(raw, region)).toEqual({ refused })
    },
  )
})

describe('any other character is refused and named', () => {
  test.each([
    ['№123456', '№', '№ (U+2116)'],
    ['①23456', '①', '① (U+2460)'],
    ['㏇12345', '㏇', '㏇ (U+33C7)'],
    ['ﬁ123456', 'ﬁ', 'ﬁ (U+FB01)'],
    ['ABC_123', '_', '_ (U+005F)'],
    ['ABC＿123', '＿', '＿ (U+FF3F)'],
    ['É1234567', 'É', 'É (U+00C9)'],
    ['E\u03011234', '\u0301', 'U+0301'],
    ['护照1234567', '护', '护 (U+62A4)'],
    ['ß1234567', 'ß', 'ß (U+00DF)'],
    ['ı1234567', 'ı', 'ı (U+0131)'],
    ['ſ1234567', 'ſ', 'ſ (U+017F)'],
    ['\u212A123456', '\u212A', '\u212A (U+212A)'],
    ['٣1234567', '٣', '٣ (U+0663)'],
    ['A123\u0000', '\u0000', 'U+0000'],
    ['A123\u3164', '\u3164', 'U+3164'],
    ['A123\uD800', '\uD800', 'U+D800'],
    ['A123\uE000', '\uE000', 'U+E000'],
    ['😀12345', '😀', '😀 (U+1F600)'],
  ])('%j: %s', (raw, refused, described) => {
    expect(normaliseNumber(raw, 'DE')).toEqual({ refused })
    expect(describeCharacter(refused)).toBe(described)
  })

  test('a number is A–Z and 0–9 only, and normalising it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.constantFrom(...'aZ09 -–－Ａｚ９ß(ΑА'), fc.string({ unit: anyCodePoint })),
        }),
        fc.constantFrom('DE', 'GR', 'RU'),
        (raw, region) => {
          const normalised = normaliseNumber(raw, region)
          if (!('number' in normalised)) {
            expect(raw).toContain(normalised.refused)
            return
          }
          expect(normalised.number).toMatch(/^[A-Z0-9]*$/)
          expect(normaliseNumber(normalised.number, region)).toEqual(normalised)
        },
      ),
      { numRuns: 500 },
    )
  })
})
