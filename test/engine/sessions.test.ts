import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { apiClient } from '../../local/api-client.ts'
import { here, spawnOps } from './ops-command.ts'
import { backendApi, newSession, openedBy, phoneOf, sessionOf, tokenIn } from './session-callers.ts'
import { itemsOf } from './stored.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  newApplication,
  newPassportNumber,
  operator,
  reaches,
  readApplication,
  refusal,
  reviewer,
  specimen,
  stack,
  submission,
  submit,
  upload,
  uploadAll,
  uploadRequest,
} from './world.ts'

let backend: Awaited<ReturnType<typeof backendApi>>
const anyone = apiClient({ apiUrl: stack.apiUrl })

beforeAll(async () => {
  backend = await backendApi()
})

const read = (sessionId: string) => backend.call('getSession', { path: { sessionId } })
const cancel = (sessionId: string) => backend.call('cancelSession', { path: { sessionId } })
const open = (token: unknown) => anyone.request('POST', '/v1/session-tokens', { body: { token } })
const withToken = (token: string) => apiClient({ apiUrl: stack.apiUrl, token })

const ended = { status: 401, code: 'SESSION_ENDED', pointers: [] }
const unauthenticated = { status: 401, code: 'UNAUTHENTICATED', pointers: [] }

test('a user in a session completes an application, and the backend can read its progress', async () => {
  const metadata = { orderId: '4711' }
  const session = await newSession(backend, { metadata, locale: 'zh', returnUrl: 'http://127.0.0.1:9/done' })
  const { sessionId, accountId } = session
  expect(new URL(session.url).pathname).toBe('/s')
  expect(await read(sessionId)).toMatchObject({
    status: 'OPEN',
    authenticationStatus: 'UNAUTHENTICATED',
    metadata,
  })
  const opened = await openedBy(session.token)
  expect(opened).toMatchObject({ sessionId, locale: 'zh', returnUrl: 'http://127.0.0.1:9/done' })
  const api = withToken(opened.accessToken)
  expect(await api.call('getAccount')).toMatchObject({ accountId, registrationRegion: 'CN' })

  const user = { username: accountId, password: '', accountId }
  const owner = { user, registrationRegion: 'CN', token: opened.accessToken, api }
  const { applicationId } = await uploadAll(owner, await newApplication(owner))
  await submit(owner, applicationId, newPassportNumber())
  expect(await read(sessionId)).toMatchObject({ status: 'SUBMITTED', applicationId })
  await decide(await reviewer(), applicationId, approval)
  await reaches(owner, applicationId, 'APPROVED')
  expect(await read(sessionId)).toMatchObject({ status: 'COMPLETED', authenticationStatus: 'AUTHENTICATED' })
})

describe('creating a session', () => {
  test('twice with the same key returns one session, and both links open it', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const body = { accountId: `customer-${randomUUID()}`, registrationRegion: 'CN' }
    const create = async () => {
      const { status, body: answer } = await backend.request('POST', '/v1/sessions', { body, headers })
      expect(status).toBe(201)
      return answer as { sessionId: string; url: string }
    }
    const [first, second] = [await create(), await create()]
    expect(second.sessionId).toBe(first.sessionId)
    expect(second.url).not.toBe(first.url)
    for (const { url } of [first, second]) {
      expect(await openedBy(tokenIn(url))).toMatchObject({ sessionId: first.sessionId })
    }
  })

  test.each([
    [{ accountId: 'a b' }, '/accountId'],
    [{ registrationRegion: 'XX' }, '/registrationRegion'],
    [{ returnUrl: 'https://evil.example/' }, '/returnUrl'],
    [{ returnUrl: 'http://127.0.0.1.evil.example/' }, '/returnUrl'],
    [{ returnUrl: 'javascript:alert(1)' }, '/returnUrl'],
    [{ locale: 'de' }, '/locale'],
    [{ email: 'nobody' }, '/email'],
    [{ metadata: { key: 'x'.repeat(201) } }, '/metadata/key'],
    [{ status: 'COMPLETED' }, '/status'],
  ])('is refused with %j', async (wrong, pointer) => {
    const body = { accountId: 'customer', registrationRegion: 'CN', ...wrong }
    const answer = await backend.request('POST', '/v1/sessions', { body })
    expect(refusal(answer)).toEqual({ status: 422, code: 'INVALID_FIELD', pointers: [pointer] })
  })

  test('sets the region and the partner status of the account', async () => {
    const { accountId, token } = await newSession(backend, { partnerProgram: true })
    const { accessToken } = await openedBy(token)
    expect(await withToken(accessToken).call('getAccount')).toMatchObject({
      eligibility: { eligible: false, reasons: ['PARTNER_PROGRAM_MEMBER'] },
    })
    await newSession(backend, { accountId, registrationRegion: 'FR', partnerProgram: false })
    expect(await withToken(accessToken).call('getAccount')).toMatchObject({
      registrationRegion: 'FR',
      eligibility: { eligible: true },
    })
  })
})

