import { describe, expect, test } from '@jest/globals'
import { compareNames } from '../../../domain/evidence/name-comparison.ts'
import type { ReadName } from '../../../domain/evidence/read-fields.ts'
import { isWrittenAs, zoneLetters } from '../../../domain/evidence/transliteration.ts'

const place = { x: 0, y: 0, width: 1, height: 0.1 }

const readings: Record<string, string[]> = {
  张: ['zhāng'],
  三: ['sān'],
  吕: ['lǚ'],
  单: ['dān', 'shàn', 'chán'],
  丰: ['fēng'],
  陈: ['chén'],
  大: ['dà', 'dài', 'tài'],
  文: ['wén'],
  女: ['nǚ', 'rǔ'],
  绿: ['lǜ', 'lù'],
  阿: ['ā', 'ē'],
  买: ['mǎi'],
}

const pinyin = (character: string) => readings[character] ?? []

const zoneName = (surname: string, givenNames: string, more: Partial<ReadName> = {}): ReadName => ({
  value: `${surname} ${givenNames}`.trim(),
  parts: { surname, givenNames },
  place,
  check: 'NONE',
  ...more,
})

const compare = (entered: string, read: ReadName, isPinyinExpected = true) =>
  compareNames(entered, read, { pinyin, isPinyinExpected })

describe('a name agrees with its form in a machine-readable zone', () => {
  test.each([
    ['Anna Maria Eriksson', 'ERIKSSON', 'ANNA MARIA'],
    ['Eriksson Anna Maria', 'ERIKSSON', 'ANNA MARIA'],
    ['Eriksson, Anna Maria', 'ERIKSSON', 'ANNA MARIA'],
    ['Anna-Maria Eriksson', 'ERIKSSON', 'ANNA MARIA'],
    ["Gerald O'Connor", 'OCONNOR', 'GERALD'],
    ['Jürgen Müller', 'MUELLER', 'JUERGEN'],
    ['Jürgen Müller', 'MULLER', 'JURGEN'],
    ['Jürgen Müller', 'MUXXLLER', 'JUXXRGEN'],
    ['Anna Weiß', 'WEISS', 'ANNA'],
    ['Åse Øverbø', 'OEVERBOE', 'AASE'],
    ['Núñez García', 'NUNEZ', 'GARCIA'],
    ['Núñez García', 'NUNXXEZ', 'GARCIA'],
    ['Þór Ægisson', 'AEGISSON', 'THOR'],
    ['Işıl Çağlar', 'CAGLAR', 'ISIL'],
    ['Łukasz Żółć', 'ZOLC', 'LUKASZ'],
    ['Đỗ Nguyễn', 'DO', 'NGUYEN'],
    ['Иван Щукин', 'SHCHUKIN', 'IVAN'],
    ['Юлия Цой', 'TSOI', 'IULIIA'],
    ['Сергій Їжак', 'IZHAK', 'SERHII'],
    ['Γιώργος Παπαδόπουλος', 'PAPADOPOULOS', 'GIORGOS'],
    ['Μπάμπης Ευαγγέλου', 'EVANGELOU', 'BABIS'],
    ['محمد', 'MXHMD', ''],
    ['张三丰', 'ZHANG', 'SANFENG'],
    ['吕文', 'LU', 'WEN'],
    ['吕文', 'LV', 'WEN'],
    ['吕文', 'LYU', 'WEN'],
    ['单大文', 'SHAN', 'DAWEN'],
    ['单大文', 'DAN', 'DAWEN'],
    ['绿女', 'LYU', 'NYU'],
  ])('%s and %s, %s', (entered, surname, givenNames) => {
    expect(compare(entered, zoneName(surname, givenNames))).toBe('AGREES')
  })

  test('if the zone cut it off, word by word', () => {
    const cut = zoneName('NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG K', { isTruncated: true })
    expect(compare('Chayapa Dejthamrong Krasuang Nilavadhanananda', cut)).toBe('AGREES')
    expect(compare('Chayapa Dejthamrong Praphat Nilavadhanananda', cut)).toBe('DIFFERS')
    expect(compare('Chayapa Dejthamrong Krasuang Nilavadhanananda', { ...cut, isTruncated: false })).toBe(
      'DIFFERS',
    )
  })
})

describe('a name agrees with a printed one', () => {
  test.each([
    ['陈大文', '陈大文'],
    ['阿买·买买', '阿买•买买'],
    ['Müller', 'MÜLLER'],
    ['Muller', 'Müller'],
    ['Иван Щукин', 'ЩУКИН ИВАН'],
  ])('%s and %s', (entered, value) => {
    expect(compare(entered, { value, place, check: 'NONE' })).toBe('AGREES')
  })
})

describe('a name differs', () => {
  test.each([
    ['Anna Maria Eriksson', 'ERIKSSON', 'ANNA'],
    ['Anna Eriksson', 'ERIKSSON', 'ANNA MARIA'],
    ['Anna Erikson', 'ERIKSSON', 'ANNA'],
    ['张三丰', 'ZHANG', 'SAN'],
    ['张三', 'LI', 'SI'],
    ['Иван Щукин', 'PETROV', 'IVAN'],
  ])('%s from %s, %s', (entered, surname, givenNames) => {
    expect(compare(entered, zoneName(surname, givenNames))).toBe('DIFFERS')
  })

  test('if one Chinese character is another', () => {
    expect(compare('陈大文', { value: '陈太文', place, check: 'NONE' })).toBe('DIFFERS')
  })
})

describe('a name cannot be compared', () => {
  test.each<[string, string, ReadName, boolean]>([
    ['in Pinyin, if the issuer writes another romanisation', '陈大文', zoneName('CHAN', 'TAI MAN'), false],
    ['of a minority, whose spelling is its own', '阿买·买买', zoneName('AMAT', 'MEMET'), true],
    ['in Arabic, which issuers spell as they please', 'محمد', zoneName('MOHAMED', ''), true],
    ['in a script without a table', '山田はなこ', zoneName('YAMADA', 'HANAKO'), true],
    ['with a character whose reading is not known', '𠮷文', { ...zoneName('JI', 'WEN') }, false],
    ['Latin with a printed Chinese one', 'Chen Dawen', { value: '张三', place, check: 'NONE' }, true],
    [
      'if the zone’s line has slips',
      'Anna Eriksson',
      zoneName('ERIKSSONKKANNA', '', { isUncertain: true }),
      true,
    ],
  ])('%s', (_, entered, read, isPinyinExpected) => {
    expect(compare(entered, read, isPinyinExpected)).toBe('NOT_READ')
  })
})

test('readings of Pinyin may have tones as marks or digits, and ü as v or u:', () => {
  for (const reading of ['lǚ', 'lv3', 'lü3', 'lu:3']) {
    const letters = zoneLetters('吕', () => [reading]) ?? []
    for (const written of ['LU', 'LV', 'LYU']) expect(isWrittenAs(letters, written)).toBe(true)
    expect(isWrittenAs(letters, 'LI')).toBe(false)
  }
})
