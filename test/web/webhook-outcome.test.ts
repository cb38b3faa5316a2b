import { expect, test } from '@jest/globals'
import { outcomeOf } from '#web/features/operator/webhooks/outcome.ts'

test.each([
  [200, 'SUCCESS'],
  [204, 'SUCCESS'],
  [301, 'REDIRECT'],
  [308, 'REDIRECT'],
  [400, 'REFUSED'],
  [401, 'UNAUTHORIZED'],
  [403, 'UNAUTHORIZED'],
  [404, 'NOT_FOUND'],
  [410, 'GONE'],
  [429, 'TOO_MANY_REQUESTS'],
  [500, 'SERVER_ERROR'],
  [503, 'SERVER_ERROR'],
  [999, 'UNEXPECTED'],
])('an answer with status %i is shown as %s', (status, outcome) => {
  expect(outcomeOf({ status })).toBe(outcome)
})

test('an attempt without an answer is shown as its error', () => {
  expect(outcomeOf({ error: 'TLS_FAILED' })).toBe('TLS_FAILED')
})
