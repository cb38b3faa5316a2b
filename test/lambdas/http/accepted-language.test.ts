import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { localeSchema } from '../../../contract/fields.ts'
import { acceptedLanguage } from '../../../lambdas/http/accepted-language.ts'
import { anyCodePoint } from '../../support/any-text.ts'

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['en', 'en'],
  [' de-AT ; q=1 , en', 'de-AT'],
  ['zh-Hans-HK', 'zh-Hans-HK'],
  ['*', undefined],
  ['', undefined],
  [undefined, undefined],
  ['<script>', undefined],
  [`en-${'a'.repeat(100)}`, undefined],
])('of %j the language is %j', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language)
})

test('any header value yields a language tag or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCodePoint }), header => {
      const language = acceptedLanguage(header)
      return language === undefined || localeSchema().safeParse(language).success
    }),
  )
})
