import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Advancement } from '../../../../contract/test-mode.ts'
import { expireApplication, warnOfExpiry } from '../../../../lambdas/usecases/workflow/draft-expiry.ts'
import { simulateAdvancement } from '../../../../lambdas/usecases/workflow/simulate-advancement.ts'
import { markOverdue, remindReviewers } from '../../../../lambdas/usecases/workflow/watch-deadline.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { concluded, decided, drafted, recordOf, submitted } from '../../../support/walk.ts'
import { renewing } from '../../../support/walk-renewals.ts'
import { applicant, makeWorld, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld({ testMode: true })
})
afterEach(() => assertInvariants(world))

const advance = (applicationId: string, to: Advancement, who = operator) =>
  simulateAdvancement(world.deps, who, applicationId, to)

async function retried(): Promise<string> {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
  return applicationId
}

async function approved(): Promise<string> {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'APPROVE')
  return applicationId
}

const review = () => submitted(world, erika)
const draft = () => drafted(world, erika)

describe('a simulated advancement', () => {
  test.each([
    ['DUE_SOON', 'a review', review, 'IN_REVIEW', ['review.due_soon']],
    ['OVERDUE', 'a review', review, 'IN_REVIEW', ['review.due_soon', 'review.overdue']],
    ['EXPIRY_WARNING', 'a draft', draft, 'DRAFT', ['application.expires_soon']],
    ['EXPIRY_WARNING', 'a requested retry', retried, 'RETRY_REQUESTED', ['application.expires_soon']],
    ['EXPIRED', 'a draft', draft, 'EXPIRED', ['application.expires_soon', 'application.expired']],
    ['EXPIRED', 'a requested retry', retried, 'EXPIRED', ['application.expires_soon', 'application.expired']],
    ['EXPIRY_WARNING', 'a certificate', approved, 'APPROVED', ['certificate.expiring']],
    ['EXPIRED', 'a certificate', approved, 'APPROVED', ['certificate.expiring', 'certificate.expired']],
  ] as const)(
    'to %s of %s has the events that time would bring, once',
    async (to, _, begin, status, names) => {
      const applicationId = await begin()
      const before = (await recordOf(world, applicationId)).events.length
      expect(await advance(applicationId, to)).toEqual({ applicationId, attempt: 1, status })
      expect(await advance(applicationId, to)).toMatchObject({ status })
      const { events } = await recordOf(world, applicationId)
      expect(events.slice(before).map(({ name }) => name)).toEqual(names)
      const trail = [...world.records.stored.audit.values()]
      expect(trail.slice(-names.length).map(({ actor }) => actor)).toEqual(
        names.map(() => ({ role: 'operator', id: 'operator-1' })),
      )
    },
  )

  test('marks the review overdue', async () => {
    const applicationId = await review()
    await advance(applicationId, 'OVERDUE')
    expect((await recordOf(world, applicationId)).application.overdue).toBe(true)
  })

  test('leaves nothing to the real timers', async () => {
    const applicationId = await review()
    const { deadline } = (await recordOf(world, applicationId)).application
    await advance(applicationId, 'OVERDUE')
    const commits = world.records.commits()
    const watched = { applicationId, attempt: 1, revision: 0 }
    await remindReviewers(world.deps, watched)
    await markOverdue(world.deps, { ...watched, dueAt: deadline?.dueAt ?? '' })
    expect(world.records.commits()).toBe(commits)
  })

  test('to an expiry leaves nothing to the execution that waits', async () => {
    const applicationId = await draft()
    await advance(applicationId, 'EXPIRED')
    const commits = world.records.commits()
    await warnOfExpiry(world.deps, { applicationId, attempt: 1, remainingSeconds: 60 })
    expect(await expireApplication(world.deps, { applicationId })).toEqual({ status: 'EXPIRED' })
    expect(world.records.commits()).toBe(commits)
  })

  test.each([
    ['DUE_SOON', draft],
    ['OVERDUE', retried],
    ['EXPIRY_WARNING', review],
    ['EXPIRED', review],
  ] as const)('to %s is refused in another state', async (to, begin) => {
    expect(await refusalOf(advance(await begin(), to))).toEqual(refused('WRONG_STATE'))
  })

  test('is refused after the decision, for an unknown application and for the own account', async () => {
    const applicationId = await review()
    await decided(world, applicationId, 'APPROVE')
    expect(await refusalOf(advance(applicationId, 'OVERDUE'))).toEqual(refused('WRONG_STATE'))
    expect(await refusalOf(advance('nothing', 'OVERDUE'))).toEqual(refused('NOT_FOUND'))
    const own = await submitted(world, applicant('operator-1'))
    expect(await refusalOf(advance(own, 'OVERDUE'))).toEqual(refused('OWN_APPLICATION'))
  })

  test.each(['EXPIRY_WARNING', 'EXPIRED'] as const)(
    'to %s of an approval that a renewal superseded is refused, and the renewal gets no notice',
    async to => {
      const { standing, applicationId } = await renewing(world, erika)
      await concluded(world, applicationId, 'APPROVE')
      const commits = world.records.commits()
      expect(await refusalOf(advance(standing, to))).toEqual(refused('WRONG_STATE'))
      expect(world.records.commits()).toBe(commits)
    },
  )

  test('is refused for an application that was not created in test mode', async () => {
    world = makeWorld()
    expect(await refusalOf(advance(await draft(), 'EXPIRED'))).toEqual(refused('WRONG_STATE'))
  })
})
