import { expect, test } from '@jest/globals'
import {
  type Details,
  type DetailsRules,
  detailsProblems,
  isTellable,
  typedNumberProblem,
} from '#web/features/applicant/editor/details-problems.ts'
import { submissionBody } from '#web/features/applicant/editor/submission-body.ts'

const rules: DetailsRules = {
  certificateType: 'ID_CARD',
  issuingRegion: 'CN',
  fields: ['name', 'certificateNumber', 'expiryDate'],
  today: '2026-11-24',
}
const sound: Details = {
  name: '张小明',
  certificateNumber: '110105 19491231 002x',
  expiryDate: '2026-11-24',
  longTerm: false,
}

test('input that the service accepts has no problem: spaces, small letters, the day of expiry', () => {
  expect(detailsProblems(sound, rules)).toEqual({})
})

test.each<[string, Partial<Details>, object]>([
  [
    'an empty form',
    { name: ' ', certificateNumber: '', expiryDate: '' },
    { name: 'REQUIRED', certificateNumber: 'REQUIRED', expiryDate: 'REQUIRED' },
  ],
  ['a name of digits', { name: '123' }, { name: 'NO_LETTER' }],
  ['a name of 201 characters', { name: '𠮷'.repeat(201) }, { name: 'TOO_BIG' }],
  ['a name with an invisible character', { name: '김\u3164' }, { name: 'FORBIDDEN_CHARACTER' }],
  ['a number with another character', { certificateNumber: '№1' }, { certificateNumber: 'CHARACTERS' }],
  ['a wrong check digit', { certificateNumber: '110105194912310021' }, { certificateNumber: 'CHECK_DIGIT' }],
  ['a certificate of yesterday', { expiryDate: '2026-11-23' }, { expiryDate: 'CERTIFICATE_EXPIRED' }],
  ['a day that may be two', { expiryDate: '08/09/2035' }, { expiryDate: 'AMBIGUOUS_DATE' }],
  ['a day that does not exist', { expiryDate: '2027-02-30' }, { expiryDate: 'NO_SUCH_DAY' }],
])('%s is reported', (_, changed, problems) => {
  expect(detailsProblems({ ...sound, ...changed }, rules)).toEqual(problems)
})

test('a long-term ID card needs no date, a passport does', () => {
  const details = { ...sound, expiryDate: '', longTerm: true }
  expect(detailsProblems(details, rules)).toEqual({})
  expect(
    detailsProblems(
      { ...details, certificateNumber: 'E12345678' },
      { ...rules, certificateType: 'PASSPORT' },
    ),
  ).toEqual({ expiryDate: 'REQUIRED' })
})

test('on a later attempt only the requested fields are checked and sent', () => {
  const later: DetailsRules = { ...rules, fields: ['name'] }
  expect(detailsProblems({ ...sound, certificateNumber: '', expiryDate: '' }, later)).toEqual({})
  expect(submissionBody(sound, later)).toEqual({ name: '张小明' })
  expect(submissionBody({ ...sound, longTerm: true }, rules)).toEqual({
    name: '张小明',
    certificateNumber: sound.certificateNumber,
    longTerm: true,
  })
})

test('during typing, a problem that further typing can solve is not shown', () => {
  const number = '110105194912310021'
  for (let length = 0; length < number.length; length++)
    expect(isTellable(typedNumberProblem(number.slice(0, length), rules))).toBe(false)
  expect(isTellable(typedNumberProblem(number, rules))).toBe(true)
  expect(isTellable(typedNumberProblem('1101张', rules))).toBe(true)
})
