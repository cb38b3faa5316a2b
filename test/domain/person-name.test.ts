import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { withoutGb18030PrivateUse } from '../../domain/gb18030-private-use.ts'
import { nameProblem, normaliseName } from '../../domain/person-name.ts'
import { anyCodePoint } from '../support/any-text.ts'

describe('a name is normalised', () => {
  test.each([
    ['  Zoe\u0308   Mustermann\u3000', 'Zo\u00EB Mustermann'],
    ['阿卜杜拉•艾力', '阿卜杜拉·艾力'],
    ['阿‧买・买．提', '阿·买·买·提'],
    ['阿 • 买', '阿 • 买'],
    ['J•R', 'J•R'],
    ['サラ・ベルナール', 'サラ・ベルナール'],
    ['\uE863', '䶮'],
    ['\uE863•\uE863', '䶮·䶮'],
    ['王\uE81E', '王龴'],
    ['\uE816', '𠂇'],
    ['\uE7C7a', 'ḿa'],
  ])('%j becomes %s', (raw, name) => {
    expect(normaliseName(raw)).toBe(name)
  })

  test('once: normalising it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.constantFrom(...'阿•・ e\u0301\uE863\uE815'), fc.string({ unit: anyCodePoint })),
        }),
        raw => {
          expect(normaliseName(normaliseName(raw))).toBe(normaliseName(raw))
        },
      ),
    )
  })
})

describe('private-use characters of GB 18030', () => {
  const lead = (byte: number, first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at)
      .filter(trail => trail !== 0x7f)
      .map(trail => [byte, trail])
  const rows: readonly (readonly [number, number[][]])[] = [
    [0xe78d, [...lead(0xa6, 0xd9, 0xdf), ...lead(0xa6, 0xec, 0xed), ...lead(0xa6, 0xf3, 0xf3)]],
    [
      0xe7c7,
      [
        [0xa8, 0xbc],
        [0xa8, 0xbf],
      ],
    ],
    [0xe7e7, lead(0xa9, 0x89, 0x95)],
    [0xe815, lead(0xfe, 0x50, 0xa0)],
  ]
  // Decoders keep six of them at their old code points; https://github.com/eisoch/irg/issues/27 lists their
  // characters.
  const still = new Map([
    ['\uE816', '\u{20087}'],
    ['\uE817', '\u{20089}'],
    ['\uE818', '\u{200CC}'],
    ['\uE831', '\u{215D7}'],
    ['\uE83B', '\u{2298F}'],
    ['\uE855', '\u{241FE}'],
  ])

  test('become the characters of a GB 18030 decoder', () => {
    const decoder = new TextDecoder('gb18030')
    const pairs = rows.flatMap(([first, bytes]) =>
      bytes.map(
        (pair, at) => [String.fromCodePoint(first + at), decoder.decode(Uint8Array.from(pair))] as const,
      ),
    )
    expect(pairs).toHaveLength(105)
    for (const [privateUse, decoded] of pairs) {
      const assigned = still.get(privateUse) ?? decoded
      // Before 2022, eighteen were at their old code points.
      if (assigned !== privateUse) expect(withoutGb18030PrivateUse(privateUse)).toBe(assigned)
      expect(withoutGb18030PrivateUse(privateUse)).not.toMatch(/\p{Co}/u)
    }
  })

  test('all others are kept, and refused with their code point', () => {
    for (const character of [
      '\uE000',
      '\uE78C',
      '\uE797',
      '\uE7C9',
      '\uE814',
      '\uE865',
      '\uF8FF',
      '\u{F0000}',
    ]) {
      expect(withoutGb18030PrivateUse(character)).toBe(character)
      expect(nameProblem(`王${character}`)).toEqual({ code: 'FORBIDDEN_CHARACTER', character })
    }
  })
})

describe('a name of any script is accepted', () => {
  test.each([
    'Ö',
    '张小明',
    '\uE863',
    'Nguyễn Thị Minh Khai',
    "Sinéad O'Connor-Ní Bhriain",
    'محمّد بن سلمان',
    'می‌خواهم', // ZWNJ
    'मृत्यु\u200Dञ्जय',
    'ශ්\u200Dරී',
    'မြွှေ့',
    'གྲགས་པ',
    'ᠮᠣᠩᠭᠣᠯ\u180Eᠠ',
    '葛\u{E0100}城',
    '김철수',
    'ยิ้ม',
    'שָׁלוֹם',
    'e\u0301\u0301\u0301\u0301',
    '𠮷'.repeat(200),
    '王\u{3FFF0}', // Han characters of later editions of Unicode.
  ])('%j', name => {
    expect(nameProblem(name)).toBeUndefined()
  })
})

describe('a name is refused', () => {
  test.each([
    ['with a Hangul filler', '김\u3164', '\u3164'],
    ['of a Hangul filler alone', '\u3164', '\u3164'],
    ['with a leading filler', '김\u115F', '\u115F'],
    ['with a vowel filler', '김\u1160', '\u1160'],
    ['with a half-width filler', '김\uFFA0', '\uFFA0'],
    ['with a blank of Braille', 'Anna\u2800', '\u2800'],
    ['with a joiner that its script does not need', 'Eri\u200Dka', '\u200D'],
    ['with two joiners in a row', 'می\u200C\u200Cخ', '\u200C'],
    ['with a joiner before it', '\u200Cمی', '\u200C'],
    ['with a zero-width space', 'An\u200Bna', '\u200B'],
    ['with a mark of direction', 'Anna\u202E', '\u202E'],
    ['with a soft hyphen', 'An\u00ADna', '\u00AD'],
    ['with an invisible grapheme joiner', 'An\u034Fna', '\u034F'],
    ['with a variation of no Han character', 'A\uFE0Fnna', '\uFE0F'],
    ['with a tag', 'Anna\u{E0041}', '\u{E0041}'],
    ['with an unassigned character', 'Anna\u0378', '\u0378'],
    ['with a control', 'An\tna', '\t'],
    ['with a new line', 'An\nna', '\n'],
    ['with half a surrogate', 'Anna\uD800', '\uD800'],
    ['with a replacement character', 'Ann\uFFFD', '\uFFFD'],
  ])('%s', (_, name, character) => {
    expect(nameProblem(name)).toEqual({ code: 'FORBIDDEN_CHARACTER', character })
  })

  test.each([
    ['without a letter', '123', 'NO_LETTER'],
    ['without anything', '  ', 'NO_LETTER'],
    ['of 201 characters', '𠮷'.repeat(201), 'TOO_BIG'],
    ['with five marks on a letter', 'Zoe\u0308\u0301\u0302\u0303\u0304', 'TOO_MANY_MARKS'],
    ['with five marks, one of them composed', 'Zo\u00EB\u0301\u0302\u0303\u0304', 'TOO_MANY_MARKS'],
  ])('%s', (_, name, code) => {
    expect(nameProblem(name)).toEqual({ code })
  })
})
