import { describe, expect, test } from '@jest/globals'
import { type ErrorCode, RealnameError } from '@realname/client'
import { answeredBy, hanging, json, noAnswer, problem, testClock } from './fake-api.ts'

const failure = (call: Promise<unknown>): Promise<RealnameError> =>
  call.then(
    () => Promise.reject(new Error('It succeeded')),
    error => {
      if (error instanceof RealnameError) return error
      throw error
    },
  )

describe('a request', () => {
  test('has the token, the language and a JSON body', async () => {
    const { realname, sent } = answeredBy([() => json({ applicationId: 'a' }, 201)], {
      token: async () => 'T0KEN',
      language: () => 'zh-CN',
    })
    const body = {
      certificateType: 'PASSPORT',
      issuingRegion: 'CN',
      consent: { policyVersion: '1' },
    } as const
    expect(await realname.applications.create(body)).toEqual({ applicationId: 'a' })
    expect(sent).toEqual([
      { method: 'POST', url: 'https://api.example/v1/applications', headers: expect.any(Headers), body },
    ])
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
      accept: 'application/json',
      'accept-language': 'zh-CN',
      authorization: 'Bearer T0KEN',
      'content-type': 'application/json',
    })
  })

  test('without a token, a language or a body omits their headers', async () => {
    const { realname, sent } = answeredBy([() => json({})], { token: async () => undefined })
    await realname.account.get()
    expect([...(sent[0]?.headers.keys() ?? [])]).toEqual(['accept'])
  })

  test('encodes the values of its path and its query', async () => {
    const { realname, sent } = answeredBy([() => json({}), () => json({ items: [] })], {
      baseUrl: 'https://api.example/stage//',
      token: 'fixed',
    })
    await realname.accounts.get('a/b?c')
    await realname.reviews.list({ state: 'mine', limit: 5, cursor: 'x&y=' }).page()
    expect(sent.map(({ url }) => url)).toEqual([
      'https://api.example/stage/v1/accounts/a%2Fb%3Fc',
      'https://api.example/stage/v1/reviews?state=mine&limit=5&cursor=x%26y%3D',
    ])
  })

  test.each(['', '/v1', 'api.example'])('rejects “%s”, which is not an absolute address', baseUrl => {
    expect(() => answeredBy([], { baseUrl })).toThrow('Invalid URL')
  })

  test('asks for the token again at each attempt', async () => {
    const tokens = ['first', 'second']
    const { realname, sent } = answeredBy([noAnswer, () => json({})], { token: async () => tokens.shift() })
    await realname.account.get()
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer first', 'Bearer second'])
  })

  test('rejects with the error of the token source', async () => {
    const broken = new Error('No session')
    const { realname, sent } = answeredBy([], { token: () => Promise.reject(broken) })
    await expect(realname.account.get()).rejects.toBe(broken)
    expect(sent).toEqual([])
  })
})

describe('an error', () => {
  test('has the status, the code, the fields and the request id of the answer', async () => {
    const errors = [
      { pointer: '/consent/policyVersion', code: 'REQUIRED', message: 'Missing.' },
      { pointer: '/reasons/0/a~1b', code: 'INVALID_VALUE', message: 'Wrong.' },
    ]
    const { realname } = answeredBy([
      () => json({ code: 'INVALID_FIELD', detail: 'See errors.', errors }, 422, { 'apigw-requestid': 'r-1' }),
    ])
    const error = await failure(realname.account.get())
    expect(error).toMatchObject({
      ...{
        name: 'RealnameError',
        message: 'See errors.',
        status: 422,
        code: 'INVALID_FIELD',
        requestId: 'r-1',
      },
      errors: [
        { ...errors[0], field: 'consent.policyVersion' },
        { ...errors[1], field: 'reasons.0.a/b' },
      ],
    })
  })

  test.each<[string, () => Response, number, ErrorCode]>([
    ['an answer of the gateway', () => json({ message: 'Not Found' }, 404), 404, 'UNKNOWN'],
    ['an answer of a firewall', () => new Response('<html>', { status: 403 }), 403, 'UNKNOWN'],
    ['a page of a captive portal', () => new Response('<html>'), 200, 'UNKNOWN'],
    ['no answer', noAnswer, 0, 'OFFLINE'],
  ])('of %s has the code of that case', async (_name, answer, status, code) => {
    const { realname } = answeredBy([answer], { retries: 0 })
    expect(await failure(realname.account.get())).toMatchObject({ status, code, errors: [] })
  })

  test('of a lost answer has the cause', async () => {
    const { realname } = answeredBy([noAnswer], { retries: 0 })
    expect((await failure(realname.account.get())).cause).toEqual(new TypeError('fetch failed'))
  })
})

