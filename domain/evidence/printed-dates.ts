import { isRealDate, type LocalDate } from '../local-time.ts'

/** A date in a text. Two readings: day and month could be exchanged. */
export interface PrintedDate {
  readonly readings: readonly LocalDate[]
  readonly from: number
  readonly to: number
}

/** The first letters of the months in languages that documents print, without diacritics. */
const monthNames: readonly (readonly string[])[] = [
  ['JAN', 'ENE', 'GEN', 'STY'],
  ['FEB', 'FEV', 'LUT'],
  ['MAR', 'MRZ', 'MAER', 'MAE', 'MRT'],
  ['APR', 'AVR', 'ABR', 'KWI'],
  ['MAY', 'MAI', 'MEI', 'MAG'],
  ['JUN', 'JUIN', 'GIU', 'CZE'],
  ['JUL', 'JUIL', 'LUG', 'LIP'],
  ['AUG', 'AOU', 'AGO', 'SIE'],
  ['SEP', 'SET', 'WRZ'],
  ['OCT', 'OKT', 'OTT', 'OUT', 'PAZ'],
  ['NOV', 'LIS'],
  ['DEC', 'DEZ', 'DIC', 'GRU'],
]

function monthOf(name: string): number | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
  // The longest beginning decides: JUIL is not JUI.
  const found = monthNames
    .flatMap((names, at) => names.map(each => ({ each, at })))
    .filter(({ each }) => plain.startsWith(each))
    .toSorted((one, other) => other.each.length - one.each.length)
  return found[0] === undefined ? undefined : found[0].at + 1
}

const dateOf = (year: string | number, month: string | number, day: string | number): LocalDate[] => {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isRealDate(date) ? [date] : []
}

interface DateForm {
  readonly pattern: RegExp
  readonly readings: (parts: readonly string[]) => LocalDate[]
}

const forms: readonly DateForm[] = [
  {
    pattern: /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日?/g,
    readings: ([year = '', month = '', day = '']) => dateOf(year, month, day),
  },
  {
    pattern: /(?<!\d)(\d{4})\s?([./\-·])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/g,
    readings: ([year = '', , month = '', day = '']) => dateOf(year, month, day),
  },
  {
    pattern: /(?<!\d)(\d{1,2})\s?([./\-·])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)/g,
    // The United States write the month first, but not with points.
    readings: ([first = '', separator = '', second = '', year = '']) => [
      ...new Set([...dateOf(year, second, first), ...(separator === '.' ? [] : dateOf(year, first, second))]),
    ],
  },
  {
    pattern: /(?<!\d)(\d{1,2}) (\d{1,2}) (\d{4})(?!\d)/g,
    readings: ([day = '', month = '', year = '']) => dateOf(year, month, day),
  },
  {
    // Also `12 AUG/AOÛT 1974`: passports print months in two languages.
    pattern: /(?<!\d)(\d{1,2})[\s.\-/]*(\p{L}{3,9})\.?(?:\s?\/\s?\p{L}{3,9}\.?)?[\s.\-/]*(\d{4})(?!\d)/gu,
    readings: ([day = '', name = '', year = '']) => {
      const month = monthOf(name)
      return month === undefined ? [] : dateOf(year, month, day)
    },
  },
  {
    pattern: /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/g,
    readings: ([year = '', month = '', day = '']) => dateOf(year, month, day),
  },
]

/** The dates that a text has, in its order. Forms with a year of two digits are not read: their century is unknown. */
export function printedDates(text: string): PrintedDate[] {
  const found = forms.flatMap(({ pattern, readings }) =>
    [...text.matchAll(pattern)].map(match => ({
      readings: readings(match.slice(1)),
      from: match.index,
      to: match.index + match[0].length,
    })),
  )
  const dates: PrintedDate[] = []
  for (const date of found.toSorted((one, other) => one.from - other.from)) {
    if (date.readings.length > 0 && date.from >= (dates.at(-1)?.to ?? 0)) dates.push(date)
  }
  return dates
}
