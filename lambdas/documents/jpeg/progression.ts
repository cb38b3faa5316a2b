/** One start of scan: the coefficients and components that follow, and their precision. */
export interface Scan {
  readonly components: readonly number[]
  /** Offset of its parameters: first and last coefficient, precision. */
  readonly parametersAt: number
  readonly first: number
  readonly last: number
  /** Number of low bits that later scans must add. */
  readonly missingBits: number
}

const coefficients = 64
const notSent = 0xff

/** Whether the scans of a progressive image contain every bit of every coefficient. */
export function isCompleteProgression(components: readonly number[], scans: readonly Scan[]): boolean {
  const missing = new Map(
    components.map(component => [component, new Uint8Array(coefficients).fill(notSent)]),
  )
  for (const { components: scanned, first, last, missingBits } of scans) {
    for (const component of scanned) missing.get(component)?.fill(missingBits, first, last + 1)
  }
  return [...missing.values()].every(bits => bits.every(count => count === 0))
}
