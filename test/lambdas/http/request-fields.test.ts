import { describe, expect, test } from '@jest/globals'
import type { Operation } from '../../../contract/operations/operation.ts'
import { operations } from '../../../contract/operations.ts'
import { DomainError } from '../../../domain/errors.ts'
import { create, errorsOf, parse, refusal, submission, upload } from './parsed-requests.ts'

describe('a field', () => {
  test.each<[string, Operation, unknown, string[]]>([
    [
      'that is missing is named',
      operations.createApplication,
      {},
      ['/certificateType REQUIRED', '/issuingRegion REQUIRED'],
    ],
    [
      'that is unknown is named',
      operations.createApplication,
      { ...create, role: 'admin' },
      ['/role UNKNOWN_FIELD'],
    ],
    [
      'deep inside is pointed at',
      operations.createApplication,
      { ...create, consent: { policyVersion: 1, extra: true } },
      ['/consent/policyVersion WRONG_TYPE', '/consent/extra UNKNOWN_FIELD'],
    ],
    [
      'in a list is pointed at by its place',
      operations.decideReview,
      { outcome: 'REJECT', reasons: [{ code: 'FORGED' }, { code: 'UGLY' }] },
      ['/reasons/1/code INVALID_VALUE'],
    ],
    [
      'of another type is named',
      operations.requestUpload,
      { ...upload, sizeBytes: '1', slot: ['HOLDING'] },
      ['/slot INVALID_VALUE', '/sizeBytes WRONG_TYPE'],
    ],
    [
      'of null is not left out',
      operations.submitApplication,
      { ...submission, name: null },
      ['/name WRONG_TYPE'],
    ],
    [
      'with none of its values',
      operations.createApplication,
      { ...create, certificateType: 'VISA' },
      ['/certificateType INVALID_VALUE'],
    ],
    [
      'named like an object’s nature',
      operations.createApplication,
      { ...create, certificateType: 'constructor' },
      ['/certificateType INVALID_VALUE'],
    ],
    [
      'of a region that does not exist',
      operations.createApplication,
      { ...create, issuingRegion: 'XX' },
      ['/issuingRegion UNKNOWN_REGION'],
    ],
    [
      'of a region in small letters',
      operations.createApplication,
      { ...create, issuingRegion: 'de' },
      ['/issuingRegion UNKNOWN_REGION'],
    ],
    [
      'that is too long',
      operations.submitApplication,
      { ...submission, name: 'x'.repeat(201) },
      ['/name TOO_BIG'],
    ],
    ['without a letter', operations.submitApplication, { ...submission, name: ' 12 ' }, ['/name NO_LETTER']],
    [
      'that is no date',
      operations.submitApplication,
      { ...submission, expiryDate: '2026-02-30' },
      ['/expiryDate INVALID_FORMAT'],
    ],
    [
      'that is a date and more',
      operations.submitApplication,
      { ...submission, expiryDate: '2026-02-03T00:00:00Z' },
      ['/expiryDate INVALID_FORMAT'],
    ],
    [
      'that may only be true',
      operations.submitApplication,
      { ...submission, longTerm: false },
      ['/longTerm INVALID_VALUE'],
    ],
    [
      'that is no whole number',
      operations.requestUpload,
      { ...upload, sizeBytes: 1.5 },
      ['/sizeBytes WRONG_TYPE'],
    ],
    ['that is too small', operations.requestUpload, { ...upload, sizeBytes: 0 }, ['/sizeBytes TOO_SMALL']],
    [
      'that is beyond numbers',
      operations.requestUpload,
      { ...upload, sizeBytes: 1e300 },
      ['/sizeBytes TOO_BIG'],
    ],
    [
      'that is no SHA-256',
      operations.requestUpload,
      { ...upload, sha256: 'abc=' },
      ['/sha256 INVALID_FORMAT'],
    ],
    [
      'twenty-one times',
      operations.decideReview,
      { outcome: 'REJECT', reasons: Array.from({ length: 21 }, () => ({ code: 'FORGED' })) },
      ['/reasons TOO_BIG'],
    ],
  ])('%s', async (_what, operation, body, errors) => {
    expect(await errorsOf(operation, { body })).toEqual(errors)
    expect((await refusal(operation, { body })).code).toBe('INVALID_FIELD')
  })

  test('given twice has its last value, as in JSON.parse', () => {
    const body = `{"name":"First","certificateNumber":"C01X00T47","expiryDate":"2031-05-01","name":"Last"}`
    expect(parse(operations.submitApplication, { body }).body).toMatchObject({ name: 'Last' })
  })

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'named %s is unknown, and changes no object',
    async name => {
      const body = `{"name":"Erika","${name}":{"longTerm":true,"polluted":true}}`
      expect(await errorsOf(operations.submitApplication, { body })).toEqual([`/${name} UNKNOWN_FIELD`])
      expect({}).not.toHaveProperty('polluted')
    },
  )

  test('with an unreadable name is named in a safe form: shortened, printable, escaped', async () => {
    const body = { 'a/b~c': 1, '\u0000\n<é>': 1, ['x'.repeat(100)]: 1 }
    expect(await errorsOf(operations.submitApplication, { body })).toEqual([
      '/a~1b~0c UNKNOWN_FIELD',
      '/??<?> UNKNOWN_FIELD',
      `/${'x'.repeat(64)} UNKNOWN_FIELD`,
    ])
  })
})

