import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { callerSchema } from '../../../../contract/caller.ts'
import { openedSessionSchema } from '../../../../contract/session.ts'
import { identifySession } from '../../../../lambdas/usecases/access/identify-session.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { cancelSession } from '../../../../lambdas/usecases/sessions/cancel-session.ts'
import { createHandoff, handoffView } from '../../../../lambdas/usecases/sessions/create-handoff.ts'
import { createSession } from '../../../../lambdas/usecases/sessions/create-session.ts'
import { openSession } from '../../../../lambdas/usecases/sessions/open-session.ts'
import { makeToken } from '../../../../lambdas/usecases/sessions/tokens.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { exchangeToken, newSession, requestHandoff, sessionPrincipal } from '../../../support/sessions.ts'
import { drafted } from '../../../support/walk.ts'
import { applicant, backend, makeWorld, operator, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const erika = applicant('erika')
const reason = { reason: 'their wish' }
const ended = refused('SESSION_ENDED')

const identified = async (token: string) => callerSchema().parse(await identifySession(world.deps, token))
const nobody = { kind: 'NOBODY', cause: 'INVALID' }
const actions = () => [...world.records.stored.audit.values()].map(({ action }) => action)

describe('a link', () => {
  test('gives an access token of 15 minutes with all rights of an applicant', async () => {
    const { sessionId, link } = await newSession(world, { locale: 'zh', returnUrl: 'https://shop.test/' })
    const opened = openedSessionSchema().parse(await openSession(world.deps, link))
    expect(opened).toEqual({
      accessToken: expect.stringMatching(/^rna_[\w-]{65}$/),
      expiresAt: '2026-11-23T02:15:00.000Z',
      sessionId,
      locale: 'zh',
      returnUrl: 'https://shop.test/',
    })
    expect(await identified(opened.accessToken)).toEqual({
      kind: 'SESSION',
      accountId: 'customer-1',
      sessionId,
      capability: 'APPLY',
      expiresAt: '2026-11-23T02:15:00.000Z',
    })
    expect(actions()).toEqual(['session.create', 'session.open'])
  })

  test('can be opened again until the session ends, and each access token has its own expiry', async () => {
    const { link } = await newSession(world)
    const first = await exchangeToken(world, link)
    world.time.advance({ minutes: 10 })
    const second = await exchangeToken(world, link)
    expect(await identified(first)).toMatchObject({ kind: 'SESSION' })
    world.time.advance({ minutes: 5, seconds: -0.001 })
    expect(await identified(first)).toMatchObject({ kind: 'SESSION' })
    world.time.advance({ seconds: 0.001 })
    expect(await identified(first)).toEqual({ kind: 'NOBODY', cause: 'EXPIRED' })
    expect(await identified(second)).toMatchObject({ kind: 'SESSION' })
  })

  test('gives no token that outlives the session, and no token after its end', async () => {
    const { link } = await newSession(world)
    world.time.advance({ minutes: 24 * 60 - 5 })
    const opened = await openSession(world.deps, link)
    expect(opened.expiresAt).toBe('2026-11-24T02:00:00.000Z')
    world.time.advance({ minutes: 5 })
    expect(await refusalOf(openSession(world.deps, link))).toEqual(ended)
    expect(await identified(opened.accessToken)).toEqual(nobody)
  })

  test('has an hourly limit of openings per session', async () => {
    world = makeWorld({ rateLimits: { openings: 2 } })
    const { link } = await newSession(world)
    const other = await newSession(world)
    await exchangeToken(world, link)
    await exchangeToken(world, link)
    expect(await refusalOf(openSession(world.deps, link))).toEqual(refused('TOO_MANY_REQUESTS'))
    await exchangeToken(world, other.link)
    world.time.advance({ minutes: 60 })
    await exchangeToken(world, link)
  })

  test('that is guessed does not count towards the limit', async () => {
    world = makeWorld({ rateLimits: { openings: 1 } })
    const { sessionId, link } = await newSession(world)
    const { text } = await makeToken(world.deps, 'LINK', sessionId)
    expect(await refusalOf(openSession(world.deps, text))).toEqual(ended)
    await exchangeToken(world, link)
  })
})

describe('the answer to a token that cannot be exchanged', () => {
  test.each([
    ['no token', async () => ''],
    ['another text', async () => 'Bearer x'],
    ['an unknown token', async () => `rns_${'A'.repeat(65)}`],
    ['a token of no session', async () => (await makeToken(world.deps, 'LINK', world.deps.newId())).text],
    [
      'another token of a session',
      async () => (await makeToken(world.deps, 'LINK', (await newSession(world)).sessionId)).text,
    ],
    ['a link as a hand-off', async () => (await newSession(world)).link.replace('rns_', 'rnh_')],
    ['an access token', async () => exchangeToken(world, (await newSession(world)).link)],
    [
      'a link of a session that was cancelled',
      async () => {
        const { sessionId, link } = await newSession(world)
        await cancelSession(world.deps, backend, sessionId)
        return link
      },
    ],
    [
      'a link of an account that was erased',
      async () => {
        const { link } = await newSession(world)
        await eraseAccount(world.deps, operator, 'customer-1', reason)
        return link
      },
    ],
    [
      'a hand-off that was used',
      async () => {
        const handoff = await requestHandoff(world, erika)
        await openSession(world.deps, handoff)
        return handoff
      },
    ],
    [
      'a hand-off that has expired',
      async () => {
        const handoff = await requestHandoff(world, erika)
        world.time.advance({ minutes: 10 })
        return handoff
      },
    ],
  ])('is the same for %s', async (_what, make) => {
    const token = await make()
    const error = await openSession(world.deps, token).catch((thrown: unknown) => thrown)
    expect(await refusalOf(Promise.reject(error))).toEqual(ended)
    expect(error).toMatchObject({ message: 'This session has ended.' })
  })
})

describe('an access token', () => {
  test('that the session does not have identifies no caller', async () => {
    const { sessionId } = await newSession(world)
    const { text } = await makeToken(world.deps, 'ACCESS', sessionId)
    expect(await identified(text)).toEqual(nobody)
  })

  test.each(['rna_x', `rna_${'A'.repeat(65)}`, `rna_${'A'.repeat(66)}`])(
    'of a wrong form or without a session identifies no caller: %s',
    async token => {
      expect(await identified(token)).toEqual(nobody)
    },
  )

  test('ends immediately when its session is cancelled', async () => {
    const { sessionId, link } = await newSession(world)
    const token = await exchangeToken(world, link)
    await cancelSession(world.deps, backend, sessionId)
    expect(await identified(token)).toEqual(nobody)
  })

  test('ends immediately when its account is erased, and all data of the sessions is deleted', async () => {
    const { sessionId, link } = await newSession(world, { email: 'erika@shop.test' })
    await newSession(world)
    const token = await exchangeToken(world, link)
    const phone = await exchangeToken(world, await requestHandoff(world, sessionPrincipal(sessionId)))
    await eraseAccount(world.deps, operator, 'customer-1', reason)
    for (const each of [token, phone]) expect(await identified(each)).toEqual(nobody)
    expect(world.records.stored.sessions.size).toBe(0)
  })

  test('is stored only as a keyed hash', async () => {
    const { link } = await newSession(world)
    const token = await exchangeToken(world, link)
    const stored = JSON.stringify([...world.records.stored.sessions, ...world.records.stored.audit])
    expect(stored).not.toContain(token.slice(-43))
  })

  test('is required as the bearer token: a token of a link or a hand-off identifies no caller', async () => {
    const { sessionId, link } = await newSession(world)
    const handoff = await requestHandoff(world, sessionPrincipal(sessionId))
    for (const token of [link, handoff]) expect(await identified(token)).toEqual(nobody)
  })
})

describe('a hand-off', () => {
  test('of a session can be opened within ten minutes and gives the phone a token for uploads', async () => {
    const { sessionId } = await newSession(world, { returnUrl: 'https://shop.test/' })
    const principal = sessionPrincipal(sessionId)
    const applicationId = await drafted(world, principal)
    const handoff = await createHandoff(world.deps, principal)
    expect(handoffView(handoff, 'https://id.test')).toEqual({
      url: `https://id.test/continue#${handoff.token}`,
      expiresAt: '2026-11-23T02:10:00.000Z',
    })
    const opened = await openSession(world.deps, handoff.token ?? '')
    // The phone does not return to the integrator.
    expect(opened).toEqual({
      accessToken: expect.any(String),
      expiresAt: '2026-11-23T02:15:00.000Z',
      sessionId,
      applicationId,
    })
    expect(await identified(opened.accessToken)).toMatchObject({
      accountId: 'customer-1',
      capability: 'UPLOAD',
    })
    expect(actions().slice(-2)).toEqual(['handoff.create', 'handoff.open'])
  })

  test('of a person who signed in works without a session of a backend', async () => {
    const applicationId = await drafted(world, erika)
    const opened = await openSession(world.deps, await requestHandoff(world, erika))
    expect(opened).toMatchObject({ applicationId })
    expect(await identified(opened.accessToken)).toMatchObject({ accountId: 'erika', capability: 'UPLOAD' })
    await eraseAccount(world.deps, operator, 'erika', reason)
    expect(await identified(opened.accessToken)).toEqual(nobody)
    expect(world.records.stored.sessions.size).toBe(0)
  })

  test('can be opened only once, even by simultaneous requests', async () => {
    const handoff = await requestHandoff(world, erika)
    let second: unknown
    world.records.beforeNextCommit(async () => {
      second = await openSession(world.deps, handoff)
    })
    expect(await refusalOf(openSession(world.deps, handoff))).toEqual(ended)
    expect(second).toMatchObject({ accessToken: expect.any(String) })
  })

  test('of a session ends with the session', async () => {
    const { sessionId } = await newSession(world)
    const handoff = await requestHandoff(world, sessionPrincipal(sessionId))
    const phone = await exchangeToken(world, await requestHandoff(world, sessionPrincipal(sessionId)))
    await cancelSession(world.deps, backend, sessionId)
    expect(await refusalOf(openSession(world.deps, handoff))).toEqual(ended)
    expect(await identified(phone)).toEqual(nobody)
    expect(await refusalOf(createHandoff(world.deps, sessionPrincipal(sessionId)))).toEqual(ended)
  })

  test('has an hourly limit of creations', async () => {
    world = makeWorld({ rateLimits: { handoffs: 1 } })
    await requestHandoff(world, erika)
    expect(await refusalOf(createHandoff(world.deps, erika))).toEqual(refused('TOO_MANY_REQUESTS'))
  })
})

describe('an erasure', () => {
  test('erases a session that is created at the same time', async () => {
    await newSession(world)
    let isCreated = false
    const { records } = world
    const racing = {
      ...world.deps,
      records: {
        ...records,
        // This runs right after the erasure has found no session.
        async sessionIdsOf(accountId: string, atMost: number) {
          const found = await records.sessionIdsOf(accountId, atMost)
          if (found.length === 0 && !isCreated) {
            isCreated = true
            await createSession(world.deps, backend, { accountId, registrationRegion: 'DE' })
          }
          return found
        },
      },
    }
    await eraseAccount(racing, operator, 'customer-1', reason)
    expect(isCreated).toBe(true)
    expect(world.records.stored.sessions.size).toBe(0)
  })

  test('erases a hand-off that is created at the same time', async () => {
    await drafted(world, erika)
    const { records } = world
    let isLastLook = false
    const racing = {
      ...world.deps,
      records: {
        ...records,
        async sessionIdsOf(accountId: string, atMost: number) {
          const found = await records.sessionIdsOf(accountId, atMost)
          const account = await records.account(accountId)
          // The application has ended, so only the account itself is left.
          if (account?.currentApplicationId === undefined && !isLastLook) {
            isLastLook = true
            await requestHandoff(world, erika)
          }
          return found
        },
      },
    }
    await eraseAccount(racing, operator, 'erika', reason)
    expect(isLastLook).toBe(true)
    expect(world.records.stored.sessions.size).toBe(0)
  })

  test('erases more sessions than one transaction can hold', async () => {
    for (let count = 0; count < 60; count += 1) await newSession(world)
    await eraseAccount(world.deps, operator, 'customer-1', reason)
    expect(world.records.stored.sessions.size).toBe(0)
  })

  test('allows a new session of the same account id', async () => {
    await newSession(world)
    await eraseAccount(world.deps, operator, 'customer-1', reason)
    const { link } = await newSession(world)
    expect(await identified(await exchangeToken(world, link))).toMatchObject({ accountId: 'customer-1' })
  })
})
