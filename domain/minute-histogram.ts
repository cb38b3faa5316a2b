/**
 * Histograms of whole minutes, from which the median and other quantiles are read. A histogram can be added up over days
 * and shards, which a median cannot.
 */

/** The longest time that is told apart: about 37 working days of nine hours. */
const longestMinutes = 20_000

/** Upper bounds of the bins, in minutes: each is one minute or ten per cent above the one before. */
function binBounds(): number[] {
  const bounds = [0]
  for (let last = 0; last < longestMinutes; bounds.push(last)) {
    last = Math.min(longestMinutes, Math.max(last + 1, Math.floor(last * 1.1)))
  }
  return bounds
}

export const minuteBins: readonly number[] = binBounds()

/** The bin of a time, which is rounded up to whole minutes. Longer times are in the last bin. */
export function binOf(minutes: number): number {
  const whole = Math.min(Math.ceil(minutes), longestMinutes)
  return minuteBins.findIndex(bound => whole <= bound)
}

/**
 * The smallest bound that at least this share of the times does not exceed; undefined without times. It is never below
 * the exact value and at most ten per cent above it. Times of more than 20,000 minutes count as 20,000.
 */
export function quantileOf(countsByBin: ReadonlyMap<number, number>, share: number): number | undefined {
  const total = [...countsByBin.values()].reduce((sum, count) => sum + count, 0)
  const rank = Math.ceil(total * share)
  let seen = 0
  for (const [bin, bound] of minuteBins.entries()) {
    seen += countsByBin.get(bin) ?? 0
    if (seen > 0 && seen >= rank) return bound
  }
  return undefined
}
