import { describe, expect, test } from '@jest/globals'
import { assertNothingElseChanges, nameKeyText } from '../../domain/standing-details.ts'
import { refusalOf, refused } from '../support/refusal.ts'
import { sampleEntered } from '../support/samples.ts'

describe('R14: a field that no reason re-opened', () => {
  const stands = sampleEntered('hash')
  const number = { certificateHash: 'hash', maskedNumber: stands.maskedNumber }
  const { expiryDate: _dated, ...longTerm } = stands
  const { nameHash: _hashed, ...ofAnEarlierVersion } = stands
  const check =
    (entered: typeof stands | typeof longTerm | typeof ofAnEarlierVersion, repeated: Repeated) => () =>
      assertNothingElseChanges(entered, repeated)
  type Repeated = Parameters<typeof assertNothingElseChanges>[1]

  test.each<[string, Repeated]>([
    ['left out', {}],
    ['sent as it stands', { nameHash: 'name-hash', number, expiry: '2031-05-01' }],
  ])('may be %s', (_how, repeated) => {
    expect(check(stands, repeated)).not.toThrow()
  })

  test.each<[string, Repeated, string]>([
    ['the name', { nameHash: 'other' }, '/name'],
    ['the number', { number: { ...number, certificateHash: 'other' } }, '/certificateNumber'],
    ['a permit’s renewal digits', { number: { ...number, maskedNumber: 'C******48' } }, '/certificateNumber'],
    ['the expiry date', { expiry: '2031-05-02' }, '/expiryDate'],
    ['the expiry date to none', { expiry: 'LONG_TERM' }, '/longTerm'],
  ])('may not be changed: %s', async (_what, repeated, pointer) => {
    expect(await refusalOf(check(stands, repeated))).toEqual(refused('INVALID_FIELD', pointer))
    expect(check(stands, repeated)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer, code: 'NOT_REOPENED' })] }),
    )
  })

  test('is named with every other one that would change', async () => {
    const repeated = { nameHash: 'other', number: { ...number, certificateHash: 'x' }, expiry: '2032-01-01' }
    expect(await refusalOf(check(stands, repeated))).toEqual(
      refused('INVALID_FIELD', '/name', '/certificateNumber', '/expiryDate'),
    )
  })

  test('may say again that the certificate is long-term, but give it no date', async () => {
    expect(check(longTerm, { expiry: 'LONG_TERM' })).not.toThrow()
    expect(await refusalOf(check(longTerm, { expiry: '2031-05-01' }))).toEqual(
      refused('INVALID_FIELD', '/expiryDate'),
    )
  })

  test('is ignored if an earlier version stored no hash to compare', () => {
    expect(check(ofAnEarlierVersion, { nameHash: 'whatever' })).not.toThrow()
  })

  test('has different hashes for the same name in two applications', () => {
    expect(nameKeyText('one', 'Erika')).not.toBe(nameKeyText('two', 'Erika'))
    expect(nameKeyText('one', 'Erika')).toBe('name|one|Erika')
  })
})
