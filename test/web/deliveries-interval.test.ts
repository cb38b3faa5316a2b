import { expect, test } from '@jest/globals'
import { deliveriesInterval } from '#web/features/operator/queries/deliveries-interval.ts'

const now = Date.parse('2026-11-29T12:00:00Z')

const pending = (nextAttemptAt: string) => ({ status: 'PENDING', nextAttemptAt }) as const

test.each([
  ['an attempt is due', [pending('2026-11-29T11:59:59Z')], 1_500],
  ['an attempt is due in seconds', [{ status: 'FAILED' } as const, pending('2026-11-29T12:00:05Z')], 1_500],
  ['an attempt is due in minutes', [pending('2026-11-29T12:05:00Z')], 15_000],
  ['nothing is pending', [{ status: 'SUCCEEDED' } as const], 15_000],
  ['there is nothing', [], 15_000],
])('deliveries are read again after the right time when %s', (_when, deliveries, milliseconds) => {
  expect(deliveriesInterval(deliveries, 0, now)).toBe(milliseconds)
})

test('deliveries are read often after a request of the page', () => {
  expect(deliveriesInterval([], now - 19_000, now)).toBe(1_500)
  expect(deliveriesInterval([], now - 20_000, now)).toBe(15_000)
})
