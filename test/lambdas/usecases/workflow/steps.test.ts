import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { submitApplication } from '../../../../lambdas/usecases/intake/submit-application.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { expireApplication, warnOfExpiry } from '../../../../lambdas/usecases/workflow/draft-expiry.ts'
import { openReview } from '../../../../lambdas/usecases/workflow/open-review.ts'
import { parkApplication, resumeApplication } from '../../../../lambdas/usecases/workflow/parking.ts'
import { dispatchSignal } from '../../../../lambdas/usecases/workflow/signals.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import {
  applicationOf,
  complete,
  concluded,
  decided,
  drafted,
  passport,
  recordOf,
  resubmitted,
  submitted,
} from '../../../support/walk.ts'
import { applicant, makeWorld, monday, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const withdraw = (applicationId: string) => withdrawApplication(world.deps, erika, applicationId)

async function retried(): Promise<string> {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
  return applicationId
}

describe('expiry', () => {
  const expire = (applicationId: string) => expireApplication(world.deps, { applicationId })

  test.each([
    ['a draft', () => drafted(world, erika)],
    ['one to retry', retried],
  ])('ends %s without activity, and allows the account a new application', async (_which, begin) => {
    const applicationId = await begin()
    expect(await expire(applicationId)).toEqual({ status: 'EXPIRED' })
    const { application, events } = await recordOf(world, applicationId)
    expect(application.status).toBe('EXPIRED')
    expect(application).not.toHaveProperty('reopened')
    expect(events.at(-1)?.name).toBe('application.expired')
    expect(await world.records.account('erika')).not.toHaveProperty('currentApplicationId')
  })

  test('is recorded as the workflow’s, like its warning', async () => {
    const applicationId = await drafted(world, erika)
    const count = trailOf(world).length
    await warnOfExpiry(world.deps, { applicationId, attempt: 1, remainingSeconds: 60 })
    await expire(applicationId)
    const entry = (id: string, action: string, rest: object) => ({
      accountId: 'erika',
      at: monday,
      actor: { role: 'system', id },
      action,
      applicationId,
      ...rest,
    })
    expect(trailOf(world, count)).toStrictEqual([
      entry('warn-of-expiry', 'application.warn-of-expiry', {
        details: { expiresAt: '2026-11-23T02:01:00.000Z' },
      }),
      entry('expire-application', 'application.expire', { from: 'DRAFT', to: 'EXPIRED' }),
    ])
  })

  test('twice ends it once', async () => {
    const applicationId = await drafted(world, erika)
    await expire(applicationId)
    const commits = world.records.commits()
    expect(await expire(applicationId)).toEqual({ status: 'EXPIRED' })
    expect(world.records.commits()).toBe(commits)
  })

  test.each([
    ['a submission', async (id: string) => submitApplication(world.deps, erika, id, passport), 'IN_REVIEW'],
    ['a withdrawal', async (id: string) => withdraw(id), 'WITHDRAWN'],
  ])('changes nothing after %s that came first, or at the same time', async (_what, happens, status) => {
    const applicationId = await complete(world, erika)
    world.records.beforeNextCommit(() => happens(applicationId))
    expect(await expire(applicationId)).toEqual({ status })
    expect(await expire(applicationId)).toEqual({ status })
    expect((await applicationOf(world, applicationId)).status).toBe(status)
  })
})

describe('the warning of an expiry', () => {
  const threeDays = 259_200
  const warn = (applicationId: string, attempt: number) =>
    warnOfExpiry(world.deps, { applicationId, attempt, remainingSeconds: threeDays })
  const warnings = async (applicationId: string) =>
    (await recordOf(world, applicationId)).events.filter(({ name }) => name === 'application.expires_soon')

  test.each([
    ['a draft', () => drafted(world, erika), 1],
    ['one to retry', retried, 2],
  ])(
    'announces the expiry of %s in event, timeline and audit trail, and keeps its status',
    async (_which, begin, attempt) => {
      const applicationId = await begin()
      const { status } = await applicationOf(world, applicationId)
      await warn(applicationId, attempt)
      const expiresAt = '2026-11-26T02:00:00.000Z'
      expect(await warnings(applicationId)).toMatchObject([{ details: { expiresAt } }])
      expect((await applicationOf(world, applicationId)).status).toBe(status)
      const trail = await world.records.auditTrail('erika', { limit: 1 })
      expect(trail.items).toMatchObject([
        { action: 'application.warn-of-expiry', actor: { role: 'system' }, details: { expiresAt } },
      ])
    },
  )

  test('is sent once for each attempt, for any number of repetitions', async () => {
    const applicationId = await drafted(world, erika)
    await warn(applicationId, 1)
    world.time.advance({ days: 1 })
    world.records.beforeNextCommit(() => warn(applicationId, 1))
    await warn(applicationId, 1)
    expect(await warnings(applicationId)).toHaveLength(1)
  })

  test('is sent again for the next attempt, and not late for the previous one', async () => {
    const applicationId = await complete(world, erika)
    await warn(applicationId, 1)
    await submitApplication(world.deps, erika, applicationId, passport)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    await warn(applicationId, 1)
    expect(await warnings(applicationId)).toHaveLength(1)
    await warn(applicationId, 2)
    expect(await warnings(applicationId)).toHaveLength(2)
  })

  test.each([
    ['a submission', async (id: string) => submitApplication(world.deps, erika, id, passport)],
    ['a withdrawal', async (id: string) => withdraw(id)],
    ['an expiry', async (id: string) => expireApplication(world.deps, { applicationId: id })],
  ])('is not sent after %s that came first, or at the same time', async (_what, happens) => {
    const applicationId = await complete(world, erika)
    world.records.beforeNextCommit(() => happens(applicationId))
    await warn(applicationId, 1)
    await warn(applicationId, 1)
    expect(await warnings(applicationId)).toEqual([])
  })

  test('keeps the signal of a submission for the next wait', async () => {
    const applicationId = await submitted(world, erika)
    await warn(applicationId, 1)
    world.records.await(applicationId, { for: 'SUBMISSION', attempt: 1, token: 'last' })
    world.deps.workflow.tokens.add('last')
    expect(await dispatchSignal(world.deps.workflow, world.records.state(applicationId))).toBe('SENT')
  })
})

describe('opening a review', () => {
  const open = (applicationId: string, attempt = 1) => openReview(world.deps, { applicationId, attempt })

  test('acknowledges the submission and returns the deadline, at each repetition', async () => {
    const applicationId = await submitted(world, erika)
    const answer = {
      status: 'IN_REVIEW',
      dueSoonAt: '2026-11-26T05:30:00.000Z',
      dueAt: '2026-11-26T10:00:00.000Z',
      revision: 0,
    }
    expect(await open(applicationId)).toEqual(answer)
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('signal')
    expect(await open(applicationId)).toEqual(answer)
  })

  test('keeps the signal of an earlier withdrawal', async () => {
    const applicationId = await submitted(world, erika)
    await withdraw(applicationId)
    expect(await open(applicationId)).toEqual({ status: 'WITHDRAWN' })
    expect((await applicationOf(world, applicationId)).signal).toMatchObject({ kind: 'WITHDRAWN' })
  })

  test('keeps the signal of an earlier decision', async () => {
    const applicationId = await submitted(world, erika)
    await decided(world, applicationId, 'APPROVE')
    expect(await open(applicationId)).toMatchObject({ status: 'IN_REVIEW' })
    expect((await applicationOf(world, applicationId)).signal).toMatchObject({ kind: 'APPROVE' })
  })

  test('late, does not acknowledge the submission of the next attempt', async () => {
    const applicationId = await retried()
    await resubmitted(world, erika, applicationId, { name: 'Erika M' })
    await open(applicationId, 1)
    expect((await applicationOf(world, applicationId)).signal).toMatchObject({
      kind: 'SUBMITTED',
      attempt: 2,
    })
  })
})

describe('parking', () => {
  const park = (applicationId: string, error: string) => parkApplication(world.deps, { applicationId, error })

  test('marks the application with the error’s name and loses nothing', async () => {
    const applicationId = await submitted(world, erika)
    const before = await applicationOf(world, applicationId)
    await park(applicationId, 'States.TaskFailed')
    const { version, ...after } = await applicationOf(world, applicationId)
    const { version: versionBefore, ...rest } = before
    expect(after).toEqual({ ...rest, parked: { at: monday, error: 'States.TaskFailed' } })
    expect(version).toBe(versionBefore + 1)
  })

  test('twice keeps the first mark', async () => {
    const applicationId = await submitted(world, erika)
    await park(applicationId, 'first')
    world.time.advance({ minutes: 1 })
    await park(applicationId, 'second')
    expect((await applicationOf(world, applicationId)).parked).toEqual({ at: monday, error: 'first' })
  })

  test('does not undo a concurrent change', async () => {
    const applicationId = await submitted(world, erika)
    world.records.beforeNextCommit(() => decided(world, applicationId, 'APPROVE'))
    await park(applicationId, 'first')
    expect(await applicationOf(world, applicationId)).toMatchObject({
      parked: { error: 'first' },
      signal: { kind: 'APPROVE' },
    })
  })
})

describe('resuming', () => {
  const resume = (applicationId: string) => resumeApplication(world.deps, { applicationId })

  test('removes the mark and returns the application’s state, at each repetition', async () => {
    const applicationId = await retried()
    await resubmitted(world, erika, applicationId, { name: 'Erika M' })
    await parkApplication(world.deps, { applicationId, error: 'States.TaskFailed' })
    expect(await resume(applicationId)).toEqual({ status: 'IN_REVIEW', attempt: 2 })
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('parked')
    const commits = world.records.commits()
    expect(await resume(applicationId)).toEqual({ status: 'IN_REVIEW', attempt: 2 })
    expect(world.records.commits()).toBe(commits)
  })

  test('returns a concurrent change', async () => {
    const applicationId = await submitted(world, erika)
    await parkApplication(world.deps, { applicationId, error: 'States.TaskFailed' })
    world.records.beforeNextCommit(() => withdraw(applicationId))
    expect(await resume(applicationId)).toEqual({ status: 'WITHDRAWN', attempt: 1 })
    expect((await applicationOf(world, applicationId)).signal).toMatchObject({ kind: 'WITHDRAWN' })
  })

  test('allows the next mark', async () => {
    const applicationId = await submitted(world, erika)
    await parkApplication(world.deps, { applicationId, error: 'first' })
    await resume(applicationId)
    await parkApplication(world.deps, { applicationId, error: 'second' })
    expect((await applicationOf(world, applicationId)).parked).toMatchObject({ error: 'second' })
  })
})

test.each([
  ['resuming', () => resumeApplication(world.deps, { applicationId: 'nothing' })],
  ['expiry', () => expireApplication(world.deps, { applicationId: 'nothing' })],
  ['opening', () => openReview(world.deps, { applicationId: 'nothing', attempt: 1 })],
  ['parking', () => parkApplication(world.deps, { applicationId: 'nothing', error: 'e' })],
])('%s of an application that is not there is a failure of the workflow', async (_which, run) => {
  await expect(run()).rejects.toThrow('does not exist')
})
