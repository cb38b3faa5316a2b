import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { commandLineCallbacks } from '../../contract/command-line.ts'
import { signInByBrowser } from '../../ops/sign-in.ts'

/** The requests to the token endpoint. */
let asked: URLSearchParams[]
let issuer: ReturnType<typeof createServer>
let signInUrl: string

beforeEach(async () => {
  asked = []
  issuer = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += String(chunk)
    })
    request.on('end', () => {
      const form = new URLSearchParams(body)
      asked.push(form)
      response.statusCode = form.get('code') === 'good' ? 200 : 400
      response.setHeader('connection', 'close')
      response.end(JSON.stringify({ access_token: 'an access token', refresh_token: 'kept by nobody' }))
    })
  })
  await new Promise<void>(resolve => issuer.listen(0, '127.0.0.1', resolve))
  signInUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`
})

afterEach(() => {
  issuer.close()
})

/** Starts a sign-in. Returns the displayed address and a function that opens the callback. */
function begin() {
  let shown = ''
  const token = signInByBrowser({ signInUrl, clientId: 'the-client' }, address => {
    shown = address
  })
  const query = async () => {
    while (shown === '') await new Promise(setImmediate)
    return new URL(shown).searchParams
  }
  const comeBack = async (answer: Record<string, string>) => {
    const { redirect_uri = '', state = '' } = Object.fromEntries(await query())
    const back = new URL(redirect_uri.replace('localhost', '127.0.0.1'))
    back.search = String(new URLSearchParams({ state, ...answer }))
    return fetch(back)
  }
  return { token, query, comeBack }
}

test('a token is issued for the authorization code and the PKCE verifier', async () => {
  const { token, query, comeBack } = begin()
  const shown = await query()
  expect(Object.fromEntries(shown)).toMatchObject({
    response_type: 'code',
    client_id: 'the-client',
    code_challenge_method: 'S256',
  })
  expect(commandLineCallbacks).toContain(shown.get('redirect_uri'))
  expect((await comeBack({ code: 'good' })).status).toBe(200)
  expect(await token).toBe('an access token')
  const [form] = asked
  expect(form?.get('redirect_uri')).toBe(shown.get('redirect_uri'))
  const challenge = createHash('sha256')
    .update(String(form?.get('code_verifier')))
    .digest('base64url')
  expect(challenge).toBe(shown.get('code_challenge'))
})

test('a code of another sign-in is refused', async () => {
  const { token, comeBack } = begin()
  expect((await comeBack({ code: 'good', state: 'another' })).status).toBe(404)
  expect(asked).toEqual([])
  await comeBack({ code: 'good' })
  expect(await token).toBe('an access token')
})

test.each([
  ['refused by the person', { error: 'access_denied' }, 'The sign-in was refused.'],
  ['whose code the issuer does not take', { code: 'bad' }, 'No token was given for the sign-in: 400.'],
])('a sign-in %s gives no token', async (_, answer, why) => {
  const { token, comeBack } = begin()
  const refused = expect(token).rejects.toThrow(why)
  await comeBack(answer as Record<string, string>)
  await refused
})
