import { normaliseNumber } from '#domain/number-normalisation.ts'
import { normaliseName } from '#domain/person-name.ts'
import type { ReasonField } from '#domain/reasons.ts'
import type { Details, DetailsRules } from './details-problems.ts'
import { readTypedDate } from './typed-date.ts'

/** Values that machines read from the applicant's own files. */
export interface Suggestions {
  readonly name?: string
  readonly certificateNumber?: string
  readonly expiryDate?: string
  readonly longTerm?: true
}

type FieldOfForm = Pick<Details, ReasonField | 'longTerm'>

/** The suggested values of the fields of this attempt, in the form of the inputs. */
export function suggestedDetails(
  { name, certificateNumber, expiryDate, longTerm }: Suggestions,
  { fields }: Pick<DetailsRules, 'fields'>,
): Partial<Record<ReasonField, Partial<FieldOfForm>>> {
  return Object.fromEntries(
    Object.entries({
      ...(name === undefined ? {} : { name: { name } }),
      ...(certificateNumber === undefined ? {} : { certificateNumber: { certificateNumber } }),
      ...(expiryDate === undefined ? {} : { expiryDate: { expiryDate } }),
      ...(longTerm === undefined ? {} : { expiryDate: { longTerm } }),
    }).filter(([field]) => fields.some(each => each === field)),
  )
}

const sameName = (one: string, other: string): boolean =>
  normaliseName(one).toUpperCase() === normaliseName(other).toUpperCase()

function sameNumber(one: string, other: string, issuingRegion: string): boolean {
  const [first, second] = [normaliseNumber(one, issuingRegion), normaliseNumber(other, issuingRegion)]
  return 'number' in first && 'number' in second && first.number === second.number
}

function isSame(field: ReasonField, entered: Details, read: Suggestions, issuingRegion: string): boolean {
  switch (field) {
    case 'name':
      return read.name === undefined || sameName(entered.name, read.name)
    case 'certificateNumber':
      return (
        read.certificateNumber === undefined ||
        sameNumber(entered.certificateNumber, read.certificateNumber, issuingRegion)
      )
    case 'expiryDate': {
      if (read.longTerm === true) return entered.longTerm
      if (read.expiryDate === undefined) return true
      const typed = readTypedDate(entered.expiryDate)
      return !entered.longTerm && 'date' in typed && typed.date === read.expiryDate
    }
  }
}

/** The fields of this attempt whose entered value is another one than was read. */
export const differingFields = (
  entered: Details,
  read: Suggestions,
  { fields, issuingRegion }: Pick<DetailsRules, 'fields' | 'issuingRegion'>,
): ReasonField[] => fields.filter(field => !isSame(field, entered, read, issuingRegion))