describe('text', () => {
  const accepts = (name: string) => parse(operations.submitApplication, { body: { ...submission, name } })

  test.each(['张三', 'Zoë Müller', 'O’Brien-Smith Jr.', 'نور', 'किरण', 'Nguyễn Văn A', '𠮷田'])(
    'may be %s',
    name => {
      expect(() => accepts(name)).not.toThrow()
    },
  )

  test.each([
    ['a null', 'a\u0000b'],
    ['a line break', 'a\nb'],
    ['a tab', 'a\tb'],
    ['an escape', 'a\u001bb'],
    ['a C1 control', 'a\u0085b'],
    ['a line separator', 'a\u2028b'],
    ['half a surrogate pair', 'a\ud800b'],
    ['a private-use character', 'a\ue000b'],
    ['a character that does not exist', 'a\u{e0080}b'],
  ])('of one line must not contain %s', async (_what, name) => {
    const errors = await errorsOf(operations.submitApplication, { body: { ...submission, name } })
    expect(errors).toEqual(['/name FORBIDDEN_CHARACTER'])
  })

  test('is measured in characters, not in code units', async () => {
    const named = (count: number) => ({ body: { ...submission, name: '𠮷'.repeat(count) } })
    expect(() => parse(operations.submitApplication, named(200))).not.toThrow()
    expect(await errorsOf(operations.submitApplication, named(201))).toEqual(['/name TOO_BIG'])
  })

  test('of several lines may contain line breaks and tabs, and no other control character', async () => {
    const note = (internalNote: string) => ({ body: { outcome: 'APPROVE', internalNote } })
    expect(() => parse(operations.decideReview, note('one\r\n\ttwo'))).not.toThrow()
    expect(await errorsOf(operations.decideReview, note('a\u0007'))).toEqual([
      '/internalNote FORBIDDEN_CHARACTER',
    ])
    expect(await errorsOf(operations.decideReview, note('x'.repeat(1001)))).toEqual(['/internalNote TOO_BIG'])
  })

  test('is never quoted in a refusal', async () => {
    const body = {
      name: 'Mustermann\u0000',
      certificateNumber: 'C01X00T47'.repeat(9),
      expiryDate: 'Mustermann',
    }
    const error = (() => {
      try {
        return parse(operations.submitApplication, { body })
      } catch (thrown) {
        return thrown instanceof DomainError ? thrown : undefined
      }
    })()
    expect(error).toBeInstanceOf(DomainError)
    const { message, errors } = error as DomainError
    expect(JSON.stringify([message, errors])).not.toMatch(/Mustermann|C01X/)
  })
})
