/** One start of scan: which coefficients of which components follow, and how precisely. */
export interface Scan {
  readonly components: readonly number[]
  /** Where in the file its parameters stand: first and last coefficient, precision. */
  readonly parametersAt: number
  readonly first: number
  readonly last: number
  /** The low bits that are left for scans to come. */
  readonly missingBits: number
}

const coefficients = 64
const unseen = 0xff

/** Whether the scans of a progressive image hold every bit of every coefficient: none is missing behind the last. */
export function isCompleteProgression(components: readonly number[], scans: readonly Scan[]): boolean {
  const missing = new Map(components.map(component => [component, new Uint8Array(coefficients).fill(unseen)]))
  for (const { components: scanned, first, last, missingBits } of scans) {
    for (const component of scanned) missing.get(component)?.fill(missingBits, first, last + 1)
  }
  return [...missing.values()].every(bits => bits.every(count => count === 0))
}
