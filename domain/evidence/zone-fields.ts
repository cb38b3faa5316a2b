import type { MachineReadableZone, PlacedValue } from './machine-readable-zone.ts'
import type { ReadFields, ReadName, ReadValue } from './read-fields.ts'

const asRead = ({ value, place, check, doubtfulAt, isRepaired }: PlacedValue): ReadValue => ({
  value,
  place,
  check,
  doubtfulAt,
  isRepaired,
})

function nameOf({ name }: MachineReadableZone): ReadName | undefined {
  if (name === undefined) return undefined
  const { surname, givenNames, place, isTruncated, isCertain } = name
  return {
    value: `${surname} ${givenNames}`.trim(),
    parts: { surname, givenNames },
    place,
    check: 'NONE',
    isTruncated,
    isUncertain: !isCertain,
  }
}

/** What a machine-readable zone says. */
export function fieldsOfZone(zone: MachineReadableZone): ReadFields {
  const { number, birthDate, expiryDate, sex, issuer, optionalData, otherOptionalData } = zone.fields
  const name = nameOf(zone)
  const others = [optionalData, otherOptionalData].filter(value => value !== undefined)
  return {
    source: 'ZONE',
    ...(name === undefined ? {} : { name }),
    ...(number === undefined ? {} : { certificateNumber: asRead(number) }),
    ...(others.length === 0 ? {} : { otherNumbers: others.map(asRead) }),
    ...(birthDate === undefined ? {} : { birthDate: asRead(birthDate) }),
    ...(expiryDate === undefined ? {} : { expiryDate: asRead(expiryDate) }),
    ...(sex === undefined ? {} : { sex: asRead(sex) }),
    ...(issuer === undefined ? {} : { issuer: asRead(issuer) }),
  }
}
