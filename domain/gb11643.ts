import { isRealDate, type LocalDate } from './local-time.ts'

/**
 * Citizen numbers of GB 11643: 6 digits area, 8 digits date of birth, 3 digits sequence, 1 check character
 * by ISO 7064 MOD 11-2. Example: 11010519491231002X.
 */

export type Gb11643Problem = 'SHAPE' | 'BIRTH_DATE' | 'CHECK_DIGIT'

const shape = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/
const firstBirthDate: LocalDate = '1800-01-01'

/** The check character of the first 17 digits. */
export const gb11643CheckDigit = (first17: string): string => {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('not 17 digits')
  // ISO 7064 MOD 11-2 as a running remainder: the same sum as the published weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2.
  const remainder = [...first17].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0)
  const check = (12 - remainder) % 11
  return check === 10 ? 'X' : String(check)
}

/**
 * Returns the first problem of a normalised number, if any. Area codes are not looked up: numbers with retired codes
 * stay valid, and 81, 82 and 83 belong to residents of Hong Kong, Macao and Taiwan.
 */
export const gb11643Problem = (number: string, today: LocalDate): Gb11643Problem | undefined => {
  const match = shape.exec(number)
  if (match === null) return 'SHAPE'
  const birthDate = match.slice(1, 4).join('-')
  if (!isRealDate(birthDate) || birthDate < firstBirthDate || birthDate > today) return 'BIRTH_DATE'
  return gb11643CheckDigit(number.slice(0, 17)) === number.slice(17) ? undefined : 'CHECK_DIGIT'
}
