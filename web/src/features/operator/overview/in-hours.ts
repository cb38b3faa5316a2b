import type { Language } from '#web/shared/languages.ts'

/** Working minutes in hours. A day of work has no fixed number of hours. */
export const inHours = (minutes: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'hour', maximumFractionDigits: 1 }).format(
    minutes / 60,
  )