test('an account id cannot have both sign-ins and sessions', async () => {
  const elsewhere = { status: 409, code: 'ACCOUNT_BELONGS_ELSEWHERE', pointers: [] }
  const [somebody, late] = await Promise.all([applicant(), applicant()])
  await somebody.api.call('getAccount')
  const body = { accountId: somebody.user.accountId, registrationRegion: 'CN' }
  expect(refusal(await backend.request('POST', '/v1/sessions', { body }))).toEqual(elsewhere)

  const session = await sessionOf(backend, { accountId: late.user.accountId })
  const { applicationId } = await newApplication(session)
  for (const path of ['/v1/account', '/v1/certificate-types', '/v1/account/export']) {
    expect(refusal(await late.api.request('GET', path))).toEqual(elsewhere)
  }
  expect(refusal(await late.api.request('GET', `/v1/applications/${applicationId}`))).toMatchObject({
    status: 404,
  })
  expect((await late.api.call('listApplications')).items).toEqual([])
})

describe('a token', () => {
  test('that cannot be exchanged always gets the same answer', async () => {
    const cancelledOne = await newSession(backend)
    await cancel(cancelledOne.sessionId)
    const { token } = await newSession(backend)
    const { accessToken } = await openedBy(token)
    const other = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [cancelledOne.token, `rns_${'A'.repeat(65)}`, 'x', other, accessToken]) {
      expect(refusal(await open(wrong))).toEqual(ended)
    }
    // A token of the issuer is longer than any of ours.
    const { token: ofPerson } = await applicant()
    for (const wrong of [1, ofPerson, backend.token]) {
      expect(refusal(await open(wrong))).toMatchObject({ status: 422, pointers: ['/token'] })
    }
  })

  test('of a link and an unknown token call no route', async () => {
    const { token } = await newSession(backend)
    for (const wrong of [token, `rna_${'A'.repeat(65)}`]) {
      expect(refusal(await withToken(wrong).request('GET', '/v1/account'))).toEqual(unauthenticated)
    }
  })

  test('ends immediately when its session is cancelled, and the session shows the cancellation', async () => {
    const session = await newSession(backend)
    const { accessToken } = await openedBy(session.token)
    const api = withToken(accessToken)
    await api.call('getAccount')
    expect(await cancel(session.sessionId)).toMatchObject({ status: 'CANCELLED' })
    expect(await cancel(session.sessionId)).toMatchObject({ status: 'CANCELLED' })
    expect(refusal(await api.request('GET', '/v1/account'))).toEqual(unauthenticated)
    expect(refusal(await open(session.token))).toEqual(ended)
  })

  test('ends immediately when the account is erased, and its session no longer exists', async () => {
    const session = await newSession(backend)
    const { accessToken } = await openedBy(session.token)
    const path = { accountId: session.accountId }
    await backend.call('eraseAccount', { path, body: { reason: 'they asked for it' } })
    const api = withToken(accessToken)
    expect(refusal(await api.request('GET', '/v1/account'))).toEqual(unauthenticated)
    expect(refusal(await open(session.token))).toEqual(ended)
    const gone = await backend.request('GET', `/v1/sessions/${session.sessionId}`)
    expect(refusal(gone)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })
})

