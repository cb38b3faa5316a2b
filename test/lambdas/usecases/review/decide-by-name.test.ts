import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { openReview } from '../../../../lambdas/usecases/workflow/open-review.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { applicationOf, decided, passport, resubmitted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld({ testMode: true })
})
afterEach(() => assertInvariants(world))

const named = (name: string) => submitted(world, erika, { ...passport, name })
const open = (applicationId: string, attempt = 1) => openReview(world.deps, { applicationId, attempt })
const conclude = (applicationId: string, attempt = 1) =>
  concludeReview(world.deps, { applicationId, attempt })

describe('a name of test mode', () => {
  test.each([
    ['TEST APPROVE', 'APPROVED'],
    ['TEST RETRY PHOTO_BLURRED', 'RETRY_REQUESTED'],
    ['TEST REJECT FORGED', 'REJECTED'],
  ])('%s: the workflow decides, and the trail names no reviewer', async (name, status) => {
    const applicationId = await named(name)
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('recordedDecision')
    expect(await open(applicationId)).toMatchObject({ status: 'IN_REVIEW' })
    expect(await applicationOf(world, applicationId)).toMatchObject({
      recordedDecision: { reviewerId: 'decide-by-name', simulatedBy: 'system' },
    })
    expect(await conclude(applicationId)).toEqual({ status })
    const trail = [...world.records.stored.audit.values()]
    expect(trail.filter(({ actor }) => actor.role === 'reviewer')).toEqual([])
  })

  test('is carried out once, however often the step runs', async () => {
    const applicationId = await named('TEST APPROVE')
    await open(applicationId)
    const commits = world.records.commits()
    await open(applicationId)
    expect(world.records.commits()).toBe(commits)
  })

  test('needs no second person on a stage with four eyes', async () => {
    world = makeWorld({ testMode: true, fourEyes: true })
    const applicationId = await named('TEST REJECT FORGED')
    await open(applicationId)
    expect(await conclude(applicationId)).toEqual({ status: 'REJECTED' })
  })

  test('decides the attempt in which it was sent, and no later one', async () => {
    const applicationId = await named('TEST RETRY PHOTO_BLURRED')
    await open(applicationId)
    await conclude(applicationId)
    await resubmitted(world, erika, applicationId)
    await open(applicationId, 2)
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('recordedDecision')
  })

  test('of a later attempt decides that one', async () => {
    const applicationId = await named('TEST RETRY NAME_MISMATCH')
    await open(applicationId)
    await conclude(applicationId)
    await resubmitted(world, erika, applicationId, { name: 'TEST APPROVE' })
    await open(applicationId, 2)
    expect(await conclude(applicationId, 2)).toEqual({ status: 'APPROVED' })
  })

  test('changes nothing after an earlier decision or withdrawal', async () => {
    const applicationId = await named('TEST APPROVE')
    await decided(world, applicationId, 'REJECT', [{ code: 'FORGED' }])
    await open(applicationId)
    expect(await conclude(applicationId)).toEqual({ status: 'REJECTED' })
    const other = await named('TEST APPROVE')
    await withdrawApplication(world.deps, erika, other)
    expect(await open(other)).toEqual({ status: 'WITHDRAWN' })
  })

  test('is only a name on other stages', async () => {
    world = makeWorld()
    const applicationId = await named('TEST APPROVE')
    await open(applicationId)
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('namedDecision')
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('recordedDecision')
  })
})
