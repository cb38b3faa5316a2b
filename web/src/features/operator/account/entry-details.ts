const wordOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(wordOf).join(', ')
  if (typeof value === 'object' && value !== null) return Object.values(value).map(wordOf).join(' ')
  return String(value)
}

/** What an entry tells besides, as operators know it from logs and the runbook: codes, times and ids. */
export const entryDetails = (details: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(details).map(([name, value]) => `${name}: ${wordOf(value)}`)
