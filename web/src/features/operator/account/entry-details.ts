/** The beginning of a random id tells it apart from its neighbours. */
export const shortId = (text: string): string =>
  text.replace(/\b([\da-f]{8})(-[\da-f]{4}){3}-[\da-f]{12}\b/g, '$1…')

const wordOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(wordOf).join(', ')
  if (typeof value === 'object' && value !== null) return Object.values(value).map(wordOf).join(' ')
  return shortId(String(value))
}

const saysSomething = (value: unknown): boolean => !Array.isArray(value) || value.length > 0

/** What an entry tells besides, as operators know it from logs and the runbook: codes, times and ids. */
export const entryDetails = (details: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(details)
    .filter(([, value]) => saysSomething(value))
    .map(([name, value]) => `${name}: ${wordOf(value)}`)
