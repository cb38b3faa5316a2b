import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { sessionSchema } from '../../../../contract/session.ts'
import { revokeAuthentication } from '../../../../lambdas/usecases/accounts/revoke-authentication.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { cancelSession } from '../../../../lambdas/usecases/sessions/cancel-session.ts'
import { readSession } from '../../../../lambdas/usecases/sessions/read-session.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { newSession, requestHandoff, sessionPrincipal } from '../../../support/sessions.ts'
import { concluded, drafted, submitted } from '../../../support/walk.ts'
import { authenticated, otherPassport, renewal } from '../../../support/walk-renewals.ts'
import { applicant, backend, makeWorld, monday, operator, type World } from '../../../support/world.ts'

let world: World
let sessionId: string
beforeEach(async () => {
  world = makeWorld()
  ;({ sessionId } = await newSession(world, { metadata: { orderId: '4711' } }))
})
afterEach(() => assertInvariants(world))

const read = async (id = sessionId) => sessionSchema().parse(await readSession(world.deps, id))
const dayLater = () => world.time.advance({ days: 1 })
const glare = [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }] as const

test('a session is shown with the notes of its backend and without personal data', async () => {
  expect(await read()).toEqual({
    sessionId,
    accountId: 'customer-1',
    status: 'OPEN',
    authenticationStatus: 'UNAUTHENTICATED',
    metadata: { orderId: '4711' },
    createdAt: monday,
    expiresAt: '2026-11-24T02:00:00.000Z',
  })
})

describe('the status of a session', () => {
  test('is OPEN while the user has something to do, and EXPIRED after the time of the session', async () => {
    const applicationId = await drafted(world, sessionPrincipal(sessionId))
    expect(await read()).toMatchObject({ status: 'OPEN', applicationId })
    dayLater()
    expect(await read()).toMatchObject({ status: 'EXPIRED', applicationId })
  })

  test('is SUBMITTED while an application is in review, even after the time of the session', async () => {
    const applicationId = await submitted(world, sessionPrincipal(sessionId))
    const inReview = { status: 'SUBMITTED', applicationId, authenticationStatus: 'IN_REVIEW' }
    expect(await read()).toMatchObject(inReview)
    dayLater()
    expect(await read()).toMatchObject(inReview)
  })

  test.each([
    ['APPROVE', [], { status: 'COMPLETED', authenticationStatus: 'AUTHENTICATED' }],
    ['REJECT', [{ code: 'FORGED' }], { status: 'COMPLETED', authenticationStatus: 'UNAUTHENTICATED' }],
    ['REQUEST_RETRY', glare, { status: 'OPEN', authenticationStatus: 'RETRY_REQUIRED' }],
  ] as const)('after the decision %s', async (outcome, reasons, expected) => {
    const applicationId = await submitted(world, sessionPrincipal(sessionId))
    await concluded(world, applicationId, outcome, [...reasons])
    expect(await read()).toMatchObject({ ...expected, applicationId })
  })

  test('is OPEN again after a withdrawal or a revocation', async () => {
    const withdrawnId = await drafted(world, sessionPrincipal(sessionId))
    await withdrawApplication(world.deps, sessionPrincipal(sessionId), withdrawnId)
    expect(await read()).toMatchObject({ status: 'OPEN', applicationId: withdrawnId })
    const applicationId = await submitted(world, sessionPrincipal(sessionId))
    await concluded(world, applicationId, 'APPROVE')
    await revokeAuthentication(world.deps, operator, 'customer-1', { reason: 'a complaint' })
    expect(await read()).toMatchObject({ status: 'OPEN', authenticationStatus: 'UNAUTHENTICATED' })
  })

  test('follows the one application in all sessions of an account', async () => {
    const other = await newSession(world)
    const applicationId = await submitted(world, sessionPrincipal(other.sessionId))
    for (const id of [sessionId, other.sessionId]) {
      expect(await read(id)).toMatchObject({ status: 'SUBMITTED', applicationId })
    }
  })

  describe('of a renewal', () => {
    const user = () => sessionPrincipal(sessionId)
    const renewed = () => submitted(world, user(), otherPassport, renewal)
    let standing: string
    beforeEach(async () => {
      standing = await authenticated(world, user())
      world.time.advance({ minutes: 1 })
      ;({ sessionId } = await newSession(world))
    })

    test('is COMPLETED with the approved application before its start', async () => {
      expect(await read()).toMatchObject({ status: 'COMPLETED', applicationId: standing })
    })

    test.each<[string, (id: string) => Promise<unknown>, string]>([
      ['was approved', id => concluded(world, id, 'APPROVE'), 'COMPLETED'],
      ['was rejected', id => concluded(world, id, 'REJECT', [{ code: 'FORGED' }]), 'COMPLETED'],
      ['was withdrawn', id => withdrawApplication(world.deps, user(), id), 'OPEN'],
      ['is in review', async () => undefined, 'SUBMITTED'],
    ])('that %s shows the renewal', async (_, end, status) => {
      const applicationId = await renewed()
      await end(applicationId)
      expect(await read()).toMatchObject({ status, applicationId, authenticationStatus: 'AUTHENTICATED' })
    })

    test('that ended before the creation of the session shows the approved application', async () => {
      await withdrawApplication(world.deps, user(), await renewed())
      world.time.advance({ minutes: 1 })
      const { sessionId: later } = await newSession(world)
      expect(await read(later)).toMatchObject({ status: 'COMPLETED', applicationId: standing })
    })
  })

  test('ignores a rejection before the creation of the session', async () => {
    const applicationId = await submitted(world, sessionPrincipal(sessionId))
    await concluded(world, applicationId, 'REJECT', [{ code: 'FORGED' }])
    world.time.advance({ minutes: 1 })
    const later = await newSession(world)
    const view = await read(later.sessionId)
    expect(view.status).toBe('OPEN')
    expect(view).not.toHaveProperty('applicationId')
    expect(await read()).toMatchObject({ status: 'COMPLETED', applicationId })
  })
})

describe('a cancellation', () => {
  test('is recorded once and is final', async () => {
    await cancelSession(world.deps, backend, sessionId)
    await cancelSession(world.deps, backend, sessionId)
    dayLater()
    expect(await read()).toMatchObject({ status: 'CANCELLED' })
    const actions = [...world.records.stored.audit.values()].map(({ action }) => action)
    expect(actions).toEqual(['session.create', 'session.cancel'])
  })

  test('leaves a submitted application in review', async () => {
    await submitted(world, sessionPrincipal(sessionId))
    await cancelSession(world.deps, backend, sessionId)
    expect(await read()).toMatchObject({ status: 'CANCELLED', authenticationStatus: 'IN_REVIEW' })
  })
})

test('an unknown session and the session of a phone are not found', async () => {
  await requestHandoff(world, applicant('erika'))
  const phones = [...world.records.stored.sessions.values()].filter(({ kind }) => kind === 'PHONE')
  expect(phones).toHaveLength(1)
  for (const id of [world.deps.newId(), phones[0]?.sessionId ?? '']) {
    expect(await refusalOf(readSession(world.deps, id))).toEqual(refused('NOT_FOUND'))
    expect(await refusalOf(cancelSession(world.deps, backend, id))).toEqual(refused('NOT_FOUND'))
  }
})
