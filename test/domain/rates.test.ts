import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { rates } from '../../domain/policy.ts'
import { type RateName, rateCountAt, rateRefusals, secondsUntilNext } from '../../domain/rates.ts'

const names = Object.keys(rates) as RateName[]
const seconds = { hour: 3_600, day: 86_400 } as const

const moment = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString())

describe('the window of a count', () => {
  test.each(names)(
    'of %s contains its time, has the length of its rate, and begins at the end of the last one',
    name => {
      fc.assert(
        fc.property(moment, now => {
          const count = rateCountAt(name, 'erika', now)
          expect(count.from <= now && now < count.until).toBe(true)
          expect(Date.parse(count.until) - Date.parse(count.from)).toBe(seconds[rates[name].per] * 1000)
          expect(rateCountAt(name, 'erika', count.until).from).toBe(count.until)
          expect(rateCountAt(name, 'erika', count.from)).toEqual(count)
        }),
      )
    },
  )

  test.each(names)('of %s begins exactly after the seconds of a refusal', name => {
    fc.assert(
      fc.property(moment, now => {
        const count = rateCountAt(name, 'erika', now)
        const wait = secondsUntilNext(count, now)
        const later = (span: number) => new Date(Date.parse(now) + span * 1000).toISOString()
        expect(rateCountAt(name, 'erika', later(wait)).from).toBe(count.until)
        expect(rateCountAt(name, 'erika', later(wait - 1)).from).toBe(count.from)
        expect(wait).toBeLessThanOrEqual(seconds[rates[name].per])
      }),
    )
  })
})

test('hours and days are UTC’s', () => {
  const now = '2026-11-23T17:42:10.500Z'
  expect(rateCountAt('uploads', 'erika', now)).toEqual({
    accountId: 'erika',
    rate: 'uploads',
    from: '2026-11-23T17:00:00.000Z',
    until: '2026-11-23T18:00:00.000Z',
  })
  expect(secondsUntilNext(rateCountAt('uploads', 'erika', now), now)).toBe(1_070)
  expect(rateCountAt('applications', 'erika', now).until).toBe('2026-11-24T00:00:00.000Z')
})

test('a refusal at the end of the window states at least one second', () => {
  const count = rateCountAt('uploads', 'erika', '2026-11-23T17:59:59.999Z')
  expect(secondsUntilNext(count, '2026-11-23T17:59:59.999Z')).toBe(1)
  expect(secondsUntilNext(count, '2026-11-23T18:00:05.000Z')).toBe(1)
})

test('every rate has a limit and a message of its own', () => {
  expect(new Set(names.map(name => rateRefusals[name])).size).toBe(names.length)
  for (const name of names) expect(rates[name].atMost).toBeGreaterThan(0)
})
