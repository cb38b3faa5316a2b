import { isRealDate } from '#domain/local-time.ts'

export type DateProblem = 'NO_DATE' | 'NO_SUCH_DAY' | 'AMBIGUOUS_DATE' | 'SHORT_YEAR'

/** A typed date as YYYY-MM-DD, or its problem. */
export type TypedDate = { readonly date: string } | { readonly problem: DateProblem }

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const
const fullNames =
  'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(' ')

/** Passports print a month in two languages: `DEC/DÉC`. One of them must be English. */
function monthNamed(name: string): number | undefined {
  const candidates = name
    .split('/')
    .map(each => each.replace(/\.$/, ''))
    .map(each =>
      Math.max(
        months.findIndex(month => month === each || (each === 'SEPT' && month === 'SEP')),
        fullNames.indexOf(each),
      ),
    )
    .filter(at => at >= 0)
  const [first] = candidates
  return first !== undefined && candidates.every(at => at === first) ? first + 1 : undefined
}

function day(year: number, month: number, dayOfMonth: number): TypedDate {
  const [y, m, d] = [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(dayOfMonth).padStart(2, '0'),
  ]
  const date = `${y}-${m}-${d}`
  return isRealDate(date) ? { date } : { problem: 'NO_SUCH_DAY' }
}

/** Day and month in either order, if only one order is possible. */
function dayAndMonth(first: number, second: number, year: number): TypedDate {
  if (first !== second && first <= 12 && second <= 12 && first > 0 && second > 0) {
    return { problem: 'AMBIGUOUS_DATE' }
  }
  return second > 12 ? day(year, first, second) : day(year, second, first)
}

/** Replaces the digits and signs of Chinese keyboards, and unifies dashes and spaces. */
const plain = (typed: string): string =>
  typed
    .replace(/[\uFF01-\uFF5E]/g, character => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase()

const separator = '(?: ?([-./]) ?| )'

const yearFirst = new RegExp(`^(\\d{4})${separator}(\\d{1,2})(?: ?\\2 ?| )(\\d{1,2})$`)
const yearLast = new RegExp(`^(\\d{1,2})${separator}(\\d{1,2})(?: ?\\2 ?| )(\\d{4})$`)
const shortYear = /^\d{1,2}(?: ?[-./] ?| )\d{1,2}(?: ?[-./] ?| )\d{2}$/
const chinese = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/
const compact = /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/
const name = '([A-Z\\u00C0-\\u024F]+\\.?(?: ?/ ?[A-Z\\u00C0-\\u024F]+\\.?)?)'
const monthInTheMiddle = new RegExp(`^(\\d{1,2})\\.?[ -]?${name}[ -]?(\\d{2}|\\d{4})$`)
const monthFirst = new RegExp(`^${name} ?(\\d{1,2}),? (\\d{4})$`)

function namedMonth(dayOfMonth: string, month: string, year: string): TypedDate {
  const at = monthNamed(month.replaceAll(' ', ''))
  if (at === undefined) return { problem: 'NO_DATE' }
  return year.length === 2 ? { problem: 'SHORT_YEAR' } : day(Number(year), at, Number(dayOfMonth))
}

/**
 * Reads a date in the forms that people type and certificates print: `2035-12-31`, `2035.12.31`, `2035/12/31`,
 * `20351231`, `2035年12月31日`, `31 DEC 2035`, `31.12.2035`. An ambiguous date such as `08/09/2035` is refused.
 */
export function readTypedDate(typed: string): TypedDate {
  const text = plain(typed)
  const [, y1, , m1, d1] = yearFirst.exec(text) ?? []
  if (y1 !== undefined) return day(Number(y1), Number(m1), Number(d1))
  const [, y2, m2, d2] = chinese.exec(text) ?? compact.exec(text) ?? []
  if (y2 !== undefined) return day(Number(y2), Number(m2), Number(d2))
  const [, first, , second, y3] = yearLast.exec(text) ?? []
  if (first !== undefined) return dayAndMonth(Number(first), Number(second), Number(y3))
  const [, d4 = '', m4, y4 = ''] = monthInTheMiddle.exec(text) ?? []
  if (m4 !== undefined) return namedMonth(d4, m4, y4)
  const [, m5, d5 = '', y5 = ''] = monthFirst.exec(text) ?? []
  if (m5 !== undefined) return namedMonth(d5, m5, y5)
  return { problem: shortYear.test(text) ? 'SHORT_YEAR' : 'NO_DATE' }
}