test('a session cannot use the application of another session or of a person', async () => {
  const [user, other, person] = [await sessionOf(backend), await sessionOf(backend), await applicant()]
  const document = uploadRequest(await specimen('DATA_PAGE'))
  for (const owner of [other, person]) {
    const { applicationId } = await newApplication(owner)
    const path = `/v1/applications/${applicationId}`
    for (const [method, route, body] of [
      ['GET', path, undefined],
      ['POST', `${path}/documents`, document],
      ['POST', `${path}/submission`, submission(newPassportNumber())],
      ['POST', `${path}/withdrawal`, undefined],
    ] as const) {
      const answer = await user.api.request(method, route, { body })
      expect(refusal(answer)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    }
    expect((await readApplication(owner, applicationId)).status).toBe('DRAFT')
  }
})

test('a session that does not exist is not found', async () => {
  for (const [method, path] of [
    ['GET', `/v1/sessions/${randomUUID()}`],
    ['POST', `/v1/sessions/${randomUUID()}/cancellation`],
    ['GET', '/v1/sessions/x'],
    ['POST', '/v1/sessions/x/cancellation'],
  ] as const) {
    expect(refusal(await backend.request(method, path))).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  }
})

describe('a hand-off', () => {
  test.each([
    ['a session', () => sessionOf(backend)],
    ['a person who signed in', () => applicant()],
  ])('of %s lets the phone read the application and upload, once', async (_whose, make) => {
    const owner = await make()
    const { applicationId } = await newApplication(owner)
    const { url, expiresAt } = await owner.api.call('createHandoff')
    expect(new URL(url).pathname).toBe('/continue')
    expect(Date.parse(expiresAt)).toBeLessThanOrEqual(Date.now() + 600_000)
    const opened = await openedBy(tokenIn(url))
    expect(opened).toMatchObject({ applicationId })
    expect(opened).not.toHaveProperty('returnUrl')
    expect(refusal(await open(tokenIn(url)))).toEqual(ended)
    const api = withToken(opened.accessToken)
    const phone = { ...owner, api, token: opened.accessToken }
    await upload(phone, applicationId, await specimen('DATA_PAGE'))
    expect((await readApplication(phone, applicationId)).applicationId).toBe(applicationId)
    await eventually(
      () => readApplication(owner, applicationId),
      ({ documents }) => documents[0]?.status === 'ACCEPTED',
    )
    for (const [method, path] of [
      ['GET', '/v1/account'],
      ['GET', '/v1/applications'],
      ['POST', `/v1/applications/${applicationId}/withdrawal`],
      ['POST', '/v1/handoffs'],
    ] as const) {
      expect(refusal(await api.request(method, path))).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    }
  })

  test('gives no access to the application of another account', async () => {
    const { applicationId } = await newApplication(await applicant())
    const phone = await phoneOf(await applicant())
    const body = uploadRequest(await specimen('DATA_PAGE'))
    const path = `/v1/applications/${applicationId}/documents`
    expect(refusal(await phone.request('POST', path, { body }))).toMatchObject({ status: 404 })
  })

  test('of a session ends with the session, also on the phone', async () => {
    const session = await newSession(backend)
    const { accessToken } = await openedBy(session.token)
    const owner = { api: withToken(accessToken) }
    const phone = await phoneOf(owner)
    const { url } = await owner.api.call('createHandoff')
    await cancel(session.sessionId)
    const path = `/v1/applications/${randomUUID()}`
    expect(refusal(await phone.request('GET', path))).toEqual(unauthenticated)
    expect(refusal(await open(tokenIn(url)))).toEqual(ended)
  })
})

test('an API key creates sessions until an operator revokes it', async () => {
  const scope = ['--scope', 'sessions/create']
  const { code, out, err } = await spawnOps('keys', 'create', 'shop', ...scope, ...here)
  expect({ code, err }).toMatchObject({ code: 0 })
  const keyed = withToken(out.trim())
  const { sessionId } = await newSession(keyed)
  expect(await keyed.call('getSession', { path: { sessionId } })).toMatchObject({ status: 'OPEN' })
  const refused = await keyed.request('GET', '/v1/accounts/somebody')
  expect(refusal(refused)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  const [, keyId = ''] = /The key (\S+) may/.exec(err) ?? []
  expect((await spawnOps('keys', 'list', ...here)).out).toContain(`${keyId}\tshop\tsessions/create\tvalid`)
  expect((await spawnOps('keys', 'revoke', keyId, ...here)).code).toBe(0)
  expect(refusal(await keyed.request('GET', `/v1/sessions/${sessionId}`))).toEqual(unauthenticated)
  const recorded = await itemsOf(stack.resources.auditTableName, 'ACCOUNT##api-keys')
  const entries = recorded.filter(({ details }) => details.keyId === keyId)
  expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
    ['api-key.create', { role: 'operator', id: 'ops' }],
    ['api-key.revoke', { role: 'operator', id: 'ops' }],
  ])
  expect((await spawnOps('audit', 'verify', '--account', '#api-keys', ...here)).code).toBe(0)
})

test('the audit trail has each step of a session and no token', async () => {
  const session = await newSession(backend, { email: 'somebody@shop.example' })
  const { accessToken } = await openedBy(session.token)
  const { url } = await withToken(accessToken).call('createHandoff')
  await openedBy(tokenIn(url))
  await cancel(session.sessionId)
  const { api } = await operator()
  const trail = await api.call('getAuditTrail', { path: { accountId: session.accountId } })
  expect(trail.items.map(({ action }) => action).reverse()).toEqual([
    'session.create',
    'session.open',
    'handoff.create',
    'handoff.open',
    'session.cancel',
  ])
  const written = JSON.stringify(trail)
  for (const secret of [session.token, accessToken, tokenIn(url)]) {
    expect(written).not.toContain(secret.slice(-43))
  }
  expect(written).not.toContain('somebody@')
})
