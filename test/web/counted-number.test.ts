import { expect, test } from '@jest/globals'
import { type CountedNumber, listOf, numberOf } from '#web/features/operator/overview/counted-number.ts'

const now = '2026-11-30T02:00:00.000Z'
const read = (address: string) => numberOf(new URL(address, 'https://example.test').searchParams, now)

test.each<CountedNumber>([
  { figure: 'approved', from: '2026-11-24', to: '2026-11-30' },
  { figure: 'reasons', code: 'PHOTO_GLARE', from: '2026-09-02', to: '2026-11-30' },
])('the address of a list says which number it lists: $figure', number => {
  expect(read(listOf(number))).toEqual(number)
})

test.each([
  ['nothing', '/', { figure: 'submitted', from: '2026-11-24', to: '2026-11-30' }],
  ['an unknown figure', '/?figure=webhookFailures', { figure: 'submitted' }],
  ['a figure of codes without a code', '/?figure=reasons', { figure: 'submitted' }],
  ['a code of a figure without codes', '/?figure=approved&code=X', { figure: 'submitted' }],
  ['days that do not exist', '/?from=2026-02-30&to=today', { from: '2026-11-24', to: '2026-11-30' }],
])('an address with %s lists another number, and does not fail', (_, address, expected) => {
  expect(read(address)).toMatchObject(expected)
})
