import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createApplication } from '../../../../lambdas/usecases/intake/create-application.ts'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, concluded, decided, drafted, submitted } from '../../../support/walk.ts'
import { applicant, consentPolicy, makeWorld, monday, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

async function withdraw(applicationId: string, principal = erika) {
  await withdrawApplication(world.deps, principal, applicationId)
  return readApplication(world.deps, principal, applicationId)
}

const retried = async () => {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
  return applicationId
}

describe('a withdrawal', () => {
  test.each([
    ['a draft', () => drafted(world, erika)],
    ['one in review', () => submitted(world, erika)],
    ['one to retry', retried],
  ])('ends %s, signals the workflow, and allows the account a new application', async (_which, begin) => {
    const applicationId = await begin()
    const view = await withdraw(applicationId)
    expect(view).toMatchObject({ status: 'WITHDRAWN' })
    expect(view).not.toHaveProperty('reopened')
    expect((await applicationOf(world, applicationId)).signal).toEqual({
      kind: 'WITHDRAWN',
      attempt: 1,
      at: monday,
    })
    expect(await world.records.account('erika')).not.toHaveProperty('currentApplicationId')
    const again = await createApplication(world.deps, erika, {
      certificateType: 'PASSPORT',
      issuingRegion: 'DE',
      consent: { policyVersion: consentPolicy.policyVersion },
    })
    expect(again.status).toBe('DRAFT')
  })

  test('from review releases the certificate’s place and the lease of the review', async () => {
    const applicationId = await submitted(world, erika)
    await claimReview(world.deps, reviewer, applicationId)
    await withdraw(applicationId)
    expect([...world.records.stored.certificates.values()]).toEqual([new Set()])
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('lease')
  })

  test('from a retry does not release the place that the account may have at the number by now', async () => {
    await withdraw(await retried())
    expect([...world.records.stored.certificates.values()]).toEqual([new Set()])
  })
})

describe('a withdrawal is refused', () => {
  test.each([
    ['APPROVE', []],
    ['REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }]],
    ['REJECT', [{ code: 'FORGED' }]],
  ] as const)('after the decision %s, even before it is applied', async (outcome, reasons) => {
    const applicationId = await submitted(world, erika)
    await decided(world, applicationId, outcome, [...reasons])
    expect(await refusalOf(withdraw(applicationId))).toEqual(refused('WRONG_STATE'))
  })

  test('after a concurrent decision', async () => {
    const applicationId = await submitted(world, erika)
    world.records.beforeNextCommit(() => decided(world, applicationId, 'APPROVE'))
    expect(await refusalOf(withdraw(applicationId))).toEqual(refused('WRONG_STATE'))
  })

  test('the second time', async () => {
    const applicationId = await drafted(world, erika)
    await withdraw(applicationId)
    expect(await refusalOf(withdraw(applicationId))).toEqual(refused('WRONG_STATE'))
  })

  test('after approval', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'APPROVE')
    expect(await refusalOf(withdraw(applicationId))).toEqual(refused('WRONG_STATE'))
  })

  test('to any other account, as for an unknown application', async () => {
    const applicationId = await drafted(world, erika)
    expect(await refusalOf(withdraw(applicationId, applicant('stranger')))).toEqual(refused('NOT_FOUND'))
  })
})
