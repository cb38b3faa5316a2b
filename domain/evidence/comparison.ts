import { type Certificate, type CertificateType, certificateTypes } from '../certificates.ts'
import type { LocalDate } from '../local-time.ts'
import { normaliseNumber } from '../number-normalisation.ts'
import type { Region } from '../regions.ts'
import type { ComparedField, Comparison } from './compared-fields.ts'
import { findDate, findName, findNumber } from './entered-in-text.ts'
import { compareNames, scriptOf } from './name-comparison.ts'
import { longTerm, type ReadFields, type ReadName, type ReadValue } from './read-fields.ts'
import type { Place, TextLine } from './text-lines.ts'
import type { PinyinReadings } from './transliteration.ts'
import { confusedWith, filler } from './zone-characters.ts'

/** What the applicant entered. */
export interface EnteredCertificate {
  readonly certificateType: CertificateType
  readonly issuingRegion: Region
  readonly name: string
  readonly certificateNumber: string
  /** Absent: a long-term certificate. */
  readonly expiryDate?: LocalDate
}

export interface FieldComparison {
  readonly field: ComparedField
  readonly result: Comparison
  /** What was read, its source and its place; absent if nothing was. Present for `NOT_READ` too, if it was not clear. */
  readonly read?: { readonly value: string; readonly source: ReadFields['source']; readonly place: Place }
  /** The positions of characters in the entered and in the read value that the other one lacks. */
  readonly differences?: { readonly entered: readonly number[]; readonly read: readonly number[] }
}

/** Everything that was read from the certificate's files. */
export interface CertificateReading {
  readonly sources: readonly ReadFields[]
  readonly lines: readonly TextLine[]
  readonly pinyin: PinyinReadings
}

/** The positions of both texts that are not in their longest common subsequence. */
export function differencesOf(entered: string, read: string): { entered: number[]; read: number[] } {
  const [one, other] = [[...entered], [...read]]
  const lengths = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] ?? []
      row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const differences: { entered: number[]; read: number[] } = { entered: [], read: [] }
  let [i, j] = [0, 0]
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) differences.entered.push(i++)
    else differences.read.push(j++)
  }
  while (i < one.length) differences.entered.push(i++)
  while (j < other.length) differences.read.push(j++)
  return differences
}

interface Judged {
  readonly result: Comparison
  readonly value: ReadValue
  readonly source: ReadFields['source']
  readonly entered: string
}

const numberText = (number: string, region: Region): string => {
  const normalised = normaliseNumber(number, region)
  return 'number' in normalised ? normalised.number : number
}

/** Permits print the lifelong part of the number alone, or with the renewals. */
function isSameNumber(entered: string, read: string, type: CertificateType): boolean {
  const { lifelongLength }: Certificate['number'] = certificateTypes[type].number
  if (entered === read) return true
  if (lifelongLength === undefined || entered.length === read.length) return false
  return (
    [entered, read].every(number => number.length >= lifelongLength) &&
    entered.slice(0, lifelongLength) === read.slice(0, lifelongLength)
  )
}

/** Whether the texts differ only where a recogniser confuses characters. */
function areConfusable(entered: string, read: string, isConfusable: (at: number) => boolean): boolean {
  if (entered.length !== read.length) return false
  return [...read].every(
    (character, at) =>
      character === entered[at] ||
      (isConfusable(at) &&
        (confusedWith(character).includes(entered[at] ?? '') ||
          confusedWith(entered[at] ?? '').includes(character))),
  )
}

function judgeNumber(entered: EnteredCertificate, value: ReadValue): Comparison {
  const wanted = numberText(entered.certificateNumber, entered.issuingRegion)
  const read = numberText(value.value, entered.issuingRegion)
  if (isSameNumber(wanted, read, entered.certificateType))
    return value.check === 'WRONG' ? 'NOT_READ' : 'AGREES'
  if (value.check === 'WRONG') return 'NOT_READ'
  // Without a check digit, 0 and O and their like cannot be told apart; with one, 6 and G cannot.
  const isConfusable =
    value.check === 'NONE'
      ? () => true
      : (at: number) => value.isConfirmed !== true && value.doubtfulAt?.includes(at) === true
  // A K at the end of a short number looks like a filler.
  const whole = isConfusable(read.length)
    ? read.padEnd(wanted.length, filler).slice(0, read.length + 1)
    : read
  const isClear = !value.value.includes(filler) && !areConfusable(wanted, whole, isConfusable)
  return isClear ? 'DIFFERS' : 'NOT_READ'
}

