import { expect, test } from '@jest/globals'
import { conversionIn } from '../../domain/photo-conversions.ts'

test.each([
  ['Realname: converted from HEIC', 'HEIC'],
  ['Realname: reduced in size', 'REDUCED'],
  [' Realname: reduced in size\0\0', 'REDUCED'],
  ['Realname', undefined],
  ['', undefined],
])('a file whose software is %j was changed by the client: %s', (software, conversion) => {
  expect(conversionIn(software)).toBe(conversion)
})
