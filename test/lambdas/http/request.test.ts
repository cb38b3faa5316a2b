import { describe, expect, test } from '@jest/globals'
import { operations } from '../../../contract/operations.ts'
import type { FakeRequest } from '../../support/http-event.ts'
import { refused } from '../../support/refusal.ts'
import { errorsOf, parse, refusal, submission, uuid } from './parsed-requests.ts'

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

  test('is not required by an operation without a body', () => {
    expect(
      parse(operations.claimReview, { path: { applicationId: uuid }, body: 'whatever' }).body,
    ).toBeUndefined()
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
    'with the application id %j is not found',
    async applicationId => {
      expect(await refusal(operations.getApplication, { path: { applicationId } })).toEqual(
        refused('NOT_FOUND'),
      )
    },
  )

  test.each(['', 'a b', 'a/b', 'a#b', 'a\nb', 'x'.repeat(129), 'ü'])(
    'with the account id %j is not found',
    async accountId => {
      expect(await refusal(operations.getAccountAsOperator, { path: { accountId } })).toEqual(
        refused('NOT_FOUND'),
      )
    },
  )

  test('of a known form is parsed', () => {
    expect(parse(operations.getApplication, { path: { applicationId: uuid } }).applicationId).toBe(uuid)
    const accountId = 'auth0|abc.def:1@x-y_z'
    expect(parse(operations.getAccountAsOperator, { path: { accountId } }).accountId).toBe(accountId)
  })
})
