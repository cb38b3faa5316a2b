import { expect, test } from '@jest/globals'
import { tagOf, zoneName } from '../../domain/zone-name.ts'

test.each([
  ['Asia/Shanghai', 'en', 'Beijing time'],
  ['Asia/Shanghai', 'zh', '北京时间'],
  ['Europe/Berlin', 'en', 'Central European Time'],
  ['Europe/Berlin', 'zh', '中欧时间'],
] as const)('times of %s are named in %s: %s', (timeZone, language, name) => {
  expect(zoneName(timeZone, language)).toBe(name)
})

test('dates are written as in Britain or in China', () => {
  expect(['en', 'zh', 'fr'].map(tagOf)).toEqual(['en-GB', 'zh-CN', 'en-GB'])
})
