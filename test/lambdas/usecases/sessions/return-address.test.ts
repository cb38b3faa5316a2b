import { describe, expect, test } from '@jest/globals'
import { assertMayReturnTo } from '../../../../lambdas/usecases/sessions/return-address.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'

const stage = { hours: 24, returnOrigins: ['https://shop.test', 'http://plain.test'], allowLoopback: false }
const onThisMachine = { ...stage, allowLoopback: true }

describe('a page returns', () => {
  test.each(['https://shop.test/', 'https://shop.test/orders?id=1#top', undefined])(
    'to an origin of the stage: %s',
    address => {
      expect(() => assertMayReturnTo(address, stage)).not.toThrow()
    },
  )

  test.each([
    'http://localhost:3000/',
    'https://localhost/',
    'http://[::1]:3000/',
    'http://127.0.0.1/',
    'http://127.255.10.100/',
  ])('to this machine, where the stage allows it alone: %s', async address => {
    expect(() => assertMayReturnTo(address, onThisMachine)).not.toThrow()
    expect(await refusalOf(() => assertMayReturnTo(address, stage))).toEqual(
      refused('INVALID_FIELD', '/returnUrl'),
    )
  })
})

test.each([
  'https://other.test/',
  'http://plain.test/',
  'https://user@shop.test/',
  'https://:secret@shop.test/',
  'https://user:secret@shop.test/',
  'http://user@localhost/',
  'http://evil127.0.0.1.test/',
  'http://x127.0.0.1/',
  'ftp://localhost/',
  'https://shop.test\\@other.test/',
  'https://shop.test/a b',
])('a page does not return to %s', async address => {
  expect(await refusalOf(() => assertMayReturnTo(address, onThisMachine))).toEqual(
    refused('INVALID_FIELD', '/returnUrl'),
  )
})
