import { expect, test } from '@jest/globals'
import { fieldOfTime, timeOfField } from '#web/features/operator/webhooks/recovery-time.ts'

const now = new Date('2026-11-29T12:00:30Z')

test('a time of the field is a time in the zone of the device', () => {
  const field = fieldOfTime(now)
  expect(field).toMatch(/^2026-11-\d\dT\d\d:00$/)
  expect(timeOfField(field, now)).toEqual({ since: '2026-11-29T12:00:00.000Z' })
})

test.each([
  ['', 'MISSING'],
  ['yesterday', 'MISSING'],
  ['2026-12-25T00:00', 'FUTURE'],
])('the entry "%s" has the problem %s', (value, problem) => {
  expect(timeOfField(value, now)).toEqual({ problem })
})
