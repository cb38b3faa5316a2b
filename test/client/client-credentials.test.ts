import { expect, test } from '@jest/globals'
import { clientCredentials, Realname } from '@realname/client'
import { fakeFetch, hanging, json, noAnswer, testClock } from './fake-api.ts'

type Answers = Parameters<typeof fakeFetch>

const issued =
  (value: string, lifetime = 900) =>
  () =>
    json({ access_token: value, expires_in: lifetime })

function sourceOf(answers: Answers, more: { readonly scope?: string; readonly clientSecret?: string } = {}) {
  const requests: { url: string; init: RequestInit }[] = []
  const { fetch } = fakeFetch(...answers)
  const { clock, pass } = testClock()
  const token = clientCredentials({
    ...{
      tokenUrl: 'https://sign-in.example/oauth2/token',
      clientId: 'backend',
      clientSecret: 'secret',
      clock,
    },
    ...more,
    fetch: (url, init) => {
      requests.push({ url, init })
      return fetch(url, { ...init, body: null })
    },
  })
  return { token, requests, pass }
}

test('a token is requested with the client’s credentials and the scope', async () => {
  const { token, requests } = sourceOf([issued('A')], {
    scope: 'accounts/read accounts/write',
    clientSecret: 'ä:b+',
  })
  expect(await token()).toBe('A')
  const [{ url, init } = { url: '', init: {} }] = requests
  const headers = new Headers(init.headers)
  expect([url, init.method, String(init.body)]).toEqual([
    'https://sign-in.example/oauth2/token',
    'POST',
    'grant_type=client_credentials&scope=accounts%2Fread+accounts%2Fwrite',
  ])
  expect(headers.get('content-type')).toBe('application/x-www-form-urlencoded')
  expect(atob(headers.get('authorization')?.replace('Basic ', '') ?? '')).toBe('backend:%C3%A4%3Ab%2B')
})

test('a token is used until a minute before it expires', async () => {
  const { token, requests, pass } = sourceOf([issued('A'), issued('B')])
  await token()
  pass(839_999)
  expect(await token()).toBe('A')
  pass(1)
  expect(await token()).toBe('B')
  expect(requests).toHaveLength(2)
})

test('a token with a short lifetime is used for nine tenths of the lifetime', async () => {
  const { token, pass } = sourceOf([issued('A', 10), issued('B', 10)])
  await token()
  pass(8_999)
  expect(await token()).toBe('A')
  pass(1)
  expect(await token()).toBe('B')
})

test('a token without a lifetime is requested for each call', async () => {
  const { token } = sourceOf([() => json({ access_token: 'A' }), () => json({ access_token: 'B' })])
  expect([await token(), await token()]).toEqual(['A', 'B'])
})

test('simultaneous calls share one token request', async () => {
  const { token, requests } = sourceOf([issued('A')])
  expect(await Promise.all([token(), token(), token()])).toEqual(['A', 'A', 'A'])
  expect(requests).toHaveLength(1)
})

test.each<[string, Answers[number], object]>([
  [
    'a refusal',
    () => json({ error: 'invalid_client' }, 400),
    {
      ...{ code: 'TOKEN_REFUSED', status: 400 },
      message: 'The token endpoint answered with the HTTP status 400: invalid_client.',
    },
  ],
  ['a page', () => new Response('<html>'), { code: 'TOKEN_REFUSED', status: 200 }],
  ['no answer', noAnswer, { code: 'OFFLINE', status: 0 }],
])(
  '%s of the token endpoint rejects all waiting calls and is not cached',
  async (_name, answer, expected) => {
    const { token } = sourceOf([answer, issued('A')])
    const [first, second] = await Promise.allSettled([token(), token()])
    expect(first).toMatchObject({ status: 'rejected', reason: expected })
    expect(second).toEqual(first)
    expect(await token()).toBe('A')
  },
)

test('an error never contains the secret', async () => {
  const { token } = sourceOf([() => json({ error: 'invalid_client' }, 401)], { clientSecret: 'S3CRET' })
  const error = await token().catch(each => each)
  expect(JSON.stringify([error, error.message, error.stack])).not.toContain('S3CRET')
})

test('a client repeats a call whose token endpoint is unavailable for a moment', async () => {
  const { token, requests } = sourceOf([noAnswer, () => json({}, 503), issued('A')])
  const { fetch, sent } = fakeFetch(() => json({ accountId: 'x' }))
  const { clock } = testClock()
  const realname = new Realname({
    baseUrl: 'https://api.example',
    token,
    fetch,
    clock,
    timeout: Number.POSITIVE_INFINITY,
  })
  expect(await realname.account.get()).toEqual({ accountId: 'x' })
  expect(requests).toHaveLength(3)
  expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer A'])
})

test('the abort of one call does not abort the shared token request', async () => {
  let answer = (_response: Response): void => {}
  const { token } = sourceOf([() => new Promise<Response>(resolve => (answer = resolve))])
  const { fetch } = fakeFetch(() => json({ accountId: 'x' }))
  const realname = new Realname({ baseUrl: 'https://api.example', token, fetch })
  const controller = new AbortController()
  const aborted = realname.account.get({ signal: controller.signal })
  const other = realname.account.get()
  controller.abort(new Error('Closed'))
  await expect(aborted).rejects.toThrow('Closed')
  answer(issued('A')())
  expect(await other).toEqual({ accountId: 'x' })
})

test('a request to the token endpoint has a timeout', async () => {
  const { requests, token } = sourceOf([hanging])
  void token().catch(() => {})
  expect(requests[0]?.init.signal).toBeInstanceOf(AbortSignal)
})
