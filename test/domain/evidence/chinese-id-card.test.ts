import { describe, expect, test } from '@jest/globals'
import { fieldsOfIdCard, readChineseIdCard } from '../../../domain/evidence/chinese-id-card.ts'
import { textPage } from './text-page.ts'

const today = '2026-11-29'

const front = [
  '姓名 张三',
  '性别 男 民族 汉',
  '出生 1949 年 12 月 31 日',
  '住址 北京市东城区景山前街4号',
  '院2号楼1单元301',
  '公民身份号码 11010519491231002X',
]

const back = [
  '中华人民共和国',
  '居民身份证',
  '签发机关 北京市公安局东城分局',
  '有效期限 2016.05.08-2036.05.08',
]

function values(...rows: string[]) {
  const card = readChineseIdCard(textPage(...rows), today)
  return Object.fromEntries(Object.entries(card).map(([field, read]) => [field, read.value]))
}

const person = {
  name: '张三',
  sex: '男',
  ethnicity: '汉',
  birthDate: '1949-12-31',
  address: '北京市东城区景山前街4号院2号楼1单元301',
  number: '11010519491231002X',
}

describe('the front of an ID card has six fields, which are read', () => {
  test.each<[string, string[]]>([
    ['as printed', front],
    ['without spaces', front.map(row => row.replaceAll(' ', ''))],
    ['with labels and values in boxes of their own', front.map(row => row.replace(' ', '|'))],
    ['with letters for digits in the number', front.with(5, '公民身份号码 11O1O5I949I23I002x')],
    ['with spaces in the number', front.with(5, '公民身份号码 110105 19491231 002X')],
    ['with the number alone on its row', front.with(5, '11010519491231002X')],
  ])('%s', (_, rows) => {
    expect(values(...rows)).toEqual(person)
  })

  test.each([
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['欧阳修', '欧阳修'],
    ['丽', undefined],
  ])('a name %s is %s', (printed, expected) => {
    expect(values(`姓名 ${printed}`).name).toBe(expected)
  })

  test('a number with a wrong check digit is told', () => {
    const [card] = [readChineseIdCard(textPage('公民身份号码 110105194912310021'), today)]
    expect(card.number).toMatchObject({ value: '110105194912310021', check: 'WRONG' })
  })

  test('the birth date of a right number takes precedence over the printed one', () => {
    const card = readChineseIdCard(textPage(...front.with(2, '出生 1949年12月3日')), today)
    expect(fieldsOfIdCard(card)).toMatchObject({
      birthDate: { value: '1949-12-31', check: 'RIGHT' },
      sex: { value: 'M' },
    })
  })
})

describe('the back of an ID card has an authority and a period, which are read', () => {
  test.each([
    ['2016.05.08-2036.05.08', '2016-05-08', '2036-05-08'],
    ['20160508-20360508', '2016-05-08', '2036-05-08'],
    ['2016.05.08—长期', '2016-05-08', 'LONG_TERM'],
    ['2016. 05. 08 - 长 期', '2016-05-08', 'LONG_TERM'],
  ])('%s', (printed, validFrom, validUntil) => {
    const rows = back.with(3, `有效期限 ${printed}`)
    expect(values(...rows)).toEqual({ authority: '北京市公安局东城分局', validFrom, validUntil })
  })

  test('a period that is not a date is not read', () => {
    expect(values('有效期限 2016.05.08-2036.02.30')).toEqual({ validFrom: '2016-05-08' })
  })
})

test('the place of a value is the part of its line after the label', () => {
  const { number } = readChineseIdCard(textPage('公民身份号码11010519491231002X'), today)
  const width = 0.72
  expect(number?.place.x).toBeCloseTo(0.1 + (width * 6) / 24)
  expect(number?.place.width).toBeCloseTo((width * 18) / 24)
})

test('nothing is read from other text', () => {
  expect(values('PASSPORT', '12345678901234567890', 'Name ERIKSSON')).toEqual({})
})
