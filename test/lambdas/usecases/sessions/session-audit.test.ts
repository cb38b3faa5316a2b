import { beforeEach, describe, expect, test } from '@jest/globals'
import type { RequestClaim } from '../../../../domain/ports.ts'
import { answerOnce } from '../../../../lambdas/usecases/access/answer-once.ts'
import { ensureAccount } from '../../../../lambdas/usecases/accounts/ensure-account.ts'
import { cancelSession } from '../../../../lambdas/usecases/sessions/cancel-session.ts'
import { createHandoff } from '../../../../lambdas/usecases/sessions/create-handoff.ts'
import { createSession, renewLink } from '../../../../lambdas/usecases/sessions/create-session.ts'
import { openSession } from '../../../../lambdas/usecases/sessions/open-session.ts'
import { auditEntriesOf } from '../../../support/audit-entries.ts'
import { newSession, sessionPrincipal } from '../../../support/sessions.ts'
import { applicant, backend, makeWorld, monday, type World } from '../../../support/world.ts'

const customer = { accountId: 'customer-1', registrationRegion: 'DE' }
const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})

const storedSession = (sessionId: string) => world.records.stored.sessions.get(sessionId)

test('the audit trail has every action of a session with the one who acted', async () => {
  const { sessionId, link } = await newSession(world)
  await renewLink(world.deps, backend, sessionId)
  await openSession(world.deps, link)
  const { token = '' } = await createHandoff(world.deps, sessionPrincipal(sessionId))
  await openSession(world.deps, token)
  await cancelSession(world.deps, backend, sessionId)
  const every = { accountId: 'customer-1', at: monday, details: { sessionId } }
  const machine = { role: 'machine', id: 'backend-1' }
  const user = { role: 'applicant', id: 'customer-1' }
  expect(auditEntriesOf(world)).toStrictEqual([
    {
      ...every,
      actor: machine,
      action: 'session.create',
      details: { sessionId, registrationRegion: 'DE', partnerProgram: false },
    },
    { ...every, actor: machine, action: 'session.renew-link' },
    { ...every, actor: user, action: 'session.open' },
    { ...every, actor: user, action: 'handoff.create' },
    { ...every, actor: user, action: 'handoff.open' },
    { ...every, actor: machine, action: 'session.cancel' },
  ])
})

test('entries of the same moment have different ids, which begin with the time', async () => {
  const { sessionId } = await newSession(world)
  await renewLink(world.deps, backend, sessionId)
  const ids = [...world.records.stored.audit.values()].map(({ auditId }) => auditId)
  expect(new Set(ids).size).toBe(2)
  for (const id of ids) expect(id).toMatch(/^2026-11-23T02:00:00\.000Z#[\w-]{36}$/)
})

describe('a stored session', () => {
  test('begins with its link and without any other token', async () => {
    const { sessionId } = await newSession(world, { metadata: { orderId: '4711' } })
    expect(storedSession(sessionId)).toStrictEqual({
      kind: 'HOSTED',
      sessionId,
      accountId: 'customer-1',
      links: [expect.any(String)],
      accessTokens: [],
      handoffs: [],
      metadata: { orderId: '4711' },
      createdAt: monday,
      expiresAt: '2026-11-24T02:00:00.000Z',
      version: 1,
    })
  })

  test('counts the changes of its links, so that simultaneous renewals keep both links', async () => {
    const { sessionId } = await newSession(world)
    world.records.beforeNextCommit(() => renewLink(world.deps, backend, sessionId))
    await renewLink(world.deps, backend, sessionId)
    const session = storedSession(sessionId)
    expect(session).toMatchObject({ version: 3 })
    expect(session?.kind === 'HOSTED' ? session.links : []).toHaveLength(3)
  })

  test('of a phone changes the account, so that a simultaneous erasure sees it', async () => {
    const { version } = await ensureAccount(world.deps, erika)
    world.time.advance({ minutes: 1 })
    await createHandoff(world.deps, erika)
    expect(await world.records.account('erika')).toMatchObject({
      version: version + 1,
      updatedAt: world.deps.clock(),
    })
  })
})

describe('the answer to the opening of a link', () => {
  test('has no place to return to, no language and no application, unless the session has them', async () => {
    const { sessionId, link } = await newSession(world)
    expect(await openSession(world.deps, link)).toStrictEqual({
      accessToken: expect.any(String),
      expiresAt: '2026-11-23T02:15:00.000Z',
      sessionId,
    })
  })

  test('counts as one opening, however often its change is repeated', async () => {
    world = makeWorld({ rateLimits: { openings: 1 } })
    const { sessionId, link } = await newSession(world)
    world.records.beforeNextCommit(() => renewLink(world.deps, backend, sessionId))
    expect(await openSession(world.deps, link)).toMatchObject({ sessionId })
  })

  test('is a refusal if the session is erased meanwhile', async () => {
    const { sessionId, link } = await newSession(world)
    const { records } = world
    let reads = 0
    const session: typeof records.session = async id => {
      reads += 1
      return reads === 1 ? records.session(id) : undefined
    }
    await expect(
      openSession({ ...world.deps, records: { ...records, session } }, link),
    ).rejects.toMatchObject({ code: 'SESSION_ENDED' })
    expect(storedSession(sessionId)).toMatchObject({ accessTokens: [] })
  })
})

describe('the stored answer to a request with an Idempotency-Key', () => {
  const kept = async (run: (context: { claim: RequestClaim }) => Promise<unknown>) => {
    const request = { requestId: 'backend-1#key', digest: 'body' }
    const first = await answerOnce(world.deps, request, 10_000, run as never)
    return { first, again: await answerOnce(world.deps, request, 10_000, run as never) }
  }

  test('for a session has no token', async () => {
    const { first, again } = await kept(context =>
      createSession({ ...world.deps, ...context }, backend, customer),
    )
    const { token, ...rest } = first as { token: string }
    expect(token).toMatch(/^rns_/)
    expect(again).toStrictEqual(rest)
  })

  test('for a hand-off has no token', async () => {
    const { first, again } = await kept(context => createHandoff({ ...world.deps, ...context }, erika))
    const { token, ...rest } = first as { token: string }
    expect(token).toMatch(/^rnh_/)
    expect(again).toStrictEqual(rest)
  })

  test('for a session that is cancelled already is the same as for the first cancellation', async () => {
    const { sessionId } = await newSession(world)
    expect(await cancelSession(world.deps, backend, sessionId)).toBe(sessionId)
    expect(await cancelSession(world.deps, backend, sessionId)).toBe(sessionId)
  })
})
