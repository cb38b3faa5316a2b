import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { binOf, minuteBins, quantileOf } from '../../domain/minute-histogram.ts'

const histogramOf = (times: readonly number[]) => {
  const bins = new Map<number, number>()
  for (const time of times) bins.set(binOf(time), (bins.get(binOf(time)) ?? 0) + 1)
  return bins
}

/** The nearest-rank quantile of the exact times in whole minutes. */
const exactQuantile = (times: readonly number[], share: number) =>
  times.map(Math.ceil).toSorted((one, other) => one - other)[Math.ceil(times.length * share) - 1]

const times = fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { minLength: 1, maxLength: 60 })

test('a quantile is never below the exact one and at most ten per cent above it', () => {
  fc.assert(
    fc.property(times, fc.constantFrom(0.5, 0.95), (all, share) => {
      const exact = exactQuantile(all, share) ?? Number.NaN
      const read = quantileOf(histogramOf(all), share) ?? Number.NaN
      expect(read).toBeGreaterThanOrEqual(exact)
      expect(read).toBeLessThanOrEqual(exact * 1.1)
    }),
  )
})

test('times up to twenty minutes are told apart to the minute', () => {
  expect([0, 0.2, 1, 7.5, 20].map(time => minuteBins[binOf(time)])).toEqual([0, 1, 1, 8, 20])
})

test('times beyond the last bin count as its bound', () => {
  expect(quantileOf(histogramOf([20_001, 1e9]), 0.5)).toBe(20_000)
})

test('a histogram without times has no quantile', () => {
  expect(quantileOf(new Map(), 0.5)).toBeUndefined()
})

test('a full histogram has fewer than a hundred bins, so a day’s item stays small', () => {
  expect(minuteBins.length).toBeLessThan(100)
})
