import { describe, expect, test } from '@jest/globals'
import { reasonFields } from '#domain/reasons.ts'
import { noDetails } from '#web/features/applicant/editor/details-problems.ts'
import {
  differingFields,
  type Suggestions,
  suggestedDetails,
} from '#web/features/applicant/editor/suggested-details.ts'

const all = { fields: reasonFields, issuingRegion: 'CN' }
const read = { name: 'LI SPECIMEN', certificateNumber: 'E12345678', expiryDate: '2039-12-31' }
const entered = { ...noDetails, ...read }

test('only the fields of the attempt are suggested', () => {
  expect(suggestedDetails(read, all)).toEqual({
    name: { name: 'LI SPECIMEN' },
    certificateNumber: { certificateNumber: 'E12345678' },
    expiryDate: { expiryDate: '2039-12-31' },
  })
  expect(Object.keys(suggestedDetails(read, { fields: ['expiryDate'] }))).toEqual(['expiryDate'])
})

test('a certificate without an expiry date ticks the box', () => {
  expect(suggestedDetails({ longTerm: true }, all)).toEqual({ expiryDate: { longTerm: true } })
})

describe('an entered field differs from what was read', () => {
  test.each<[string, Partial<typeof entered>, Suggestions, string[]]>([
    ['not if it is the same', {}, read, []],
    ['not by case and spaces of a name', { name: ' Li  Specimen' }, read, []],
    ['not by the spaces of a number', { certificateNumber: 'e 1234 5678' }, read, []],
    ['not by the form of a date', { expiryDate: '31 DEC 2039' }, read, []],
    ['not if it was not read', { name: 'WANG' }, { expiryDate: '2039-12-31' }, []],
    ['by one letter of the name', { name: 'LI SPECIMAN' }, read, ['name']],
    ['by one digit of the number', { certificateNumber: 'E12345679' }, read, ['certificateNumber']],
    ['by a number that cannot be one', { certificateNumber: '?' }, read, ['certificateNumber']],
    ['by the date', { expiryDate: '2038-12-31' }, read, ['expiryDate']],
    ['by no date at all', { expiryDate: '', longTerm: true }, read, ['expiryDate']],
    ['by a date where none was read', {}, { longTerm: true }, ['expiryDate']],
    ['not if both have no date', { expiryDate: '', longTerm: true }, { longTerm: true }, []],
  ])('%s', (_, change, suggestions, fields) => {
    expect(differingFields({ ...entered, ...change }, suggestions, all)).toEqual(fields)
  })

  test('only among the fields of the attempt', () => {
    const other = { ...entered, name: 'WANG', certificateNumber: 'E99999999' }
    expect(differingFields(other, read, { ...all, fields: ['name'] })).toEqual(['name'])
  })
})
