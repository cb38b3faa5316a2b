import { findNumber } from './entered-in-text.ts'
import type { MachineReadableZone, PlacedValue } from './machine-readable-zone.ts'
import { isNamePrinted, linesBeside } from './printed-names.ts'
import type { ReadFields, ReadName, ReadValue } from './read-fields.ts'
import type { TextLine } from './text-lines.ts'

const asRead = ({ value, place, check, doubtfulAt, isRepaired }: PlacedValue): ReadValue => ({
  value,
  place,
  check,
  doubtfulAt,
  isRepaired,
})

function nameOf({ name }: MachineReadableZone, lines: readonly TextLine[]): ReadName | undefined {
  if (name === undefined) return undefined
  const { surname, givenNames, place, isTruncated, isCertain } = name
  const value = `${surname} ${givenNames}`.trim()
  return {
    value,
    parts: { surname, givenNames },
    place,
    check: 'NONE',
    isTruncated,
    isUncertain: !isCertain,
    isConfirmed: isNamePrinted(value, lines),
  }
}

/** What a machine-readable zone says. Its name and number are confirmed if the other lines of the page have them too. */
export function fieldsOfZone(zone: MachineReadableZone, pageLines: readonly TextLine[]): ReadFields {
  const lines = linesBeside(zone.place, pageLines)
  const { number, birthDate, expiryDate, sex, issuer, optionalData, otherOptionalData } = zone.fields
  const name = nameOf(zone, lines)
  const others = [optionalData, otherOptionalData].filter(value => value !== undefined)
  // No region: no letters of other scripts stand in a zone.
  const isNumberPrinted = number !== undefined && findNumber(lines, number.value, '') !== undefined
  return {
    source: 'ZONE',
    ...(name === undefined ? {} : { name }),
    ...(number === undefined
      ? {}
      : { certificateNumber: { ...asRead(number), isConfirmed: isNumberPrinted } }),
    ...(others.length === 0 ? {} : { otherNumbers: others.map(asRead) }),
    ...(birthDate === undefined ? {} : { birthDate: asRead(birthDate) }),
    ...(expiryDate === undefined ? {} : { expiryDate: asRead(expiryDate) }),
    ...(sex === undefined ? {} : { sex: asRead(sex) }),
    ...(issuer === undefined ? {} : { issuer: asRead(issuer) }),
  }
}
