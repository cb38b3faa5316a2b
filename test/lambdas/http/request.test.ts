import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Operation } from '../../../contract/operations/operation.ts'
import { operations } from '../../../contract/operations.ts'
import { DomainError } from '../../../domain/errors.ts'
import { type HttpEvent, parseRequest } from '../../../lambdas/http/request.ts'
import { accessToken, type FakeRequest, httpEvent } from '../../support/http-event.ts'
import { refusalOf, refused } from '../../support/refusal.ts'

const uuid = '00000000-0000-4000-8000-000000000001'
const everyGroup = accessToken('somebody', { 'cognito:groups': '[reviewers operators]' })

const parse = (operation: Operation, request: FakeRequest) =>
  parseRequest(operation, httpEvent({ claims: everyGroup, ...request }))

const refusal = (operation: Operation, request: FakeRequest) => refusalOf(() => parse(operation, request))

async function errorsOf(operation: Operation, request: FakeRequest) {
  try {
    parse(operation, request)
  } catch (error) {
    if (error instanceof DomainError) return error.errors.map(({ pointer, code }) => `${pointer} ${code}`)
    throw error
  }
  return []
}

const create = { certificateType: 'PASSPORT', issuingRegion: 'DE', consent: { policyVersion: '1' } }
const upload = {
  slot: 'HOLDING',
  fileName: 'a.jpg',
  contentType: 'image/jpeg',
  sizeBytes: 1,
  sha256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
}
const submission = { name: 'Erika Mustermann', certificateNumber: 'C01X00T47', expiryDate: '2031-05-01' }

describe('a body', () => {
  const base64 = (bytes: Uint8Array) => ({
    body: Buffer.from(bytes).toString('base64'),
    isBase64Encoded: true,
  })
  const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)

  test.each<[string, FakeRequest]>([
    ['that is missing', {}],
    ['that is empty', { body: '' }],
    ['that is no JSON', { body: '{"name": ' }],
    ['with something after the object', { body: '{} {}' }],
    ['that is an array', { body: '[]' }],
    ['that is null', { body: 'null' }],
    ['that is text', { body: '"{}"' }],
    ['that is a number', { body: '1' }],
    ['that begins with a byte order mark and is no object', { body: '\ufeff[]' }],
    ['that is not UTF-8', base64(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))],
    ['with a cut character', base64(new Uint8Array([0x7b, 0x7d, 0xe4, 0xb8]))],
    ['of arrays in arrays', { body: nested('[', ']', 8000) }],
    ['of objects nine deep', { body: `{"name":${nested('{"a":', '}', 8).replace(':}', ':1}')}}` }],
    ['of objects as deep as it can be', { body: `{"name":${'{"a":'.repeat(2500)}1${'}'.repeat(2500)}}` }],
    ['of lists as deep as it can be', { body: `{"name":${nested('[', ']', 8000)}}` }],
    ['of more than 16 KB', { body: JSON.stringify({ ...submission, name: 'x'.repeat(16_384) }) }],
    ['of more than 16 KB of spaces', { body: `{}${' '.repeat(16_383)}` }],
    ['of more than 16 KB, in few characters', { body: JSON.stringify({ name: '中'.repeat(5_600) }) }],
  ])('%s is malformed', async (_what, request) => {
    expect(await refusal(operations.submitApplication, request)).toEqual(refused('MALFORMED_REQUEST'))
  })

  test('of exactly 16 KB is read', () => {
    const text = JSON.stringify(submission)
    const body = text + ' '.repeat(16_384 - text.length)
    expect(parse(operations.submitApplication, { body }).body).toEqual(submission)
  })

  test('eight deep is read, and its field refused', async () => {
    const body = `{"name":${'{"a":'.repeat(7)}1${'}'.repeat(7)}}`
    expect(await errorsOf(operations.submitApplication, { body })).toEqual(['/name WRONG_TYPE'])
  })

  test('in base64 is decoded', () => {
    const request = base64(Buffer.from(JSON.stringify({ ...submission, name: '张三' })))
    expect(parse(operations.submitApplication, request).body).toEqual({ ...submission, name: '张三' })
  })

  test('is not asked for where there is nothing to send', () => {
    expect(
      parse(operations.claimReview, { path: { applicationId: uuid }, body: 'whatever' }).body,
    ).toBeUndefined()
  })
})

