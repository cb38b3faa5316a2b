import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Principal } from '../../../../lambdas/usecases/access/people.ts'
import { accountView } from '../../../../lambdas/usecases/accounts/account-view.ts'
import { ensureAccount } from '../../../../lambdas/usecases/accounts/ensure-account.ts'
import { putAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { createApplication } from '../../../../lambdas/usecases/intake/create-application.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { concluded, drafted, submitted } from '../../../support/walk.ts'
import { applicant, consentPolicy, makeWorld, monday, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const consent = { policyVersion: consentPolicy.policyVersion }
const input = { certificateType: 'PASSPORT', issuingRegion: 'DE', consent } as const

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const put = (accountId: string, registrationRegion: string, partnerProgram = false) =>
  putAccount(world.deps, operator, accountId, { registrationRegion, partnerProgram })

describe('an application is created', () => {
  test('as a draft that asks for the certificate’s files in their order', async () => {
    const view = await createApplication(world.deps, erika, { ...input, certificateType: 'ID_CARD' })
    expect(view).toEqual({
      applicationId: view.applicationId,
      accountId: 'erika',
      status: 'DRAFT',
      attempt: 1,
      attemptsLeft: 10,
      expiresAt: '2026-12-23T02:00:00.000Z',
      certificateType: 'ID_CARD',
      issuingRegion: 'DE',
      documents: ['FRONT', 'BACK', 'HOLDING'].map(slot => ({ slot, status: 'AWAITING_UPLOAD' })),
      overdue: false,
      createdAt: monday,
      updatedAt: monday,
      timeline: [
        {
          at: monday,
          event: 'application.created',
          attempt: 1,
          sequence: 1,
          messageKey: 'application-created',
          title: {
            en: 'You have started your real-name authentication',
            zh: '您已开始实名认证',
          },
        },
      ],
    })
  })

  test('with the version of the policy that was consented to, and when', async () => {
    const { applicationId } = await createApplication(world.deps, erika, input)
    const record = await world.records.application(applicationId)
    expect(record?.application.consent).toEqual({ policyVersion: '2026-01', givenAt: monday })
  })

  test('together with the account, when it is seen for the first time', async () => {
    const { applicationId } = await createApplication(world.deps, erika, input)
    expect(await world.records.account('erika')).toEqual({
      accountId: 'erika',
      origin: 'ISSUER',
      registrationRegion: 'DE',
      partnerProgram: false,
      authenticationStatus: 'UNAUTHENTICATED',
      currentApplicationId: applicationId,
      createdAt: monday,
      updatedAt: monday,
      version: 2,
    })
  })

  test('again after the last one ended', async () => {
    await concluded(world, await submitted(world, erika), 'REJECT', [{ code: 'FORGED' }])
    expect(await createApplication(world.deps, erika, input)).toMatchObject({ status: 'DRAFT' })
  })

  test('once, when two requests race', async () => {
    await ensureAccount(world.deps, erika)
    world.records.beforeNextCommit(() => drafted(world, erika))
    expect(await refusalOf(createApplication(world.deps, erika, input))).toEqual(refused('APPLICATION_OPEN'))
    expect(world.records.stored.applications.size).toBe(1)
  })

  test('in spite of contention, with a bounded number of tries', async () => {
    await ensureAccount(world.deps, erika)
    world.records.contendNextCommits(100)
    expect(await refusalOf(createApplication(world.deps, erika, input))).toEqual(refused('TOO_MANY_REQUESTS'))
    world.records.contendNextCommits(3)
    expect(await createApplication(world.deps, erika, input)).toMatchObject({ status: 'DRAFT' })
  })
})

describe('an application is refused', () => {
  test('R12: to a partner', async () => {
    await put('erika', 'DE', true)
    expect(await refusalOf(createApplication(world.deps, erika, input))).toEqual(
      refused('PARTNER_PROGRAM_MEMBER'),
    )
  })

  test('to an authenticated account', async () => {
    await concluded(world, await submitted(world, erika), 'APPROVE')
    expect(await refusalOf(createApplication(world.deps, erika, input))).toEqual(
      refused('ALREADY_AUTHENTICATED'),
    )
  })

  test.each([
    ['a draft', async () => drafted(world, erika)],
    ['one in review', async () => submitted(world, erika)],
    [
      'one to retry',
      async () =>
        concluded(world, await submitted(world, erika), 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }]),
    ],
  ])('to an account with %s', async (_which, open) => {
    await open()
    expect(await refusalOf(createApplication(world.deps, erika, input))).toEqual(refused('APPLICATION_OPEN'))
  })

  test.each<[string, Principal]>([
    ['without a region', { accountId: 'nobody', roles: [] }],
    ['whose token claims no real region', applicant('nobody', 'XX')],
  ])('R2: to an account %s', async (_which, principal) => {
    expect(await refusalOf(createApplication(world.deps, principal, input))).toEqual(
      refused('REGION_MISMATCH'),
    )
  })

  test.each([
    [
      'R2: for a certificate of another region',
      { issuingRegion: 'FR' },
      refused('REGION_MISMATCH', '/issuingRegion'),
    ],
    [
      'for a certificate that this region does not issue',
      { certificateType: 'TAIWAN_TRAVEL_PERMIT' as const },
      refused('INVALID_FIELD', '/issuingRegion'),
    ],
    ['without consent', { consent: undefined }, refused('CONSENT_REQUIRED', '/consent')],
    [
      'with consent to an older policy',
      { consent: { policyVersion: '2025-12' } },
      refused('CONSENT_REQUIRED', '/consent/policyVersion'),
    ],
  ])('%s', async (_why, changed, refusal) => {
    expect(await refusalOf(createApplication(world.deps, erika, { ...input, ...changed }))).toEqual(refusal)
    expect(world.records.stored.applications.size).toBe(0)
  })
})

