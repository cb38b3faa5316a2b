import { expect, test } from '@jest/globals'
import { searchOf } from '#web/shared/search/search-of.ts'

const id = '0C624AE3-8ee5-40e7-9e36-3c605ee3453d'

test.each([
  ['', undefined],
  ['  ', undefined],
  [' li@example.com ', { kind: 'EMAIL', value: 'li@example.com' }],
  [id, { kind: 'ID', value: id.toLowerCase() }],
  ['E0000 0000', { kind: 'CERTIFICATE_NUMBER', value: 'E0000 0000', issuingRegion: 'CN' }],
  ['A123456(3)', { kind: 'CERTIFICATE_NUMBER', value: 'A123456(3)', issuingRegion: 'CN' }],
  ['77 МК 123456', { kind: 'CERTIFICATE_NUMBER', value: '77 МК 123456', issuingRegion: 'CN' }],
  ['customer_42', { kind: 'ID', value: 'customer_42' }],
  ['id: customer-42', { kind: 'ID', value: 'customer-42' }],
])('the text "%s" means one search', (text, expected) => {
  expect(searchOf(text, 'CN')).toEqual(expected)
})
