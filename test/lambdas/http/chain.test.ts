import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Operation } from '../../../contract/operations/operation.ts'
import { operations } from '../../../contract/operations.ts'
import { problemSchema } from '../../../contract/problem.ts'
import {
  DomainError,
  type ErrorCode,
  errorCodeNames,
  errorCodes,
  fieldRefusal,
} from '../../../domain/errors.ts'
import { limitRequests } from '../../../lambdas/adapters/time-limit.ts'
import type { Surroundings } from '../../../lambdas/http/chain.ts'
import {
  type Answer,
  answerOf,
  context,
  type FakeRequest,
  httpEvent,
  personCalling,
} from '../../support/http-event.ts'
import { catchLogLines } from '../../support/log-lines.ts'
import { allEnabled, handlerOf } from './in-memory-surroundings.ts'

let lines: string[]
beforeEach(() => {
  lines = catchLogLines()
})
afterEach(() => {
  jest.restoreAllMocks()
})

const protective = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
}

async function submit(perform: () => Promise<unknown>, request: FakeRequest = {}): Promise<Answer> {
  const handler = handlerOf(operations.submitApplication, { wire: () => undefined, perform })
  const path = { applicationId: '00000000-0000-4000-8000-000000000001' }
  return answerOf(await handler(httpEvent({ path, body: {}, ...request }), context))
}

const failing = (error: unknown) => () => Promise.reject(error)

describe('an answer', () => {
  test('has the operation’s status, JSON and the protective headers', async () => {
    expect(await submit(async () => ({ done: true }))).toEqual({
      status: 202,
      headers: { 'content-type': 'application/json', ...protective },
      body: { done: true },
    })
  })

  test('is made of dependencies that are built once, and not before a request is well-formed', async () => {
    let built = 0
    const handler = handlerOf(operations.listApplications, {
      wire: () => {
        built += 1
        return { built }
      },
      perform: async deps => deps,
    })
    await handler(httpEvent({ query: { limit: 'x' } }), context)
    expect(built).toBe(0)
    for (let count = 0; count < 2; count += 1) {
      expect(answerOf(await handler(httpEvent({}), context)).body).toEqual({ built: 1 })
    }
  })

  test('is computed again where the result must not be stored', async () => {
    const handler = handlerOf(
      operations.claimReview,
      {
        wire: () => undefined,
        perform: async () => 'kept',
        present: async (_deps, _request, result) => ({ result, secret: 'fresh' }),
      },
      {
        idempotency: async () => async (_event, _accountId, _context, run) => `${String(await run({}))} once`,
      },
    )
    const caller = personCalling('r', { roles: ['reviewer'] })
    expect(answerOf(await handler(httpEvent({ caller }), context)).body).toEqual({
      result: 'kept once',
      secret: 'fresh',
    })
  })

  test('uses the early reads to perform, and none of them to present', async () => {
    const handler = handlerOf(operations.getReview, {
      wire: () => ({ first: 'afresh' }),
      ahead: () => ({ performing: { first: 'ahead' }, presenting: {} }),
      perform: async deps => deps.first,
      present: async (deps, _request, result) => ({ performed: result, presented: deps.first }),
    })
    const caller = personCalling('r', { roles: ['reviewer'] })
    const path = { applicationId: '00000000-0000-4000-8000-000000000001' }
    expect(answerOf(await handler(httpEvent({ caller, path }), context)).body).toEqual({
      performed: 'ahead',
      presented: 'afresh',
    })
  })
})