describe('an account’s region', () => {
  test('is the token’s only until the account exists', async () => {
    await ensureAccount(world.deps, erika)
    const moved = applicant('erika', 'FR')
    expect(await refusalOf(createApplication(world.deps, moved, { ...input, issuingRegion: 'FR' }))).toEqual(
      refused('REGION_MISMATCH', '/issuingRegion'),
    )
    expect(await createApplication(world.deps, moved, input)).toMatchObject({ status: 'DRAFT' })
  })

  test('is the operator’s value, for any claim of the token', async () => {
    await put('erika', 'FR')
    expect(await refusalOf(createApplication(world.deps, erika, input))).toEqual(
      refused('REGION_MISMATCH', '/issuingRegion'),
    )
    await put('erika', 'DE')
    expect(await createApplication(world.deps, erika, input)).toMatchObject({ status: 'DRAFT' })
  })
})

test('an account without a region takes it from the first token with one, once', async () => {
  await ensureAccount(world.deps, { accountId: 'late', roles: [] })
  expect(await ensureAccount(world.deps, applicant('late', 'FR'))).toMatchObject({ registrationRegion: 'FR' })
  expect(await ensureAccount(world.deps, applicant('late', 'DE'))).toMatchObject({ registrationRegion: 'FR' })
  const actions = [...world.records.stored.audit.values()].map(({ action }) => action)
  expect(actions).toEqual(['account.create', 'account.learn-region'])
})

test('an account seen by two requests at once is created once', async () => {
  world.records.beforeNextCommit(() => ensureAccount(world.deps, erika))
  expect(await ensureAccount(world.deps, erika)).toMatchObject({ accountId: 'erika', version: 1 })
  expect([...world.records.stored.audit.values()].map(({ action }) => action)).toEqual(['account.create'])
})

test('an account shows the codes that creating would be refused with', async () => {
  await put('erika', 'DE', true)
  expect(accountView(await ensureAccount(world.deps, erika), world.deps).eligibility).toEqual({
    eligible: false,
    reasons: ['PARTNER_PROGRAM_MEMBER'],
  })
  await put('erika', 'DE')
  expect(accountView(await ensureAccount(world.deps, erika), world.deps).eligibility).toEqual({
    eligible: true,
    reasons: [],
  })
})
