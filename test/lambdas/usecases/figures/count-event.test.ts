import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { publishedEvent } from '../../../../contract/bus-events.ts'
import { countEvent } from '../../../../lambdas/usecases/figures/count-event.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview, simulateDecision } from '../../../../lambdas/usecases/review/decide-review.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { markOverdue } from '../../../../lambdas/usecases/workflow/watch-deadline.ts'
import { applicationOf, concluded, resubmitted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, operator, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const hans = applicant('hans')

const eventsOf = ({ records }: World) => [...records.stored.events.values()]

async function countAll(world: World, events = eventsOf(world)): Promise<void> {
  for (const event of events) await countEvent(world.deps, publishedEvent(event))
}

function figuresOf({ records }: World) {
  const { days, reviewers } = records.figures.stored
  return { days: Object.fromEntries(days), reviewers: Object.fromEntries(reviewers) }
}

/** A retry, its second attempt and an overdue review over several days. */
async function lively(): Promise<World> {
  const world = makeWorld()
  const first = await submitted(world, erika)
  world.time.advance({ minutes: 90 })
  await concluded(world, first, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
  world.time.advance({ minutes: 1440 })
  await resubmitted(world, erika, first, { name: 'Erika Muster' })
  const second = await submitted(world, hans, {
    name: 'Hans',
    certificateNumber: 'C01X00T48',
    expiryDate: '2031-05-01',
  })
  const { attempt, deadline } = await applicationOf(world, second)
  const dueAt = deadline?.dueAt ?? ''
  for (const day of [0, 1]) {
    world.time.set(new Date(Date.parse(dueAt) + day * 86_400_000 + 1000).toISOString())
    const reported = day === 0 ? dueAt : world.deps.clock()
    await markOverdue(world.deps, { applicationId: second, attempt, revision: 0, dueAt: reported })
  }
  await concluded(world, first, 'APPROVE')
  return world
}

test('delivered again, late or in any order, events lead to the same figures', async () => {
  const undisturbed = await lively()
  await countAll(undisturbed)
  const expected = figuresOf(undisturbed)
  expect(expected.days['2026-11-23']).toMatchObject({ submitted: 1, retried: 1, 'reasons:NAME_MISMATCH': 1 })
  expect(
    Object.values(expected.days)
      .map(({ overdue = 0 }) => overdue)
      .reduce((a, b) => a + b),
  ).toBe(1)
  const events = eventsOf(undisturbed)
  const deliveries = fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
      fc.array(fc.constantFrom(...events), { maxLength: 30 }),
    )
    .chain(([all, again]) =>
      fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }),
    )
  await fc.assert(
    fc.asyncProperty(deliveries, async sequence => {
      const world = await lively()
      world.time.advance({ minutes: 10 * 1440 })
      await countAll(world, sequence)
      expect(figuresOf(world)).toEqual(expected)
    }),
    { numRuns: 25 },
  )
})

test('a decision that a rule changed counts by its applied outcome, for the reviewer too', async () => {
  const world = makeWorld({ maximumAttempts: 1 })
  const applicationId = await submitted(world, erika)
  await claimReview(world.deps, reviewer, applicationId)
  world.time.advance({ minutes: 7 })
  await decideReview(world.deps, reviewer, applicationId, {
    outcome: 'REQUEST_RETRY',
    reasons: [{ code: 'NAME_MISMATCH' }],
  })
  await concludeReview(world.deps, { applicationId, attempt: 1 })
  await countAll(world)
  const { days, reviewers } = figuresOf(world)
  expect(days['2026-11-23']).toMatchObject({ submitted: 1, rejected: 1, 'reasons:NAME_MISMATCH': 1 })
  expect(days['2026-11-23']).not.toHaveProperty('retried')
  expect(reviewers).toEqual({ '2026-11-23#reviewer-1': { rejected: 1, 'inHand:7': 1 } })
})

test('the work of a decision is counted after the next attempt has replaced the decision', async () => {
  const world = makeWorld()
  const applicationId = await submitted(world, erika)
  world.time.advance({ minutes: 12 })
  await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
  await resubmitted(world, erika, applicationId, { name: 'Erika Muster' })
  await countAll(world)
  expect(figuresOf(world).days['2026-11-23']).toMatchObject({ submitted: 2, 'decisionTime:12': 1 })
})

test('a simulated decision counts for no reviewer', async () => {
  const world = makeWorld({ testMode: true })
  const applicationId = await submitted(world, erika)
  await simulateDecision(world.deps, operator, applicationId, { outcome: 'APPROVE', reasons: [] })
  await concludeReview(world.deps, { applicationId, attempt: 1 })
  await countAll(world)
  expect(figuresOf(world).days['2026-11-23']).toMatchObject({ approved: 1 })
  expect(figuresOf(world).reviewers).toEqual({})
})

test('an event that is older than its mark could be is not counted', async () => {
  const world = makeWorld()
  await submitted(world, erika)
  world.time.advance({ minutes: 61 * 1440 })
  await countAll(world)
  expect(figuresOf(world).days).toEqual({})
})

test('the published events do not contain what a decision took', async () => {
  const world = await lively()
  const published = JSON.stringify(eventsOf(world).map(event => publishedEvent(event)))
  expect(published).toContain('application.approved')
  expect(published).not.toMatch(/reviewer-1|claimedAt|submittedAt/)
})