describe('a refusal', () => {
  test.each(errorCodeNames.map(code => [code, errorCodes[code].status] as const))(
    '%s answers %i as a problem',
    async (code, status) => {
      const answer = await submit(failing(new DomainError(code, 'A sentence.')))
      expect(answer).toMatchObject({
        status,
        headers: { 'content-type': 'application/problem+json', ...protective },
        body: { type: 'about:blank', status, code, detail: 'A sentence.' },
      })
      expect(problemSchema().strict().parse(answer.body)).toEqual(answer.body)
    },
  )

  test('names its fields', async () => {
    const { body } = await submit(
      failing(fieldRefusal('REGION_MISMATCH', '/issuingRegion', 'Another region.')),
    )
    expect(body).toMatchObject({
      errors: [{ pointer: '/issuingRegion', code: 'REGION_MISMATCH', message: 'Another region.' }],
    })
  })

  test('has Retry-After for too many requests and WWW-Authenticate for a missing token only', async () => {
    const headersOf = async (code: ErrorCode) => (await submit(failing(new DomainError(code, '')))).headers
    expect(await headersOf('TOO_MANY_REQUESTS')).toMatchObject({ 'retry-after': '1' })
    const later = await submit(failing(new DomainError('TOO_MANY_REQUESTS', '', [], 3_599)))
    expect(later.headers).toMatchObject({ 'retry-after': '3599' })
    expect(await headersOf('TOOK_TOO_LONG')).toMatchObject({ 'retry-after': '1' })
    expect(await headersOf('UNAUTHENTICATED')).toMatchObject({ 'www-authenticate': 'Bearer' })
    const other = await headersOf('WRONG_STATE')
    expect(other).not.toHaveProperty('retry-after')
    expect(other).not.toHaveProperty('www-authenticate')
  })

  test('is logged by its code, without anything of the request', async () => {
    await submit(async () => undefined, { body: { name: 'Mustermann\u0000' } })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(String(lines[0]))).toMatchObject({
      message: 'REQUEST_REFUSED',
      code: 'INVALID_FIELD',
      status: 422,
      operation: 'POST /v1/applications/{applicationId}/submission',
      awsRequestId: 'request-1',
    })
    expect(lines.join('')).not.toMatch(/Mustermann|somebody|192\.0\.2\.1/)
  })

  describe('of a disabled member of staff', () => {
    const disabled = async () => ({ ...allEnabled, isEnabled: async (name: string) => name !== 'somebody' })
    const refused = { status: 403, body: { code: 'ACCOUNT_DISABLED' } }
    const path = { applicationId: '00000000-0000-4000-8000-000000000001', accountId: 'somebody-else' }

    async function answerTo(operation: Operation, idempotency: Surroundings['idempotency'], body?: object) {
      const done: string[] = []
      const handler = handlerOf(
        operation,
        {
          wire: () => undefined,
          perform: async () => done.push('performed'),
          present: async () => done.push('presented'),
        },
        { directory: disabled, idempotency },
      )
      const caller = personCalling('somebody', { roles: ['reviewer', 'operator'] })
      const event = httpEvent({ caller, path, ...(body === undefined ? {} : { body }) })
      return { answer: answerOf(await handler(event, context)), done }
    }

    test('comes before anything is done, even if the search for a stored answer ends first', async () => {
      const { answer, done } = await answerTo(
        operations.claimReview,
        async () => async (_event, _accountId, _context, run) => run({}),
      )
      expect(answer).toMatchObject(refused)
      expect(done).toEqual([])
    })

    test('comes before a stored answer', async () => {
      const { answer, done } = await answerTo(operations.claimReview, async () => async () => 'stored')
      expect(answer).toMatchObject(refused)
      expect(done).toEqual([])
    })

    test('comes before a refusal by the use case', async () => {
      const { answer } = await answerTo(operations.claimReview, async () => async () => {
        throw new DomainError('IDEMPOTENCY_KEY_REUSED', 'This key was used.')
      })
      expect(answer).toMatchObject(refused)
    })

    test('comes before the claim of a request in steps', async () => {
      const claimed: string[] = []
      const idempotency = async () => async () => claimed.push('claimed')
      const { answer } = await answerTo(operations.eraseAccount, idempotency, { reason: 'their wish' })
      expect(answer).toMatchObject(refused)
      expect(claimed).toEqual([])
    })
  })

  test('before the dependencies can be built is a refusal all the same', async () => {
    const handler = handlerOf(operations.getApplication, {
      wire: () => {
        throw new Error('no environment')
      },
      perform: async () => undefined,
    })
    const path = { applicationId: 'not-an-id' }
    expect(answerOf(await handler(httpEvent({ path }), context)).status).toBe(404)
  })
})

describe('an unforeseen error', () => {
  const canary = 'Mustermann C01X00T47'

  const errors: [string, () => unknown][] = [
    ['an error', () => new Error(canary)],
    ['an error whose message looks like a stack frame', () => new Error(`broken\n    at ${canary}`)],
    ['an error with a cause', () => new Error('broken', { cause: new Error(canary) })],
    ['an error with more properties', () => Object.assign(new Error('broken'), { input: canary })],
    ['text', () => canary],
    ['an object', () => ({ canary })],
    ['nothing', () => undefined],
    ['a type error', () => new TypeError(canary)],
  ]

  test.each(errors)(
    '(%s) is answered without any detail, and logged without its message and the event',
    async (_what, make) => {
      const answer = await submit(failing(make()), { body: { name: canary } })
      expect(answer).toEqual({
        status: 500,
        headers: { 'content-type': 'application/problem+json', ...protective },
        body: {
          type: 'about:blank',
          title: 'Internal error',
          status: 500,
          code: 'INTERNAL_ERROR',
          detail:
            'Something went wrong on our side. If the request changes something, repeat it with the same Idempotency-Key, or look before you repeat it.',
        },
      })
      expect(lines).toHaveLength(1)
      expect(JSON.parse(String(lines[0]))).toMatchObject({
        message: 'REQUEST_FAILED',
        code: 'INTERNAL_ERROR',
      })
      expect(lines.join('')).not.toMatch(/Mustermann|C01X00T47|somebody/)
    },
  )

  test('is logged with its name and where it came from', async () => {
    await submit(failing(new TypeError('x')))
    const line: unknown = JSON.parse(String(lines[0]))
    expect(line).toMatchObject({
      errorName: 'TypeError',
      frames: expect.arrayContaining([expect.stringContaining('chain.test.ts')]),
    })
  })
})

