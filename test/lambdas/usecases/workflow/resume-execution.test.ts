import { beforeEach, describe, expect, test } from '@jest/globals'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { parkApplication } from '../../../../lambdas/usecases/workflow/parking.ts'
import { resumeExecution } from '../../../../lambdas/usecases/workflow/resume-execution.ts'
import { recordingAll } from '../../../crash/outside-calls.ts'
import { drafted } from '../../../support/walk.ts'
import { applicant, makeWorld, type World } from '../../../support/world.ts'

const person = applicant('erika')
const operator = { role: 'operator', id: 'ops' } as const

let world: World
let applicationId: string
beforeEach(async () => {
  world = makeWorld()
  applicationId = await drafted(world, person)
})

const resume = (id = applicationId) => resumeExecution(world.deps, id, operator)

async function park(): Promise<void> {
  await parkApplication(world.deps, { applicationId, error: 'States.TaskFailed' })
  world.deps.workflow.started.add(applicationId)
  world.deps.workflow.tokens.add('token')
  world.records.await(applicationId, { for: 'OPERATOR', attempt: 1, token: 'token' })
}

describe('a resumption by an operator', () => {
  test('a parked application continues its execution, once', async () => {
    await park()
    expect(await resume()).toBe('RESUMED')
    expect(world.deps.workflow.sent).toEqual([{ token: 'token', signal: { kind: 'RESUMED', attempt: 1 } }])
    expect(await resume()).toBe('NOT_NEEDED')
  })

  test('is recorded before the execution gets its signal', async () => {
    await park()
    const calls: string[] = []
    await resumeExecution(recordingAll(world.deps, calls), applicationId, operator)
    expect(calls.slice(-2)).toEqual(['records.commit', 'workflow.signal'])
    const resumed = [...world.records.stored.audit.values()].filter(
      ({ action }) => action === 'application.resume',
    )
    expect(resumed).toMatchObject([{ accountId: 'erika', applicationId, actor: operator }])
  })

  test('a parked application whose execution is gone gets another', async () => {
    await park()
    world.deps.workflow.end(applicationId, 'token')
    expect(await resume()).toBe('RESTARTED')
    expect(world.deps.workflow.started).toContain(`${applicationId}-r1`)
    const restarts = [...world.records.stored.audit.values()].filter(
      ({ action }) => action === 'application.restart',
    )
    expect(restarts).toMatchObject([{ actor: operator, details: { run: 1 } }])
  })

  test('one that was never started starts it', async () => {
    expect(await resume()).toBe('STARTED')
    expect(await resume()).toBe('NOT_NEEDED')
  })

  test('of an application that is not parked, is closed or does not exist changes nothing', async () => {
    world.deps.workflow.started.add(applicationId)
    world.deps.workflow.tokens.add('token')
    world.records.await(applicationId, { for: 'SUBMISSION', attempt: 1, token: 'token' })
    expect(await resume()).toBe('NOT_NEEDED')
    await withdrawApplication(world.deps, person, applicationId)
    world.records.forgetSignal(applicationId)
    world.deps.workflow.end(applicationId, 'token')
    const commits = world.records.commits()
    expect(await resume()).toBe('NOT_NEEDED')
    expect(await resume('nothing')).toBe('NOT_FOUND')
    expect([world.records.commits(), world.deps.workflow.sent]).toEqual([commits, []])
  })
})