describe('a field', () => {
  test.each<[string, Operation, unknown, string[]]>([
    [
      'that is missing is named',
      operations.createApplication,
      {},
      ['/certificateType REQUIRED', '/issuingRegion REQUIRED'],
    ],
    [
      'that nobody knows is named',
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

  test('given twice counts as it was given last, like everywhere in JSON', () => {
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

  test('whose name nobody can read is named harmlessly: shortened, printable, escaped', async () => {
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
  ])('of one line holds not %s', async (_what, name) => {
    const errors = await errorsOf(operations.submitApplication, { body: { ...submission, name } })
    expect(errors).toEqual(['/name FORBIDDEN_CHARACTER'])
  })

  test('is as long as its characters are many, whatever they take', async () => {
    const named = (count: number) => ({ body: { ...submission, name: '𠮷'.repeat(count) } })
    expect(() => parse(operations.submitApplication, named(200))).not.toThrow()
    expect(await errorsOf(operations.submitApplication, named(201))).toEqual(['/name TOO_BIG'])
  })

  test('of several lines may break, and hold no other control', async () => {
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

describe('a query', () => {
  test('has its defaults', () => {
    expect(parse(operations.listReviews, {}).query).toEqual({ limit: 25, state: 'all' })
    expect(parse(operations.listApplications, { query: { limit: '100', cursor: 'abc' } }).query).toEqual({
      limit: 100,
      cursor: 'abc',
    })
  })

  test.each<[Record<string, string>, string[]]>([
    [{ limit: '0' }, ['/query/limit TOO_SMALL']],
    [{ limit: '101' }, ['/query/limit TOO_BIG']],
    [{ limit: 'ten' }, ['/query/limit WRONG_TYPE']],
    [{ limit: '1.5' }, ['/query/limit WRONG_TYPE']],
    [{ limit: '' }, ['/query/limit TOO_SMALL']],
    [{ limit: '1,2' }, ['/query/limit WRONG_TYPE']],
    [{ state: 'theirs' }, ['/query/state INVALID_VALUE']],
    [{ cursor: 'a b' }, ['/query/cursor INVALID_FORMAT']],
    [{ cursor: '' }, ['/query/cursor INVALID_FORMAT']],
    [{ cursor: 'A' }, ['/query/cursor INVALID_FORMAT']],
    [{ cursor: 'x'.repeat(513) }, ['/query/cursor INVALID_FORMAT']],
    [{ page: '2' }, ['/query/page UNKNOWN_FIELD']],
  ])('%j is refused with its pointer', async (query, errors) => {
    expect(await errorsOf(operations.listReviews, { query })).toEqual(errors)
  })
})

describe('a path', () => {
  test.each(['', 'abc', '1', `${uuid}0`, `${uuid}/..`, '../../etc/passwd', '__proto__', "'; --"])(
    'with the application %j leads nowhere',
    async applicationId => {
      expect(await refusal(operations.getApplication, { path: { applicationId } })).toEqual(
        refused('NOT_FOUND'),
      )
    },
  )

  test.each(['', 'a b', 'a/b', 'a#b', 'x'.repeat(129), 'ü'])(
    'with the account %j leads nowhere',
    async accountId => {
      expect(await refusal(operations.getAccountAsOperator, { path: { accountId } })).toEqual(
        refused('NOT_FOUND'),
      )
    },
  )

  test('that leads somewhere is told', () => {
    expect(parse(operations.getApplication, { path: { applicationId: uuid } }).applicationId).toBe(uuid)
    const accountId = 'auth0|abc.def:1@x-y_z'
    expect(parse(operations.getAccountAsOperator, { path: { accountId } }).accountId).toBe(accountId)
  })
})

const named = Object.entries<Operation>(operations)

describe('whatever is sent', () => {
  const parses = (operation: Operation, event: HttpEvent): boolean => {
    try {
      parseRequest(operation, event)
      return true
    } catch (error) {
      return error instanceof DomainError && error.code !== 'INTERNAL_ERROR'
    }
  }

  const path = { applicationId: uuid, accountId: 'somebody' }
  const send = (request: FakeRequest) => httpEvent({ claims: everyGroup, path, ...request })

  test.each(named.filter(([, { body }]) => body !== undefined))(
    'as JSON to %s is parsed or refused',
    (_name, operation) => {
      fc.assert(fc.property(fc.json(), body => parses(operation, send({ body }))))
    },
  )

  test.each([
    ['createApplication', operations.createApplication, create],
    ['requestUpload', operations.requestUpload, upload],
    ['submitApplication', operations.submitApplication, { ...submission, longTerm: true }],
    [
      'decideReview',
      operations.decideReview,
      { outcome: 'REJECT', reasons: [{ code: 'FORGED', slot: 'FRONT' }], internalNote: 'x' },
    ],
    ['putAccount', operations.putAccount, { registrationRegion: 'DE', partnerProgram: true }],
  ] as const)('in the known fields of %s is parsed or refused', (_name, operation, known) => {
    const fields = Object.entries(known).map(([name, value]) => [
      name,
      fc.oneof({ arbitrary: fc.constant(value), weight: 3 }, fc.jsonValue(), fc.string({ unit: 'binary' })),
    ])
    const bodies = fc.record(Object.fromEntries(fields), { requiredKeys: [] })
    fc.assert(fc.property(bodies, body => parses(operation, send({ body: JSON.stringify(body) }))))
  })

  test('as bytes is parsed or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), bytes =>
        parses(
          operations.submitApplication,
          send({ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true }),
        ),
      ),
    )
  })

  test.each(named)('in query and path of %s is parsed or refused', (_name, operation) => {
    const strings = fc.dictionary(
      fc.oneof(fc.constantFrom('limit', 'cursor', 'state', 'applicationId', 'accountId'), fc.string()),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(strings, strings, (query, parameters) =>
        parses(operation, send({ query, path: { ...path, ...parameters }, body: '{}' })),
      ),
    )
  })
})
