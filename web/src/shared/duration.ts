const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** A length of time in its largest unit, rounded up: `3 hours`, `3小时`. Milliseconds. */
export function inWords(milliseconds: number, language: string): string {
  const [unit, size] = units.find(([, each]) => Math.abs(milliseconds) >= each) ?? ['second', 1000]
  const count = Math.ceil(Math.abs(milliseconds) / size)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
