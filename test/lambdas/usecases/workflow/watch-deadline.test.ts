import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { withdrawApplication } from '../../../../lambdas/usecases/applicant/withdraw-application.ts'
import { markOverdue, remindReviewers } from '../../../../lambdas/usecases/workflow/watch-deadline.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { applicationOf, concluded, decided, recordOf, resubmitted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const dueAt = '2026-11-26T10:00:00.000Z'
const nextDay = '2026-11-27T10:00:00.000Z'
const nextMonday = '2026-11-30T10:00:00.000Z'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const remind = (applicationId: string, attempt = 1) => remindReviewers(world.deps, { applicationId, attempt })
const mark = (applicationId: string, due = dueAt, attempt = 1) =>
  markOverdue(world.deps, { applicationId, attempt, dueAt: due })

const told = async (applicationId: string) =>
  (await recordOf(world, applicationId)).events
    .map(({ name }) => name)
    .filter(name => name.startsWith('review.'))

const endings: [string, (applicationId: string) => Promise<unknown>][] = [
  ['decided', applicationId => decided(world, applicationId, 'APPROVE')],
  ['decided and applied', applicationId => concluded(world, applicationId, 'APPROVE')],
  ['withdrawn', applicationId => withdrawApplication(world.deps, erika, applicationId)],
  [
    'followed by another attempt',
    async applicationId => {
      await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
      await resubmitted(world, erika, applicationId, { name: 'Erika M' })
    },
  ],
]

describe('that a deadline is near', () => {
  test('is told once, and the review stays as it is', async () => {
    const applicationId = await submitted(world, erika)
    expect(await remind(applicationId)).toEqual({ open: true })
    expect(await remind(applicationId)).toEqual({ open: true })
    expect(await told(applicationId)).toEqual(['review.due-soon'])
    expect((await recordOf(world, applicationId)).events.at(-1)?.details).toEqual({ dueAt })
    expect(await applicationOf(world, applicationId)).toMatchObject({ status: 'IN_REVIEW', overdue: false })
  })

  test('is told once when two steps tell it at the same moment', async () => {
    const applicationId = await submitted(world, erika)
    world.records.beforeNextCommit(() => remind(applicationId))
    expect(await remind(applicationId)).toEqual({ open: true })
    expect(await told(applicationId)).toEqual(['review.due-soon'])
  })

  test.each(endings)('is not told of an attempt that was %s', async (_how, end) => {
    const applicationId = await submitted(world, erika)
    await end(applicationId)
    expect(await remind(applicationId)).toEqual({ open: false })
    expect(await told(applicationId)).toEqual([])
  })

  test('is told of each attempt', async () => {
    const applicationId = await submitted(world, erika)
    await remind(applicationId)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    await resubmitted(world, erika, applicationId, { name: 'Erika M' })
    expect(await remind(applicationId, 2)).toEqual({ open: true })
    expect(await told(applicationId)).toEqual(['review.due-soon', 'review.due-soon'])
  })
})

describe('R13: that a review is overdue', () => {
  test('is marked and told, decides nothing, and comes again on the next working day', async () => {
    const applicationId = await submitted(world, erika)
    expect(await mark(applicationId)).toEqual({ open: true, nextReminderAt: nextDay })
    expect(await applicationOf(world, applicationId)).toMatchObject({ status: 'IN_REVIEW', overdue: true })
    expect(await mark(applicationId, nextDay)).toEqual({ open: true, nextReminderAt: nextMonday })
    expect(await told(applicationId)).toEqual(['review.overdue', 'review.overdue'])
  })

  test('is told once for each day, however often the step is repeated, and in whatever order', async () => {
    const applicationId = await submitted(world, erika)
    for (const due of [dueAt, dueAt, nextDay, dueAt, nextDay]) {
      expect(await mark(applicationId, due)).toMatchObject({ open: true })
    }
    expect(await told(applicationId)).toEqual(['review.overdue', 'review.overdue'])
  })

  test('leaves the first note of being due soon', async () => {
    const applicationId = await submitted(world, erika)
    await remind(applicationId)
    await mark(applicationId)
    await remind(applicationId)
    expect((await applicationOf(world, applicationId)).deadline?.told).toEqual({
      dueSoon: true,
      overdueFor: dueAt,
    })
    expect(await told(applicationId)).toEqual(['review.due-soon', 'review.overdue'])
  })

  test.each(endings)('is not told of an attempt that was %s', async (_how, end) => {
    const applicationId = await submitted(world, erika)
    await end(applicationId)
    expect(await mark(applicationId)).toEqual({ open: false, nextReminderAt: nextDay })
    expect(await told(applicationId)).toEqual([])
  })

  test('is not told when a decision comes at the same moment', async () => {
    const applicationId = await submitted(world, erika)
    world.records.beforeNextCommit(() => decided(world, applicationId, 'APPROVE'))
    expect(await mark(applicationId)).toMatchObject({ open: false })
    expect(await told(applicationId)).toEqual([])
  })
})
