import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { reviewCountsSchema } from '../../../../contract/review.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { countReviews } from '../../../../lambdas/usecases/review/count-reviews.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { decided, passport, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, otherReviewer, reviewer, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const submit = (number: number) =>
  submitted(world, applicant(`person-${number}`), { ...passport, certificateNumber: `C01X00T${number}` })

async function countAt(instant: string) {
  world.time.set(instant)
  return reviewCountsSchema().parse(await countReviews(world.deps, reviewer))
}

test('a review is due today, soon in the last half of its last working day, and overdue afterwards, until it is decided', async () => {
  // Monday: due on Thursday the 26th.
  const first = await submit(1)
  await submit(2)
  world.time.advance({ days: 1 })
  await submit(3)
  const two = { open: 3, overdue: 0, dueToday: 2, dueSoon: 0, mine: 0, capped: false }
  expect(await countAt('2026-11-25T06:00:00.000Z')).toEqual({ ...two, dueToday: 0 })
  expect(await countAt('2026-11-26T05:29:59.000Z')).toEqual(two)
  expect(await countAt('2026-11-26T05:30:00.000Z')).toEqual({ ...two, dueSoon: 2 })
  expect(await countAt('2026-11-26T09:59:59.000Z')).toEqual({ ...two, dueSoon: 2 })
  expect(await countAt('2026-11-26T10:00:00.000Z')).toEqual({ ...two, dueToday: 0, overdue: 2 })
  const next = { ...two, dueToday: 1, dueSoon: 1 }
  expect(await countAt('2026-11-27T06:00:00.000Z')).toEqual({ ...next, overdue: 2 })
  await decided(world, first, 'APPROVE')
  expect(await countAt('2026-11-27T06:00:00.000Z')).toEqual({ ...next, open: 2, overdue: 1 })
})

test('the reviewer’s claims are counted until they expire', async () => {
  await claimReview(world.deps, reviewer, await submit(1))
  await claimReview(world.deps, otherReviewer, await submit(2))
  expect(await countReviews(world.deps, reviewer)).toMatchObject({ open: 2, mine: 1 })
  world.time.advance({ minutes: 16 })
  expect(await countReviews(world.deps, reviewer)).toMatchObject({ open: 2, mine: 0 })
})

test('the reviewer’s own application is not counted, and other reviewers count it', async () => {
  await submit(1)
  const own = applicant(reviewer.accountId)
  await submitted(world, own, { ...passport, certificateNumber: 'C01X00T2' })
  const [soon, late] = ['2026-11-26T06:00:00.000Z', '2026-11-27T06:00:00.000Z']
  expect(await countAt(soon)).toMatchObject({ dueSoon: 1, overdue: 0 })
  expect(await countAt(late)).toMatchObject({ dueSoon: 0, overdue: 1 })
  expect(await countReviews(world.deps, otherReviewer)).toMatchObject({ dueSoon: 0, overdue: 2 })
})

test('counting ends at 1,000, and says so', async () => {
  const records = { ...world.records, countOpenReviews: async ({ atMost }: { atMost: number }) => atMost }
  const counts = await countReviews({ ...world.deps, records }, reviewer)
  expect(counts).toEqual({
    open: 1000,
    overdue: 1000,
    dueToday: 1000,
    dueSoon: 1000,
    mine: 0,
    capped: true,
  })
})