describe('an Idempotency-Key', () => {
  test.each(['', 'a b', 'ключ', 'x'.repeat(256), 'a\nb'])(
    '%j is refused before anything is done',
    async key => {
      let performed = false
      const handler = handlerOf(operations.createApplication, {
        wire: () => undefined,
        perform: async () => {
          performed = true
        },
      })
      const body = { certificateType: 'PASSPORT', issuingRegion: 'DE' }
      const answer = answerOf(
        await handler(httpEvent({ body, headers: { 'idempotency-key': key } }), context),
      )
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'INVALID_FIELD', errors: [{ pointer: '/headers/Idempotency-Key' }] },
      })
      expect(performed).toBe(false)
    },
  )

  test('is optional, and without it no answer is stored', async () => {
    let performed = 0
    const handler = handlerOf(operations.createApplication, {
      wire: () => undefined,
      perform: async () => {
        performed += 1
        return { performed }
      },
    })
    const body = { certificateType: 'PASSPORT', issuingRegion: 'DE' }
    for (const expected of [1, 2]) {
      expect(answerOf(await handler(httpEvent({ body }), context)).body).toEqual({ performed: expected })
    }
  })
})

describe('when a function’s time is nearly up', () => {
  const almostUp = { ...context, getRemainingTimeInMillis: () => 1_501 }
  const path = { applicationId: '00000000-0000-4000-8000-000000000001' }

  test('no answer is given before the work has ended', async () => {
    // Middy's early time-out would answer five milliseconds before the end.
    const upInTenMs = { ...context, getRemainingTimeInMillis: () => 10 }
    let hasEnded = false
    const handler = handlerOf(operations.submitApplication, {
      wire: () => undefined,
      perform: async () => {
        await new Promise(resolve => setTimeout(resolve, 30))
        hasEnded = true
        return {}
      },
    })
    expect(answerOf(await handler(httpEvent({ path, body: {} }), upInTenMs)).status).toBe(202)
    expect(hasEnded).toBe(true)
  })

  test('requests to AWS are aborted, and the answer says that the work may have taken effect', async () => {
    const client = limitRequests({
      config: {
        requestHandler: {
          handle: (_request: unknown, options?: { abortSignal: AbortSignal }) =>
            new Promise<never>((_, reject) => {
              options?.abortSignal.addEventListener('abort', () => reject(new Error('aborted')))
            }),
        },
      },
    })
    const handler = handlerOf(operations.submitApplication, {
      wire: () => undefined,
      perform: () => client.config.requestHandler.handle('a request'),
    })
    const answer = answerOf(await handler(httpEvent({ path, body: {} }), almostUp))
    expect(answer).toMatchObject({ status: 503, body: { code: 'TOOK_TOO_LONG' } })
    expect(JSON.stringify(answer.body)).toContain('Idempotency-Key')
  })
})

describe('the operation table alone decides', () => {
  const bare = { ...operations.health, path: '/v1/any' } as const
  const rows: [string, Operation, readonly string[]][] = [
    ['a GET of anyone', bare, []],
    ['a GET of an applicant', { ...bare, who: 'applicant' }, []],
    ['a POST of an applicant', { ...bare, who: 'applicant', method: 'POST' }, ['once']],
    ['a PUT of an operator', { ...bare, who: 'operator', method: 'PUT' }, ['enabled']],
    ['a GET of a reviewer', { ...bare, who: 'reviewer' }, ['enabled']],
    ['a GET for which a token suffices', { ...bare, who: 'reviewer', tokenSuffices: true }, []],
    ['a POST of a reviewer', { ...bare, who: 'reviewer', method: 'POST' }, ['enabled', 'once']],
    [
      'a POST that cannot be undone',
      { ...bare, who: 'operator', method: 'POST', asksForRole: true },
      ['enabled', 'role operator', 'once'],
    ],
  ]

  test.each(rows)('for the check of staff and the stored answer: %s', async (_what, operation, expected) => {
    const done: string[] = []
    const handler = handlerOf(
      operation,
      { wire: () => undefined, perform: async () => ({}) },
      {
        directory: async () => ({
          isEnabled: async () => done.push('enabled') > 0,
          hasRole: async (_userName, role) => done.push(`role ${role}`) > 0,
          accountIdsOf: async () => [],
          emailOf: async () => undefined,
        }),
        idempotency: async () => async (_event, _accountId, _context, run) => {
          done.push('once')
          return run({})
        },
      },
    )
    const caller = personCalling('somebody', { roles: ['reviewer', 'operator'] })
    expect(answerOf(await handler(httpEvent({ caller }), context)).status).toBe(200)
    expect(done).toEqual(expected)
  })
})
