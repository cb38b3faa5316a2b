import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { DecisionReason } from '../../../../domain/reasons.ts'
import { putAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { createApplication } from '../../../../lambdas/usecases/intake/create-application.ts'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { readReview } from '../../../../lambdas/usecases/review/read-review.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { concluded, recordOf, resubmitted, submitted } from '../../../support/walk.ts'
import {
  applicant,
  consentPolicy,
  makeWorld,
  operator,
  reviewer,
  type World,
} from '../../../support/world.ts'

const erika = applicant('erika')
const reasons: DecisionReason[] = [{ code: 'NAME_MISMATCH' }, { code: 'PHOTO_BLURRED', slot: 'HOLDING' }]

let world: World
beforeEach(() => {
  world = makeWorld({ maximumAttempts: 2 })
})
afterEach(() => assertInvariants(world))

const retry = async (applicationId: string) => {
  await claimReview(world.deps, reviewer, applicationId)
  return decideReview(world.deps, reviewer, applicationId, { outcome: 'REQUEST_RETRY', reasons })
}

/** An application with its second and last submission. */
async function onLastAttempt(): Promise<string> {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'REQUEST_RETRY', reasons)
  await resubmitted(world, erika, applicationId, { name: 'Erika M' })
  return applicationId
}

describe('a retry that is asked for on the last attempt', () => {
  test('is a rejection for the same reasons, and its views give the cause', async () => {
    const applicationId = await onLastAttempt()
    expect(await retry(applicationId)).toMatchObject({
      attempt: 2,
      outcome: 'REQUEST_RETRY',
      attemptsExhausted: true,
    })
    expect(await concludeReview(world.deps, { applicationId, attempt: 2 })).toEqual({ status: 'REJECTED' })
    expect(await readApplication(world.deps, erika, applicationId)).toMatchObject({
      status: 'REJECTED',
      decision: { outcome: 'REJECT', reasons, attemptsExhausted: true },
    })
    const review = await readReview(world.deps, reviewer, applicationId)
    expect(review).toMatchObject({
      recordedDecision: { outcome: 'REQUEST_RETRY', reasons },
      appliedDecision: { outcome: 'REJECT', reasons, attemptsExhausted: true },
    })
    const { items } = await world.records.auditTrail('erika', { limit: 1 })
    expect(items).toMatchObject([
      {
        actor: { role: 'system', id: 'conclude-review' },
        action: 'application.reject',
        to: 'REJECTED',
        details: { reasons, attemptsExhausted: true },
      },
    ])
    const { events } = await recordOf(world, applicationId)
    expect(events.at(-1)).toMatchObject({
      name: 'application.rejected',
      details: { reasons, attemptsExhausted: true },
    })
  })

  test('releases the place and allows the account to start again', async () => {
    const applicationId = await onLastAttempt()
    await retry(applicationId)
    await concludeReview(world.deps, { applicationId, attempt: 2 })
    expect([...world.records.stored.certificates.values()].map(holders => holders.size)).toEqual([0])
    expect(await world.records.account('erika')).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED' })
    const next = await createApplication(world.deps, erika, {
      certificateType: 'PASSPORT',
      issuingRegion: 'DE',
      consent: { policyVersion: consentPolicy.policyVersion },
    })
    expect(next.attempt).toBe(1)
  })

  test('re-opens nothing', async () => {
    const applicationId = await onLastAttempt()
    await retry(applicationId)
    await concludeReview(world.deps, { applicationId, attempt: 2 })
    expect(await readApplication(world.deps, erika, applicationId)).not.toHaveProperty('reopened')
  })

  test('is concluded once, for any number of repetitions of the step', async () => {
    const applicationId = await onLastAttempt()
    await retry(applicationId)
    await concludeReview(world.deps, { applicationId, attempt: 2 })
    const commits = world.records.commits()
    expect(await concludeReview(world.deps, { applicationId, attempt: 2 })).toEqual({ status: 'REJECTED' })
    expect(world.records.commits()).toBe(commits)
  })

  test('R2: is a rejection, too, when a rule asks for it instead of the reviewer', async () => {
    const applicationId = await onLastAttempt()
    await claimReview(world.deps, reviewer, applicationId)
    const receipt = await decideReview(world.deps, reviewer, applicationId, {
      outcome: 'APPROVE',
      reasons: [],
    })
    expect(receipt).not.toHaveProperty('attemptsExhausted')
    await putAccount(world.deps, operator, 'erika', { registrationRegion: 'FR', partnerProgram: false })
    expect(await concludeReview(world.deps, { applicationId, attempt: 2 })).toEqual({ status: 'REJECTED' })
    expect(await readApplication(world.deps, erika, applicationId)).toMatchObject({
      decision: { outcome: 'REJECT', reasons: [{ code: 'REGION_MISMATCH' }], attemptsExhausted: true },
    })
  })
})

test('a retry on an earlier attempt stays a retry, without a mark of exhaustion', async () => {
  const applicationId = await submitted(world, erika)
  expect(await retry(applicationId)).not.toHaveProperty('attemptsExhausted')
  expect(await concludeReview(world.deps, { applicationId, attempt: 1 })).toEqual({
    status: 'RETRY_REQUESTED',
  })
  const { application, events } = await recordOf(world, applicationId)
  expect(JSON.stringify([application, events])).not.toContain('attemptsExhausted')
})
