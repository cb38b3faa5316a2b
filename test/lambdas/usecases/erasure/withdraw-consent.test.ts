import { beforeEach, describe, expect, test } from '@jest/globals'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { readErasureReceipt } from '../../../../lambdas/usecases/erasure/read-erasure-receipt.ts'
import { withdrawConsent } from '../../../../lambdas/usecases/erasure/withdraw-consent.ts'
import { createApplication } from '../../../../lambdas/usecases/intake/create-application.ts'
import { dispatchSignal } from '../../../../lambdas/usecases/workflow/signals.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { newSession, sessionPrincipal } from '../../../support/sessions.ts'
import { applicationOf, concluded, drafted, submitted } from '../../../support/walk.ts'
import { authenticated } from '../../../support/walk-renewals.ts'
import { applicant, consentPolicy, makeWorld, monday, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})

const actions = () => [...world.records.stored.audit.values()].map(({ action }) => action)

async function withdrawn() {
  await withdrawConsent(world.deps, erika)
  return readErasureReceipt(world.deps, 'erika')
}

describe('consent', () => {
  const create = (locale?: string, language?: string) => {
    const { policyVersion } = consentPolicy
    const consent = { policyVersion, ...(locale === undefined ? {} : { locale }) }
    return createApplication(
      world.deps,
      erika,
      { certificateType: 'PASSPORT', issuingRegion: 'DE', consent },
      language,
    )
  }

  test.each([
    ['zh-CN', 'en', 'zh-CN'],
    [undefined, 'en', 'en'],
    [undefined, undefined, undefined],
  ])(
    'given as %j by a client that speaks %j is stored as %j, with its time',
    async (said, spoken, stored) => {
      const { applicationId } = await create(said, spoken)
      expect((await applicationOf(world, applicationId)).consent).toEqual({
        policyVersion: consentPolicy.policyVersion,
        givenAt: world.deps.clock(),
        ...(stored === undefined ? {} : { locale: stored }),
      })
    },
  )
})

describe('a withdrawal of consent', () => {
  test('withdraws the open application, erases its content and signals the workflow', async () => {
    const applicationId = await submitted(world, erika)
    world.deps.workflow.tokens.add('token')
    world.records.await(applicationId, { for: 'DECISION', attempt: 1, token: 'token' })
    const receipt = await withdrawn()
    expect(receipt).toMatchObject({
      consentWithdrawnAt: world.deps.clock(),
      applications: [{ status: 'WITHDRAWN', documents: 2, workflow: 'ENDING' }],
    })
    expect(receipt).not.toHaveProperty('erasedAt')
    expect([...world.deps.files.vault.keys()]).toEqual([])
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('entered')
    expect(await dispatchSignal(world.deps.workflow, world.records.state(applicationId))).toBe('SENT')
    assertInvariants(world)
  })

  test('revokes the authentication that rests on it', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'APPROVE')
    await withdrawn()
    expect(await world.records.account('erika')).toMatchObject({
      authenticationStatus: 'UNAUTHENTICATED',
      registrationRegion: 'DE',
    })
    expect([...world.records.stored.certificates.keys()]).toEqual([])
    expect(actions().slice(-4)).toEqual([
      'account.withdraw-consent',
      'application.revoke',
      'application.erase-images',
      'application.erase-personal-fields',
    ])
    assertInvariants(world)
  })

  test('is recorded with the account, and in the trail with the version of the policy', async () => {
    await drafted(world, erika)
    const before = await world.records.account('erika')
    const count = trailOf(world).length
    const erase = () => Promise.reject(new Error('S3 is away'))
    await expect(withdrawConsent({ ...world.deps, files: { erase } }, erika)).rejects.toThrow('S3 is away')
    expect(trailOf(world, count)[0]).toStrictEqual({
      accountId: 'erika',
      at: monday,
      actor: { role: 'applicant', id: 'erika' },
      action: 'account.withdraw-consent',
      details: { policyVersion: consentPolicy.policyVersion },
    })
    expect(await world.records.account('erika')).toMatchObject({
      consentWithdrawnAt: monday,
      version: Number(before?.version) + 2,
    })
  })

  test('is recorded once for each consent, and changes nothing when it is repeated', async () => {
    await drafted(world, erika)
    const first = await withdrawn()
    const commits = world.records.commits()
    world.time.advance({ days: 1 })
    expect(await withdrawn()).toEqual(first)
    expect(world.records.commits()).toBe(commits)
    await drafted(world, erika)
    world.time.advance({ days: 1 })
    expect((await withdrawn()).consentWithdrawnAt).toBe(world.deps.clock())
    expect(actions().filter(action => action === 'account.withdraw-consent')).toHaveLength(2)
  })

  test('names the consent of the newest application, and that may be a renewal', async () => {
    await authenticated(world, erika)
    world.time.advance({ days: 1 })
    const deps = { ...world.deps, consentPolicy: { ...consentPolicy, policyVersion: 'the next' } }
    await createApplication(deps, erika, {
      certificateType: 'PASSPORT',
      issuingRegion: 'DE',
      purpose: 'RENEWAL',
      consent: { policyVersion: 'the next' },
    })
    await withdrawn()
    const entry = [...world.records.stored.audit.values()].find(
      ({ action }) => action === 'account.withdraw-consent',
    )
    expect(entry?.details).toEqual({ policyVersion: 'the next' })
  })

  test('without a given consent records nothing', async () => {
    expect(await withdrawn()).toEqual({ accountId: 'erika', applications: [] })
    expect(actions()).toEqual(['account.create'])
  })

  test('allows a new consent', async () => {
    await drafted(world, erika)
    await withdrawn()
    world.time.advance({ days: 1 })
    await submitted(world, erika)
    assertInvariants(world)
  })
})

test('a withdrawal of consent in a session leaves the session with its e-mail address, and an erasure deletes it', async () => {
  const { sessionId } = await newSession(world, { email: 'erika@shop.test' })
  const user = sessionPrincipal(sessionId)
  const applicationId = await submitted(world, user)
  await withdrawConsent(world.deps, user)
  expect((await applicationOf(world, applicationId)).status).toBe('WITHDRAWN')
  expect(await world.records.session(sessionId)).toHaveProperty('emailCiphertext')
  await eraseAccount(world.deps, operator, user.accountId, { reason: 'their wish' })
  expect(await world.records.session(sessionId)).toBeUndefined()
})
