import { gb11643Problem } from './gb11643.ts'
import { isRealDate, type LocalDate } from './local-time.ts'
import type { Region } from './regions.ts'

export type NationalNumberProblem = 'SHAPE' | 'BIRTH_DATE' | 'CHECK_DIGIT'

/** The national number of a region: the number on its ID cards, normalised. */
interface NationalNumber {
  /** Returns the first problem of a number, if any. `today` bounds a date of birth. */
  readonly problem: (number: string, today: LocalDate) => NationalNumberProblem | undefined
  /** Publication of the rules. */
  readonly source: string
  /** Completes a shorter form that other certificates print. */
  readonly complete?: (number: string) => string
  /** The rules are too weak to recognise a number of this region on other regions' certificates. */
  readonly countsHereOnly?: true
}

function problemUnless(
  shape: RegExp,
  isRight: (number: string) => boolean,
  wrong: NationalNumberProblem = 'CHECK_DIGIT',
) {
  return (number: string): NationalNumberProblem | undefined => {
    if (!shape.test(number)) return 'SHAPE'
    return isRight(number) ? undefined : wrong
  }
}

const weightedSum = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)

const fromTen = (letter: string): number => letter.charCodeAt(0) - 55

/** Weights 9 to 2. Letters count from A = 10, a missing first letter as 36. The check character A is 10. */
function hongKongCheck(body: string): string {
  const values = [...body.padStart(8, '[')].map(each => (/\d/.test(each) ? Number(each) : fromTen(each)))
  const sum = values.reduce((total, value, at) => total + value * (9 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'A' : String(check)
}

/** The values of the first letter, A = 10 … Z = 35, in the order in which the counties were numbered. */
const taiwanLetters = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'

function isTaiwanNumber(number: string): boolean {
  const letter = String(taiwanLetters.indexOf(number.charAt(0)) + 10)
  return weightedSum(letter + number.slice(1), [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 === 0
}

const singaporeSeries: Readonly<Record<string, { readonly offset: number; readonly letters: string }>> = {
  S: { offset: 0, letters: 'JZIHGFEDCBA' },
  T: { offset: 4, letters: 'JZIHGFEDCBA' },
  F: { offset: 0, letters: 'XWUTRQPNMLK' },
  G: { offset: 4, letters: 'XWUTRQPNMLK' },
  M: { offset: 3, letters: 'XWUTRQPNJLK' },
}

function isSingaporeNumber(number: string): boolean {
  const series = singaporeSeries[number.charAt(0)]
  if (series === undefined) return false
  const sum = weightedSum(number.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + series.offset
  return series.letters[sum % 11] === number.charAt(8)
}

function isThailandNumber(number: string): boolean {
  const sum = weightedSum(number, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
  return (11 - (sum % 11)) % 10 === Number(number.charAt(12))
}

/**
 * YYMMDD of either century: every such day of the 20th is past. Of the 21st, only 29 February 2000 is not a day of the
 * 20th, too.
 */
function hasBirthDate(number: string): boolean {
  const date = [number.slice(0, 2), number.slice(2, 4), number.slice(4, 6)].join('-')
  return isRealDate(`19${date}`) || isRealDate(`20${date}`)
}

export const nationalNumbers = {
  CN: {
    problem: gb11643Problem,
    source: 'GB 11643-1999',
  },
  HK: {
    problem: problemUnless(
      /^[A-Z]{1,2}\d{6}[\dA]$/,
      number => hongKongCheck(number.slice(0, -1)) === number.at(-1),
    ),
    source:
      'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Hong-Kong-TIN.pdf (form), https://en.wikipedia.org/wiki/Hong_Kong_identity_card (check)',
    complete: number => (/^[A-Z]{1,2}\d{6}$/.test(number) ? number + hongKongCheck(number) : number),
  },
  MO: {
    // The algorithm of the check digit is not published. Only its position is checked.
    problem: problemUnless(/^\d{8}$/, () => true),
    source: 'https://en.wikipedia.org/wiki/Macau_Resident_Identity_Card',
    countsHereOnly: true,
  },
  TW: {
    problem: problemUnless(/^[A-Z][1289]\d{8}$/, isTaiwanNumber),
    source:
      'https://en.wikipedia.org/wiki/National_identification_card_(Taiwan), residents: https://en.wikipedia.org/wiki/Resident_certificate',
  },
  SG: {
    problem: problemUnless(/^[STFGM]\d{7}[A-Z]$/, isSingaporeNumber),
    source:
      'http://www.ngiam.net/NRIC/NRIC_numbers.pdf, https://en.wikipedia.org/wiki/National_Registration_Identity_Card',
  },
  TH: {
    problem: problemUnless(/^\d{13}$/, isThailandNumber),
    source: 'https://en.wikipedia.org/wiki/Thai_identity_card',
  },
  MY: {
    problem: problemUnless(/^\d{12}$/, hasBirthDate, 'BIRTH_DATE'),
    source: 'https://en.wikipedia.org/wiki/Malaysian_identity_card',
  },
} as const satisfies Readonly<Record<Region, NationalNumber>>

export type NumberedRegion = keyof typeof nationalNumbers

export const isNumberedRegion = (region: Region): region is NumberedRegion =>
  Object.hasOwn(nationalNumbers, region)

const rules: Readonly<Record<Region, NationalNumber>> = nationalNumbers

export const nationalNumberOf = (region: Region): NationalNumber | undefined =>
  isNumberedRegion(region) ? rules[region] : undefined

/** The last possible date: the owner of a number does not depend on the current date. */
const anyDay: LocalDate = '9999-12-31'

/** The person with this national number, on any certificate and for any declared issuing region. */
export function personOfNumber(
  number: string,
  issuingRegion: Region,
): { readonly region: NumberedRegion; readonly number: string } | undefined {
  for (const region of Object.keys(nationalNumbers) as NumberedRegion[]) {
    const { problem, complete, countsHereOnly } = rules[region] as NationalNumber
    if (countsHereOnly === true && issuingRegion !== region) continue
    const completeNumber = complete?.(number) ?? number
    if (problem(completeNumber, anyDay) === undefined) return { region, number: completeNumber }
  }
  return undefined
}
