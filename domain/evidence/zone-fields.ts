import { findNumber } from './entered-in-text.ts'
import type { MachineReadableZone, PlacedValue } from './machine-readable-zone.ts'
import type { ReadFields, ReadName, ReadValue } from './read-fields.ts'
import type { TextLine } from './text-lines.ts'
import { isWrittenAs, zoneLetters } from './transliteration.ts'

const asRead = ({ value, place, check, doubtfulAt, isRepaired }: PlacedValue): ReadValue => ({
  value,
  place,
  check,
  doubtfulAt,
  isRepaired,
})

/** The lines of the page above and below the zone. */
function linesBeside({ place }: MachineReadableZone, lines: readonly TextLine[]): TextLine[] {
  return lines.filter(line => {
    const middle = line.place.y + line.place.height / 2
    return middle < place.y || middle > place.y + place.height
  })
}

/** Whether every word of the zone's name is printed on the lines, with its diacritics or without. */
function isNamePrinted(name: string, lines: readonly TextLine[]): boolean {
  const printed = lines
    .flatMap(({ text }) => text.split(/[^\p{L}\p{M}'’]+/u))
    .map(word => zoneLetters(word, () => []))
    .filter(letters => letters !== undefined && letters.length > 0)
  return name.split(' ').every(word => printed.some(letters => isWrittenAs(letters ?? [], word)))
}

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
  const lines = linesBeside(zone, pageLines)
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