describe('a retry', () => {
  test.each([
    ['no answer', noAnswer],
    ['429', () => problem(429, 'TOO_MANY_REQUESTS')],
    ['500', () => problem(500, 'INTERNAL_ERROR')],
    ['503', () => problem(503, 'TOOK_TOO_LONG')],
  ])('follows %s twice, under one key, and later each time', async (_name, answer) => {
    const { realname, keys, waits } = answeredBy([answer, answer, () => json({})])
    await realname.applications.withdraw('a')
    expect(keys()).toHaveLength(3)
    expect(new Set(keys()).size).toBe(1)
    expect(waits).toEqual([500, 1000])
  })

  test('happens twice by default before the call rejects with the last error', async () => {
    const { realname, sent } = answeredBy([noAnswer, noAnswer, () => problem(500, 'INTERNAL_ERROR')])
    expect(await failure(realname.account.get())).toMatchObject({ code: 'INTERNAL_ERROR' })
    expect(sent).toHaveLength(3)
  })

  test('has a random part of at most half its delay', async () => {
    const waited = async (random: number) => {
      const { clock, waits } = testClock(random)
      const { realname } = answeredBy([noAnswer, () => json({})], { clock })
      await realname.account.get()
      return waits
    }
    expect([await waited(0), await waited(0.5)]).toEqual([[250], [375]])
  })

  test.each([
    ['a number of seconds', { 'retry-after': '3' }, 3_000],
    ['a date', { 'retry-after': 'Sun, 29 Nov 2026 00:00:07 GMT' }, 7_000],
    [
      'a date, by the clock of the service',
      { 'retry-after': 'Mon, 30 Nov 2026 00:00:02 GMT', date: 'Mon, 30 Nov 2026 00:00:00 GMT' },
      2_000,
    ],
    ['a date that has passed', { 'retry-after': 'Sat, 28 Nov 2026 00:00:00 GMT' }, 500],
    ['nothing readable', { 'retry-after': 'soon' }, 500],
    ['zero seconds', { 'retry-after': '0' }, 500],
  ])('waits as Retry-After says: %s', async (_name, headers, expected) => {
    const { realname, waits } = answeredBy([
      () => problem(429, 'TOO_MANY_REQUESTS', headers as Record<string, string>),
      () => json({}),
    ])
    await realname.account.get()
    expect(waits).toEqual([expected])
  })

  test('does not happen if Retry-After asks for more than 30 seconds', async () => {
    const { realname, waits } = answeredBy([() => problem(429, 'TOO_MANY_REQUESTS', { 'retry-after': '31' })])
    expect(await failure(realname.account.get())).toMatchObject({ status: 429, retryAfter: 31 })
    expect(waits).toEqual([])
  })

  test.each([400, 401, 403, 404, 409, 422])('does not follow the status %d', async status => {
    const { realname, sent } = answeredBy([() => problem(status, 'FORBIDDEN')])
    await failure(realname.account.get())
    expect(sent).toHaveLength(1)
  })

  test('does not happen if the call sets retries to 0', async () => {
    const { realname, sent } = answeredBy([noAnswer])
    await failure(realname.account.get({ retries: 0 }))
    expect(sent).toHaveLength(1)
  })
})

describe('a call', () => {
  test('that is aborted rejects with the reason of its signal', async () => {
    const controller = new AbortController()
    const { realname } = answeredBy([
      (...request) => {
        queueMicrotask(() => controller.abort(new Error('Closed')))
        return hanging(...request)
      },
    ])
    await expect(realname.account.get({ signal: controller.signal })).rejects.toThrow('Closed')
  })

  test('that is aborted before its start sends nothing', async () => {
    const { realname, sent } = answeredBy([])
    await expect(realname.account.get({ signal: AbortSignal.abort() })).rejects.toThrow('abort')
    expect(sent).toEqual([])
  })

  test('that is aborted rejects even if its fetch or its token source ignores the signal', async () => {
    const forever = () => new Promise<never>(() => {})
    const controller = new AbortController()
    const deaf = answeredBy([], { fetch: forever })
    const tokenless = answeredBy([], { token: forever })
    const { signal } = controller
    const calls = [deaf, tokenless].map(({ realname }) => realname.account.get({ signal }))
    controller.abort(new Error('Closed'))
    await Promise.all(calls.map(call => expect(call).rejects.toThrow('Closed')))
  })

  test('that is aborted while it waits for a retry is not repeated', async () => {
    const controller = new AbortController()
    const { clock } = testClock()
    const never = { ...clock, after: () => () => {} }
    const { realname, sent } = answeredBy(
      [
        () => {
          setTimeout(() => controller.abort(new Error('Closed')))
          return problem(503, 'TOOK_TOO_LONG')
        },
      ],
      { clock: never },
    )
    await expect(realname.account.get({ signal: controller.signal })).rejects.toThrow('Closed')
    expect(sent).toHaveLength(1)
  })

  test('that exceeds its timeout rejects with TIMEOUT, and is not repeated', async () => {
    const { realname, sent, waits } = answeredBy([hanging])
    expect(await failure(realname.account.get({ timeout: 1_234 }))).toMatchObject({
      status: 0,
      code: 'TIMEOUT',
    })
    expect(waits).toEqual([1_234])
    expect(sent.length).toBeLessThanOrEqual(1)
  })

  test('clears its timer and removes its listener from the signal of its caller', async () => {
    const cancelled: number[] = []
    const { clock } = testClock()
    const counting = {
      ...clock,
      after: (milliseconds: number) => () => {
        cancelled.push(milliseconds)
      },
    }
    const { realname } = answeredBy([() => json({})], { clock: counting })
    await realname.account.get({ timeout: 5_000 })
    expect(cancelled).toEqual([5_000])
  })
})
