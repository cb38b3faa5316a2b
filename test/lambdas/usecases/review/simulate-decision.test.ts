import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { simulateDecision } from '../../../../lambdas/usecases/review/decide-review.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, claimed, drafted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')
type Input = Parameters<typeof simulateDecision>[3]
const approval: Input = { outcome: 'APPROVE', reasons: [] }
const rejection: Input = { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] }

let world: World
beforeEach(() => {
  world = makeWorld({ testMode: true })
})
afterEach(() => assertInvariants(world))

const simulate = (applicationId: string, input = approval, who = operator) =>
  simulateDecision(world.deps, who, applicationId, input)

describe('a simulated decision', () => {
  test.each<Input>([approval, { outcome: 'REQUEST_RETRY', reasons: [{ code: 'NAME_MISMATCH' }] }, rejection])(
    'is recorded for the workflow to apply, without a claim: $outcome',
    async input => {
      const applicationId = await submitted(world, erika)
      expect(await simulate(applicationId, input)).toEqual({
        applicationId,
        attempt: 1,
        ...input,
        decidedAt: monday,
      })
      expect(await applicationOf(world, applicationId)).toMatchObject({
        recordedDecision: { ...input, reviewerId: 'operator-1', simulatedBy: 'operator' },
        signal: { kind: input.outcome, attempt: 1, at: monday },
      })
    },
  )

  test('ends the lease of a reviewer', async () => {
    const applicationId = await claimed(world, erika)
    await simulate(applicationId)
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('lease')
  })

  test('names the operator in the audit trail, at the decision and at its effect', async () => {
    const applicationId = await submitted(world, erika)
    await simulate(applicationId)
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    const trail = [...world.records.stored.audit.values()]
    expect(trail.filter(({ actor }) => actor.role === 'reviewer')).toEqual([])
    expect(trail.filter(({ actor }) => actor.id === 'operator-1').map(({ action }) => action)).toEqual([
      'review.decide',
      'application.approve',
    ])
  })

  test('is made once', async () => {
    const applicationId = await submitted(world, erika)
    await simulate(applicationId)
    expect(await refusalOf(simulate(applicationId, rejection))).toEqual(refused('ALREADY_DECIDED'))
  })

  test('of a rejection needs a second person on a stage with four eyes', async () => {
    world = makeWorld({ testMode: true, fourEyes: true })
    const applicationId = await submitted(world, erika)
    expect(await simulate(applicationId, rejection)).toMatchObject({ confirmation: 'REQUIRED' })
    expect(await refusalOf(simulate(applicationId, rejection))).toEqual(refused('FORBIDDEN'))
    expect(
      await simulate(applicationId, rejection, { ...operator, accountId: 'operator-2' }),
    ).not.toHaveProperty('confirmation')
  })

  test('is refused for a draft, an unknown application and the own account', async () => {
    expect(await refusalOf(simulate(await drafted(world, erika)))).toEqual(refused('WRONG_STATE'))
    expect(await refusalOf(simulate('nothing'))).toEqual(refused('NOT_FOUND'))
    const own = await submitted(world, applicant('operator-1'))
    expect(await refusalOf(simulate(own))).toEqual(refused('OWN_APPLICATION'))
  })

  test('must fit the certificate, like a reviewer’s', async () => {
    const applicationId = await submitted(world, erika)
    const retry: Input = { outcome: 'REQUEST_RETRY', reasons: [{ code: 'PHOTO_BLURRED', slot: 'BACK' }] }
    expect(await refusalOf(simulate(applicationId, retry))).toMatchObject({ code: 'INVALID_FIELD' })
  })

  test('is refused for an application that was not created in test mode', async () => {
    world = makeWorld()
    expect(await refusalOf(simulate(await submitted(world, erika)))).toEqual(refused('WRONG_STATE'))
  })
})

describe('test mode marks', () => {
  test('every application and every event', async () => {
    const applicationId = await submitted(world, erika)
    expect(await readApplication(world.deps, erika, applicationId)).toMatchObject({ test: true })
    const events = [...world.records.stored.events.values()]
    expect(events.filter(({ test }) => test !== true)).toEqual([])
    expect(events.length).toBeGreaterThan(1)
  })

  test('nothing on other stages', async () => {
    world = makeWorld()
    const applicationId = await submitted(world, erika)
    expect(await readApplication(world.deps, erika, applicationId)).not.toHaveProperty('test')
    expect(JSON.stringify([...world.records.stored.events.values()])).not.toContain('"test"')
  })
})