function judgeExpiry({ expiryDate }: EnteredCertificate, value: ReadValue): Comparison {
  if (value.check === 'WRONG') return 'NOT_READ'
  return value.value === (expiryDate ?? longTerm) ? 'AGREES' : 'DIFFERS'
}

/**
 * A value with a right check digit comes first, then one that agrees, then one that differs. `found`: where the entered
 * value stands in the text.
 */
function decide(
  judged: readonly Judged[],
  found: ReadValue | undefined,
  { hasSeveral = false } = {},
): Judged | undefined {
  const proven = judged.filter(({ value, result }) => value.check === 'RIGHT' && result !== 'NOT_READ')
  const byResult = (list: readonly Judged[], result: Comparison) => list.find(each => each.result === result)
  const inText: Judged | undefined =
    found === undefined ? undefined : { result: 'AGREES', value: found, source: 'TEXT', entered: '' }
  return (
    byResult(proven, 'AGREES') ??
    (hasSeveral ? inText : undefined) ??
    byResult(proven, 'DIFFERS') ??
    byResult(judged, 'AGREES') ??
    inText ??
    byResult(judged, 'DIFFERS') ??
    judged[0]
  )
}

function comparisonOf(field: ComparedField, decided: Judged | undefined): FieldComparison {
  if (decided === undefined) return { field, result: 'NOT_READ' }
  const { result, source, value, entered } = decided
  const read = { value: value.value, source, place: value.place }
  const isShown = result !== 'AGREES' && (field !== 'name' || scriptOf(entered) === scriptOf(value.value))
  const differences = isShown ? differencesOf(entered.toUpperCase(), value.value.toUpperCase()) : undefined
  return { field, result, read, ...(differences === undefined ? {} : { differences }) }
}

/** Compares each entered field with everything that was read of it. */
export function compareFields(
  entered: EnteredCertificate,
  { sources, lines, pinyin }: CertificateReading,
): FieldComparison[] {
  const isPinyinExpected = entered.issuingRegion === 'CN'
  const judgeAll = (
    text: string,
    valuesOf: (source: ReadFields) => readonly (ReadValue | undefined)[],
    judge: (value: ReadValue) => Comparison,
  ): Judged[] =>
    sources.flatMap(source =>
      valuesOf(source).flatMap(value =>
        value === undefined ? [] : [{ result: judge(value), value, source: source.source, entered: text }],
      ),
    )
  const { name, certificateNumber, expiryDate } = entered
  const names = judgeAll(
    name,
    source => [source.name],
    value => compareNames(name, value as ReadName, { pinyin, isPinyinExpected }),
  )
  const numbers = judgeAll(
    certificateNumber,
    source => [source.certificateNumber],
    value => judgeNumber(entered, value),
  )
  // Another number on the document counts only if it is the entered one.
  const others = judgeAll(
    certificateNumber,
    source => source.otherNumbers ?? [],
    value => judgeNumber(entered, value),
  ).filter(({ result }) => result === 'AGREES')
  const dates = judgeAll(
    expiryDate ?? longTerm,
    source => [source.expiryDate],
    value => judgeExpiry(entered, value),
  )
  const number = numberText(certificateNumber, entered.issuingRegion)
  // ID cards and driver licences print the national number beside the card's own. Applicants enter either.
  const hasSeveral = entered.certificateType === 'ID_CARD' || entered.certificateType === 'DRIVER_LICENSE'
  return [
    comparisonOf('name', decide(names, findName(lines, name))),
    comparisonOf(
      'certificateNumber',
      decide([...others, ...numbers], findNumber(lines, number, entered.issuingRegion), { hasSeveral }),
    ),
    comparisonOf('expiryDate', decide(dates, findDate(lines, expiryDate))),
  ]
}
