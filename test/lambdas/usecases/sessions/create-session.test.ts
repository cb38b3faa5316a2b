import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createdSessionSchema, createSessionSchema } from '../../../../contract/session.ts'
import type { Account } from '../../../../domain/account.ts'
import { without } from '../../../../domain/change.ts'
import { changeAccount } from '../../../../lambdas/usecases/accounts/change-account.ts'
import { ensureAccount } from '../../../../lambdas/usecases/accounts/ensure-account.ts'
import { exportAccount } from '../../../../lambdas/usecases/accounts/export-account.ts'
import { putAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import {
  listOwnApplications,
  readApplication,
} from '../../../../lambdas/usecases/intake/read-applications.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { cancelSession } from '../../../../lambdas/usecases/sessions/cancel-session.ts'
import {
  createdSessionView,
  createSession,
  renewLink,
  withoutToken,
} from '../../../../lambdas/usecases/sessions/create-session.ts'
import { openSession } from '../../../../lambdas/usecases/sessions/open-session.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { sampleAccount, sampleAudit } from '../../../support/samples.ts'
import { newSession, requestHandoff, sessionPrincipal } from '../../../support/sessions.ts'
import { drafted, uploadOf } from '../../../support/walk.ts'
import { applicant, backend, makeWorld, monday, operator, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const customer = { accountId: 'customer-1', registrationRegion: 'DE' }
const create = (more: object = {}) => createSession(world.deps, backend, { ...customer, ...more })
const entries = () => [...world.records.stored.audit.values()]

/** Stores an account as an earlier version did. */
async function stored(changed: Partial<Account>): Promise<void> {
  const account = sampleAccount({ accountId: 'customer-1', ...changed })
  await world.records.commit({ account: { after: account }, audit: sampleAudit('customer-1') })
}

describe('a session', () => {
  test('lasts a day and has its own link and account', async () => {
    const created = await create()
    const view = createdSessionView(created, created.token ?? '', 'https://id.test')
    expect(createdSessionSchema().parse(view)).toEqual({
      sessionId: created.session.sessionId,
      accountId: 'customer-1',
      url: `https://id.test/s#${created.token}`,
      status: 'OPEN',
      expiresAt: '2026-11-24T02:00:00.000Z',
    })
    expect(await world.records.account('customer-1')).toEqual({
      accountId: 'customer-1',
      origin: 'SESSION',
      registrationRegion: 'DE',
      partnerProgram: false,
      factsAt: { registrationRegion: monday },
      authenticationStatus: 'UNAUTHENTICATED',
      createdAt: monday,
      updatedAt: monday,
      version: 1,
    })
  })

  test('is recorded with the facts of the account and with its creator', async () => {
    const { session } = await create({ partnerProgram: true })
    expect(entries()).toMatchObject([
      {
        action: 'session.create',
        accountId: 'customer-1',
        actor: { role: 'machine', id: 'backend-1' },
        details: { sessionId: session.sessionId, registrationRegion: 'DE', partnerProgram: true },
      },
    ])
  })

  test('stores no token and no address in plain text, neither in items nor in answers', async () => {
    const created = await create({ email: 'erika@shop.test' })
    const secret = created.token?.slice(-43) ?? ''
    expect(secret).toMatch(/^\d{43}$/)
    const kept = JSON.stringify([...world.records.stored.sessions, ...entries(), withoutToken(created)])
    expect(kept).not.toContain(secret)
    expect(kept).not.toContain('erika@')
    const [session] = [...world.records.stored.sessions.values()]
    const { emailCiphertext = '', sessionId = '' } = session?.kind === 'HOSTED' ? session : {}
    expect(await world.deps.personalData.decrypt(sessionId, emailCiphertext)).toBe('erika@shop.test')
  })

  test('lasts as long as the setting of the stage', async () => {
    const deps = { ...world.deps, sessionRules: { ...world.deps.sessionRules, hours: 168 } }
    const { session } = await createSession(deps, backend, customer)
    expect(session.expiresAt).toBe('2026-11-30T02:00:00.000Z')
  })

  test('gets another link when its creation is repeated, and the first link stays valid', async () => {
    const { session, token = '' } = await create()
    const second = await renewLink(world.deps, backend, session.sessionId)
    expect(second).not.toBe(token)
    for (const link of [token, second]) {
      expect(await openSession(world.deps, link)).toMatchObject({ sessionId: session.sessionId })
    }
  })

  test('that was cancelled or has expired gets another link, which opens nothing', async () => {
    const [cancelled, expired] = [await create(), await create()]
    await cancelSession(world.deps, backend, cancelled.session.sessionId)
    const links = [await renewLink(world.deps, backend, cancelled.session.sessionId)]
    world.time.advance({ days: 2 })
    links.push(await renewLink(world.deps, backend, expired.session.sessionId))
    for (const link of links) {
      expect(await refusalOf(openSession(world.deps, link))).toEqual(refused('SESSION_ENDED'))
    }
  })

  test('of an erased account gets no other link', async () => {
    const { session } = await create()
    await eraseAccount(world.deps, operator, session.accountId, { reason: 'their wish' })
    expect(await refusalOf(renewLink(world.deps, backend, session.sessionId))).toEqual(refused('NOT_FOUND'))
  })

  test('has at most five links, and the oldest one ends first', async () => {
    const { session, token = '' } = await create()
    for (let links = 1; links <= 5; links += 1) await renewLink(world.deps, backend, session.sessionId)
    expect(await refusalOf(openSession(world.deps, token))).toEqual(refused('SESSION_ENDED'))
  })
})

test('an export contains the sessions of the account without their tokens', async () => {
  const { session } = await create({
    email: 'erika@shop.test',
    returnUrl: 'https://shop.test/',
    metadata: { orderId: '4711' },
  })
  const { sessionId } = session
  await requestHandoff(world, sessionPrincipal(sessionId))
  const exported = await exportAccount(world.deps, sessionPrincipal(sessionId))
  expect(exported.sessions).toEqual([
    {
      sessionId,
      createdAt: monday,
      expiresAt: session.expiresAt,
      email: 'erika@shop.test',
      returnUrl: 'https://shop.test/',
      metadata: { orderId: '4711' },
    },
  ])
})

describe('the facts of the account', () => {
  test('come from the latest session, and an omitted partner flag stays unchanged', async () => {
    await create({ partnerProgram: true })
    await create({ registrationRegion: 'FR' })
    expect(await world.records.account('customer-1')).toMatchObject({
      registrationRegion: 'FR',
      partnerProgram: true,
    })
    await create({ partnerProgram: false })
    expect(await world.records.account('customer-1')).toMatchObject({ partnerProgram: false })
  })

  test('replace the earlier facts of the account system', async () => {
    await create({ partnerProgram: true })
    const at = '2026-11-23T01:00:00.000Z'
    await changeAccount(world.deps, { accountId: 'customer-1', partnerProgram: false, at })
    expect(await world.records.account('customer-1')).toMatchObject({ partnerProgram: true })
  })
})

describe('an account id', () => {
  const elsewhere = refused('ACCOUNT_BELONGS_ELSEWHERE')
  const person = applicant('customer-1')

  test('of a person who has signed in cannot have a session', async () => {
    await ensureAccount(world.deps, person)
    expect(await refusalOf(create())).toEqual(elsewhere)
    expect(world.records.stored.sessions.size).toBe(0)
  })

  test('of a session cannot be used by signing in, and a sign-in reads nothing of it', async () => {
    const { sessionId } = await newSession(world)
    const applicationId = await drafted(world, sessionPrincipal(sessionId))
    expect(await refusalOf(ensureAccount(world.deps, person))).toEqual(elsewhere)
    expect(await refusalOf(readApplication(world.deps, person, applicationId))).toEqual(refused('NOT_FOUND'))
    expect(await refusalOf(requestUpload(world.deps, person, applicationId, uploadOf('DATA_PAGE')))).toEqual(
      refused('NOT_FOUND'),
    )
    expect(await listOwnApplications(world.deps, person, { limit: 10 })).toEqual({ items: [] })
    const own = await listOwnApplications(world.deps, sessionPrincipal(sessionId), { limit: 10 })
    expect(own.items).toHaveLength(1)
  })

  test('that only an operator or the account system has set can have a session', async () => {
    await putAccount(world.deps, operator, 'customer-1', { registrationRegion: 'FR', partnerProgram: false })
    await create()
    expect(await world.records.account('customer-1')).toMatchObject({ origin: 'SESSION' })
  })

  test('that an operator set and a person then used cannot have a session', async () => {
    await putAccount(world.deps, operator, 'customer-1', { registrationRegion: 'FR', partnerProgram: false })
    await ensureAccount(world.deps, person)
    expect(await refusalOf(create())).toEqual(elsewhere)
    expect(entries().map(({ action }) => action)).toEqual(['account.put', 'account.claim'])
  })

  test('of an earlier version that a person created cannot have a session', async () => {
    await stored({})
    expect(await refusalOf(create())).toEqual(elsewhere)
  })

  test('of an earlier version with an application cannot have a session', async () => {
    await putAccount(world.deps, operator, 'customer-1', { registrationRegion: 'DE', partnerProgram: false })
    const applicationId = await drafted(world, person)
    const unmarked = async () => {
      const before = await world.records.account('customer-1')
      if (before === undefined) throw new Error('no account')
      const after: Account = { ...without(before, 'origin'), version: before.version + 1 }
      await world.records.commit({ account: { before, after }, audit: sampleAudit('customer-1') })
    }
    await unmarked()
    expect(await refusalOf(create())).toEqual(elsewhere)
    await withdrawApplication(world.deps, person, applicationId)
    await unmarked()
    expect(await refusalOf(create())).toEqual(elsewhere)
  })

  test('of an earlier version without a sign-in can have a session', async () => {
    await stored({ factsAt: { registrationRegion: monday } })
    await create()
    expect(await world.records.account('customer-1')).toMatchObject({ origin: 'SESSION' })
  })

  test('belongs to the first request if a sign-in and a session use it simultaneously', async () => {
    world.records.beforeNextCommit(() => ensureAccount(world.deps, person))
    expect(await refusalOf(create())).toEqual(elsewhere)

    const other = makeWorld()
    other.records.beforeNextCommit(() => createSession(other.deps, backend, customer))
    expect(await refusalOf(ensureAccount(other.deps, person))).toEqual(elsewhere)
    expect(other.records.stored.sessions.size).toBe(1)
  })

  test('of an existing account belongs to the first request if a sign-in and a session use it simultaneously', async () => {
    await putAccount(world.deps, operator, 'customer-1', { registrationRegion: 'DE', partnerProgram: false })
    world.records.beforeNextCommit(() => ensureAccount(world.deps, person))
    expect(await refusalOf(create())).toEqual(elsewhere)
  })
})

describe('the return URL', () => {
  const allowing = (rules: object) => ({
    ...world.deps,
    sessionRules: { ...world.deps.sessionRules, ...rules },
  })

  test.each(['https://shop.test/verified', 'https://shop.test', 'https://shop.test/a?b=c#d'])(
    'is accepted at an origin that the stage lists: %s',
    async returnUrl => {
      const { token = '' } = await create({ returnUrl })
      expect(await openSession(world.deps, token)).toMatchObject({ returnUrl })
    },
  )

  test.each([
    'https://evil.test/',
    'https://shop.test.evil.test/',
    'https://shop.test:444/',
    'https://shop.test@evil.test/',
    'https://user:secret@shop.test/',
    'https://evil.test\\@shop.test/',
    'https:\\\\shop.test/',
    'http://shop.test/',
    'http://127.0.0.1/',
    'http://localhost:3000/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//shop.test/',
    '/verified',
    'https://shop.test/\n',
    ' https://shop.test/',
    'https://shop.test/é',
    '',
  ])('is refused at any other address: %j', async returnUrl => {
    expect(await refusalOf(create({ returnUrl }))).toEqual(refused('INVALID_FIELD', '/returnUrl'))
    expect(world.records.stored.sessions.size).toBe(0)
  })

  test.each([
    'http://127.0.0.1:3000/',
    'http://localhost:3000/done',
    'http://[::1]:3000/',
    'https://127.8.0.1/',
  ])('can be a loopback address where the stage allows it: %s', async returnUrl => {
    const created = await createSession(allowing({ allowLoopback: true }), backend, {
      ...customer,
      returnUrl,
    })
    expect(created.session.accountId).toBe('customer-1')
  })

  test.each(['http://127.0.0.1.evil.test/', 'http://localhost.evil.test/', 'ftp://127.0.0.1/'])(
    'is refused even where the stage allows loopback: %s',
    async returnUrl => {
      const creating = createSession(allowing({ allowLoopback: true }), backend, { ...customer, returnUrl })
      expect(await refusalOf(creating)).toEqual(refused('INVALID_FIELD', '/returnUrl'))
    },
  )
})

test('a machine client has an hourly limit of created sessions', async () => {
  world = makeWorld({ rateLimits: { sessions: 1 } })
  await create()
  expect(await refusalOf(create({ accountId: 'customer-2' }))).toEqual(refused('TOO_MANY_REQUESTS'))
  await createSession(world.deps, { accountId: 'backend-2', roles: [] }, customer)
})

describe('a request to create a session', () => {
  const valid = (more: object) => createSessionSchema().safeParse({ ...customer, ...more }).success

  test.each([
    {},
    { accountId: 'user+1@example.com' },
    { accountId: 'x'.repeat(128) },
    { metadata: {} },
    { metadata: Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`key${n}`, 'v'.repeat(200)])) },
    { email: 'li@example.com', locale: 'zh', partnerProgram: true },
  ])('is accepted: %j', more => expect(valid(more)).toBe(true))

  test.each([
    { accountId: '' },
    { accountId: 'a b' },
    { accountId: 'a#b' },
    { accountId: 'x'.repeat(129) },
    { registrationRegion: 'XX' },
    { registrationRegion: undefined },
    { partnerProgram: 'no' },
    { email: 'nobody' },
    { locale: 'de' },
    { metadata: { key: 1 } },
    { metadata: { key: 'v'.repeat(201) } },
    { metadata: { 'no key': 'v' } },
    { metadata: { key: 'two\nlines' } },
    { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`key${n}`, 'v'])) },
    { status: 'COMPLETED' },
  ])('is refused: %j', more => expect(valid(more)).toBe(false))
})
