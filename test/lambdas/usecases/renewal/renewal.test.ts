import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { ErrorCode } from '../../../../domain/errors.ts'
import { accountView } from '../../../../lambdas/usecases/accounts/account-view.ts'
import { listCertificateAccounts } from '../../../../lambdas/usecases/accounts/list-certificate-accounts.ts'
import { findAccount, putAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { revokeAuthentication } from '../../../../lambdas/usecases/accounts/revoke-authentication.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { eraseDueContent } from '../../../../lambdas/usecases/erasure/erase-due-content.ts'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { proposeOverride } from '../../../../lambdas/usecases/override/propose-override.ts'
import { ruleOnOverride } from '../../../../lambdas/usecases/override/rule-on-override.ts'
import { expireApplication } from '../../../../lambdas/usecases/workflow/draft-expiry.ts'
import { quietErasure } from '../../../crash/scenarios/reports.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import {
  applicationOf,
  complete,
  concluded,
  drafted,
  passport,
  recordOf,
  resubmitted,
  submitted,
} from '../../../support/walk.ts'
import {
  authenticated,
  otherPassport,
  renewal,
  renewedPassport,
  renewing,
} from '../../../support/walk-renewals.ts'
import { applicant, makeWorld, operator, otherOperator, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const complaint = { reason: 'a complaint' }
const fake = [{ code: 'FORGED' as const }]

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const account = async () => accountView(await findAccount(world.deps, 'erika'), world.deps)

/** The accounts with a place, by certificate: as often as there are certificates. */
const places = () => [...world.records.stored.certificates.values()].map(holders => [...holders])

async function namesOf(applicationId: string): Promise<string[]> {
  return (await recordOf(world, applicationId)).events.map(({ name }) => name)
}

describe('a renewal', () => {
  test.each<[string, () => Promise<unknown>, ErrorCode]>([
    ['an account without an application', async () => undefined, 'WRONG_STATE'],
    ['an account in review', () => submitted(world, erika), 'WRONG_STATE'],
    ['an authenticated account with an open renewal', () => renewing(world, erika), 'APPLICATION_OPEN'],
  ])('of %s is refused', async (_, reach, code) => {
    await reach()
    expect(await refusalOf(drafted(world, erika, renewal))).toEqual(refused(code))
  })

  test('is refused to members of a partner program', async () => {
    await authenticated(world, erika)
    await putAccount(world.deps, operator, 'erika', { registrationRegion: 'DE', partnerProgram: true })
    expect(await refusalOf(drafted(world, erika, renewal))).toEqual(refused('PARTNER_PROGRAM_MEMBER'))
  })

  test('needs its purpose: without it, an authenticated account cannot start an application', async () => {
    await authenticated(world, erika)
    expect(await refusalOf(drafted(world, erika))).toEqual(refused('ALREADY_AUTHENTICATED'))
  })

  test.each([
    ['a draft', async () => drafted(world, erika, renewal)],
    ['in review', async () => submitted(world, erika, otherPassport, renewal)],
    [
      'sent back',
      async () => {
        const applicationId = await submitted(world, erika, otherPassport, renewal)
        await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
        return applicationId
      },
    ],
  ])('that is %s leaves the authentication as it is', async (_, reach) => {
    const standing = await authenticated(world, erika)
    const before = await account()
    const renewalApplicationId = await reach()
    expect(await account()).toEqual({ ...before, renewalApplicationId })
    expect(before).toMatchObject({ authenticationStatus: 'AUTHENTICATED', currentApplicationId: standing })
  })

  test.each([true, false])(
    'of an authentication of the other mode is refused (test mode: %j)',
    async testMode => {
      await authenticated(world, erika)
      if (!testMode) {
        world = makeWorld({ testMode: true })
        await authenticated(world, erika)
      }
      const deps = { ...world.deps, testMode }
      expect(await refusalOf(drafted({ ...world, deps }, erika, renewal))).toEqual(refused('WRONG_STATE'))
      expect(await drafted(world, erika, renewal)).toEqual(expect.any(String))
    },
  )

  test('marks its events', async () => {
    const { applicationId } = await renewing(world, erika)
    const { events } = await recordOf(world, applicationId)
    expect(new Set(events.map(({ purpose }) => purpose))).toEqual(new Set(['RENEWAL']))
  })

  test.each([
    ['the same number', renewedPassport, [['erika']]],
    ['another number', otherPassport, [['erika'], ['erika']]],
  ])('with %s has its place in review', async (_, fields, held) => {
    await renewing(world, erika, fields)
    expect(places()).toEqual(held)
  })

  test('with the same number needs no second place, and another number needs a free one', async () => {
    world = makeWorld({ certificateQuota: 1 })
    await authenticated(world, applicant('other'))
    const draft = await submitted(world, erika, otherPassport)
    await concluded(world, draft, 'APPROVE')
    expect(await refusalOf(submitted(world, erika, passport, renewal))).toEqual(
      refused('CERTIFICATE_QUOTA_EXCEEDED'),
    )
    const { renewalApplicationId = '' } = await account()
    await resubmitted(world, erika, renewalApplicationId, { ...otherPassport, expiryDate: '2042-01-01' })
    expect(places()).toEqual([['other'], ['erika']])
  })
})

describe('the approval of a renewal', () => {
  test.each([
    ['the same number', renewedPassport, [['erika']], 'C******47'],
    ['another number', otherPassport, [[], ['erika']], 'C******48'],
  ])('with %s replaces the certificate and its place at once', async (_, fields, held, maskedNumber) => {
    const { standing, applicationId } = await renewing(world, erika, fields)
    const commits = world.records.commits()
    await concluded(world, applicationId, 'APPROVE')
    // The claim, its reading, the decision, and one transaction for all of its effects.
    expect(world.records.commits() - commits).toBe(3)
    expect(await account()).toMatchObject({
      authenticationStatus: 'AUTHENTICATED',
      currentApplicationId: applicationId,
      certificate: { maskedNumber, expiresOn: '2041-05-01' },
    })
    expect((await account()).renewalApplicationId).toBeUndefined()
    expect(places()).toEqual(held)
    expect(await readApplication(world.deps, erika, standing)).toMatchObject({
      status: 'APPROVED',
      supersededBy: applicationId,
    })
    expect((await namesOf(standing)).slice(-1)).toEqual(['application.superseded'])
    expect((await namesOf(applicationId)).slice(-2)).toEqual([
      'application.approved',
      'account.authenticated',
    ])
  })

  test('lets the superseded application authenticate nobody: a revocation ends the renewed authentication', async () => {
    const { standing, applicationId } = await renewing(world, erika)
    await concluded(world, applicationId, 'APPROVE')
    await revokeAuthentication(world.deps, operator, 'erika', complaint)
    expect([
      (await applicationOf(world, standing)).status,
      (await applicationOf(world, applicationId)).status,
    ]).toEqual(['APPROVED', 'REVOKED'])
    expect(places()).toEqual([[], []])
  })

  test('has the hash of the superseded certificate erased with its fields', async () => {
    const standing = await authenticated(world, erika)
    const erase = () =>
      eraseDueContent(
        { ...world.deps, retention: { images: -1, 'personal-fields': -1 } },
        quietErasure,
        () => true,
      )
    await erase()
    expect(await applicationOf(world, standing)).toMatchObject({ certificateHash: expect.any(String) })
    const applicationId = await submitted(world, erika, otherPassport, renewal)
    await concluded(world, applicationId, 'APPROVE')
    await erase()
    const superseded = await applicationOf(world, standing)
    expect([superseded.certificateHash, superseded.entered]).toEqual([undefined, undefined])
  })

  test('becomes a rejection if the account joined a partner program, and the authentication stands', async () => {
    const { applicationId } = await renewing(world, erika)
    await putAccount(world.deps, operator, 'erika', { registrationRegion: 'DE', partnerProgram: true })
    await concluded(world, applicationId, 'APPROVE')
    expect((await applicationOf(world, applicationId)).status).toBe('REJECTED')
    expect(await account()).toMatchObject({ authenticationStatus: 'AUTHENTICATED' })
  })
})

describe('the end of a renewal without an approval', () => {
  test.each([
    ['a rejection', (id: string) => concluded(world, id, 'REJECT', fake)],
    ['a withdrawal', (id: string) => withdrawApplication(world.deps, erika, id)],
    [
      'an expiry',
      async (id: string) => {
        await concluded(world, id, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
        await expireApplication(world.deps, { applicationId: id })
      },
    ],
  ])('by %s leaves what stood, whatever its number', async (_, end) => {
    for (const fields of [renewedPassport, otherPassport]) {
      world = makeWorld()
      const standing = await authenticated(world, erika)
      const before = await account()
      await end(await submitted(world, erika, fields, renewal))
      expect(await account()).toEqual(before)
      expect(places().flat()).toEqual(['erika'])
      expect((await applicationOf(world, standing)).status).toBe('APPROVED')
      await complete(world, erika, renewal)
    }
  })

  test('can be overridden: the renewal is reviewed again beside the authentication', async () => {
    const { applicationId } = await renewing(world, erika)
    await concluded(world, applicationId, 'REJECT', fake)
    const { proposalId } = await proposeOverride(world.deps, operator, applicationId, complaint)
    await ruleOnOverride(world.deps, otherOperator, applicationId, { proposalId, ruling: 'CONFIRM' })
    expect(await account()).toMatchObject({
      authenticationStatus: 'AUTHENTICATED',
      renewalApplicationId: applicationId,
    })
    expect(places()).toEqual([['erika'], ['erika']])
  })

  test.each([true, false])(
    'cannot be overridden beside an authentication of the other mode (renewal in test mode: %j)',
    async testMode => {
      world = makeWorld({ testMode })
      const { standing, applicationId } = await renewing(world, erika)
      await concluded(world, applicationId, 'REJECT', fake)
      const { proposalId } = await proposeOverride(world.deps, operator, applicationId, complaint)
      // The account is authenticated again, after a change of the stage's mode.
      await revokeAuthentication(world.deps, operator, 'erika', complaint)
      const others = { ...world, deps: { ...world.deps, testMode: !testMode } }
      await concluded(world, await submitted(others, erika, renewedPassport), 'APPROVE')
      const before = await account()
      const ruling = { proposalId, ruling: 'CONFIRM' } as const
      expect(await refusalOf(ruleOnOverride(world.deps, otherOperator, applicationId, ruling))).toEqual(
        refused('WRONG_STATE'),
      )
      expect(await account()).toEqual(before)
      expect([
        (await applicationOf(world, standing)).status,
        (await applicationOf(world, applicationId)).status,
      ]).toEqual(['REVOKED', 'REJECTED'])
    },
  )

  test('cannot be overridden while another renewal is open', async () => {
    const { applicationId } = await renewing(world, erika)
    await concluded(world, applicationId, 'REJECT', fake)
    await drafted(world, erika, renewal)
    expect(await refusalOf(proposeOverride(world.deps, operator, applicationId, complaint))).toEqual(
      refused('APPLICATION_OPEN'),
    )
  })
})

describe('a revocation beside a renewal', () => {
  test.each([
    ['a draft', () => drafted(world, erika, renewal), 'UNAUTHENTICATED'],
    ['in review', () => submitted(world, erika, renewedPassport, renewal), 'IN_REVIEW'],
  ] as const)(
    'that is %s lets it go on as an application of its own',
    async (_, reach, authenticationStatus) => {
      await authenticated(world, erika)
      const applicationId = await reach()
      await revokeAuthentication(world.deps, operator, 'erika', complaint)
      expect(await account()).toMatchObject({ authenticationStatus, currentApplicationId: applicationId })
      expect(places()).toEqual([authenticationStatus === 'IN_REVIEW' ? ['erika'] : []])
    },
  )

  test('does not prevent the approval of the renewal, which then authenticates the account alone', async () => {
    const { standing, applicationId } = await renewing(world, erika)
    await revokeAuthentication(world.deps, operator, 'erika', complaint)
    await concluded(world, applicationId, 'APPROVE')
    expect(await account()).toMatchObject({
      authenticationStatus: 'AUTHENTICATED',
      currentApplicationId: applicationId,
    })
    expect((await applicationOf(world, standing)).supersededBy).toBeUndefined()
  })

  test('and an approval of the renewal at the same time both succeed', async () => {
    const { standing, applicationId } = await renewing(world, erika)
    await Promise.all([
      concluded(world, applicationId, 'APPROVE'),
      revokeAuthentication(world.deps, operator, 'erika', complaint),
    ])
    expect((await applicationOf(world, standing)).status).toMatch(/REVOKED|APPROVED/)
  })
})

test('an erasure ends the renewal and the authentication', async () => {
  await renewing(world, erika)
  await eraseAccount(world.deps, operator, 'erika', complaint)
  const statuses = [...world.records.stored.applications.values()].map(({ status }) => status)
  expect(statuses).toEqual(['REVOKED', 'WITHDRAWN'])
  expect(places().flat()).toEqual([])
  expect(await account()).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED' })
})

test('the accounts of a certificate include the holder by the application that has the number', async () => {
  const { standing, applicationId } = await renewing(world, erika)
  const listed = async (id: string) => (await listCertificateAccounts(world.deps, operator, id)).items
  expect(await listed(standing)).toMatchObject([{ accountId: 'erika', applicationId: standing }])
  expect(await listed(applicationId)).toMatchObject([{ accountId: 'erika', applicationId }])
})
