import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { resumptionSchema } from '../../../../contract/parked.ts'
import {
  parkApplication,
  resumeAfterOutage,
  resumeApplication,
  resumeParked,
} from '../../../../lambdas/usecases/workflow/parking.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, drafted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, operator, type World } from '../../../support/world.ts'

let world: World
let applicationId: string
beforeEach(async () => {
  world = makeWorld()
  applicationId = await drafted(world, applicant('erika'))
  await world.deps.workflow.start(applicationId)
})
afterEach(() => assertInvariants(world))

const resume = (id = applicationId) => resumeParked(world.deps, operator, id)

async function park(): Promise<void> {
  await parkApplication(world.deps, { applicationId, error: 'States.TaskFailed' })
  world.deps.workflow.tokens.add('token')
  world.records.await(applicationId, { for: 'OPERATOR', attempt: 1, token: 'token' })
}

const resumings = () =>
  [...world.records.stored.audit.values()]
    .filter(({ action }) => action === 'application.resume')
    .map(({ actor }) => actor)

describe('a parked application', () => {
  test('is resumed, and the audit trail of its account names the operator', async () => {
    await park()
    const answer = await resume()
    expect(answer).toEqual({ applicationId, resumption: 'RESUMED' })
    expect(resumptionSchema().parse(answer)).toEqual(answer)
    expect(world.deps.workflow.sent).toEqual([{ token: 'token', signal: { kind: 'RESUMED', attempt: 1 } }])
    await resumeApplication(world.deps, { applicationId })
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('parked')
    expect(resumings()).toEqual([
      { role: 'operator', id: 'operator-1' },
      { role: 'system', id: 'resume-application' },
    ])
  })

  test('is in the trail with the error’s name, from the mark to its removal', async () => {
    const count = trailOf(world).length
    await park()
    await resume()
    await resumeApplication(world.deps, { applicationId })
    const entry = (role: string, id: string, action: string, details?: object) => ({
      accountId: 'erika',
      at: monday,
      actor: { role, id },
      action,
      applicationId,
      ...(details === undefined ? {} : { details }),
    })
    expect(trailOf(world, count)).toStrictEqual([
      entry('system', 'park-application', 'application.park', { error: 'States.TaskFailed' }),
      entry('operator', 'operator-1', 'application.resume'),
      entry('system', 'resume-application', 'application.resume'),
    ])
  })

  test('answers a repetition of its request with the resumption, at whatever point the first run ended', async () => {
    const resumed = { applicationId, resumption: 'RESUMED' }
    const again = (isRepeated: boolean) =>
      resumeParked({ ...world.deps, isRepeated }, operator, applicationId)
    await park()
    await resume()
    expect(await again(true)).toEqual(resumed)
    expect(await refusalOf(again(false))).toEqual(refused('WRONG_STATE'))
    await resumeApplication(world.deps, { applicationId })
    expect(await again(true)).toEqual(resumed)
    expect(await refusalOf(again(false))).toEqual(refused('WRONG_STATE'))
    expect(world.deps.workflow.sent).toHaveLength(1)
  })

  test('is signalled once, for any number of resumptions', async () => {
    await park()
    await resume()
    expect(await refusalOf(resume())).toEqual(refused('WRONG_STATE'))
    await resumeApplication(world.deps, { applicationId })
    expect(await refusalOf(resume())).toEqual(refused('WRONG_STATE'))
    expect(world.deps.workflow.sent).toHaveLength(1)
  })

  test('whose execution has ended gets another, in the operator’s name', async () => {
    await park()
    world.deps.workflow.end(applicationId, 'token')
    expect(await resume()).toEqual({ applicationId, resumption: 'RESTARTED' })
    expect(world.deps.workflow.started).toContain(`${applicationId}-r1`)
    expect([...world.records.stored.audit.values()]).toContainEqual(
      expect.objectContaining({
        action: 'application.restart',
        actor: { role: 'operator', id: 'operator-1' },
      }),
    )
  })

  test('is not signalled if the resumption can’t be recorded', async () => {
    await park()
    world.records.contendNextCommits(100)
    expect(await refusalOf(resume())).toEqual(refused('TOO_MANY_REQUESTS'))
    expect(world.deps.workflow.sent).toEqual([])
  })
})

test('an application that is not parked stays unchanged, in any waiting task', async () => {
  world.deps.workflow.tokens.add('token')
  world.records.await(applicationId, { for: 'SUBMISSION', attempt: 1, token: 'token' })
  expect(await refusalOf(resume())).toEqual(refused('WRONG_STATE'))
  world.deps.workflow.end(applicationId, 'token')
  expect(await refusalOf(resume())).toEqual(refused('WRONG_STATE'))
  expect([world.deps.workflow.sent, resumings()]).toEqual([[], []])
  expect([...world.deps.workflow.started]).toEqual([applicationId])
})

test('an application that is gone or not parked, or whose outage is not over, is not resumed by itself', async () => {
  const by = { role: 'system', id: 'reconciler' } as const
  const resumed = (id: string) => resumeAfterOutage(world.deps, id, by)
  expect(await resumed('none')).toBe('NOTHING')
  expect(await resumed(applicationId)).toBe('NOTHING')
  await park()
  expect(await resumed(applicationId)).toBe('NOTHING')
  expect(world.deps.workflow.sent).toEqual([])
})

test('an application that does not exist is not found', async () => {
  expect(await refusalOf(resume('nothing'))).toEqual(refused('NOT_FOUND'))
})
