import { describe, expect, test } from '@jest/globals'
import { RealnameError } from '@realname/client'
import { webhookLimits } from '#domain/policy.ts'
import { problemsOf, refusedFields } from '#web/features/operator/webhooks/endpoint-problems.ts'

const entries = { url: 'https://shop.example/hooks', all: true, names: [], description: '' }

test('complete entries have no problem', () => {
  expect(problemsOf(entries)).toEqual({})
  expect(problemsOf({ ...entries, all: false, names: ['application.approved'] })).toEqual({})
})

test.each([
  ['', 'URL_MISSING'],
  ['shop.example/hooks', 'NOT_A_URL'],
  ['https://user:password@shop.example/', 'NOT_A_URL'],
  ['http://shop.example/hooks', 'NOT_HTTPS'],
  ['https://10.0.0.1/', 'ADDRESS_NOT_ALLOWED'],
  [`https://shop.example/${'a'.repeat(webhookLimits.longestUrl)}`, 'URL_TOO_LONG'],
])('the URL %.40s has the problem %s', (url, problem) => {
  expect(problemsOf({ ...entries, url })).toEqual({ url: problem })
})

test('an address of the machine itself is left to the service', () => {
  expect(problemsOf({ ...entries, url: 'http://127.0.0.1:8080/hooks' })).toEqual({})
})

test('a choice of no event is a problem', () => {
  expect(problemsOf({ ...entries, all: false })).toEqual({ eventTypes: 'NO_EVENT' })
})

describe('a refusal of the service', () => {
  const refusal = (...pointers: string[]) =>
    new RealnameError({
      code: 'INVALID_FIELD',
      message: 'refused',
      status: 422,
      errors: pointers.map(pointer => ({ pointer, code: 'INVALID_FIELD' as const, message: 'refused' })),
    })

  test.each([
    ['/url', 'http://127.0.0.1/', { url: 'NOT_HTTPS' }],
    ['/url', 'https://127.0.0.1/', { url: 'ADDRESS_NOT_ALLOWED' }],
    ['/url', 'https://shop.example/', { url: 'REFUSED' }],
    ['/eventTypes/0', '', { eventTypes: 'REFUSED' }],
    ['/description', '', { description: 'DESCRIPTION_REFUSED' }],
  ])('at %s is shown at its field', (pointer, url, problems) => {
    expect(refusedFields(refusal(pointer), { url })).toEqual(problems)
  })

  test('without fields of the form is shown at no field', () => {
    expect(refusedFields(refusal('/status'), entries)).toEqual({})
    expect(refusedFields(new RealnameError({ code: 'FORBIDDEN', message: 'no' }), entries)).toEqual({})
    expect(refusedFields(null, entries)).toEqual({})
  })
})
