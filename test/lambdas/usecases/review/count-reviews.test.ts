import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { reviewCountsSchema } from '../../../../contract/review.ts'
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

test('a review is due soon in the last half of its last working day and overdue afterwards, unless it is decided', async () => {
  // Monday: due on Thursday the 26th.
  const first = await submit(1)
  await submit(2)
  world.time.advance({ days: 1 })
  await submit(3)
  const none = { dueSoon: 0, overdue: 0, capped: false }
  expect(await countAt('2026-11-26T05:29:59.000Z')).toEqual(none)
  expect(await countAt('2026-11-26T05:30:00.000Z')).toEqual({ ...none, dueSoon: 2 })
  expect(await countAt('2026-11-26T09:59:59.000Z')).toEqual({ ...none, dueSoon: 2 })
  expect(await countAt('2026-11-26T10:00:00.000Z')).toEqual({ ...none, overdue: 2 })
  expect(await countAt('2026-11-27T06:00:00.000Z')).toEqual({ ...none, dueSoon: 1, overdue: 2 })
  await decided(world, first, 'APPROVE')
  expect(await countAt('2026-11-27T06:00:00.000Z')).toEqual({ ...none, dueSoon: 1, overdue: 1 })
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
  expect(counts).toEqual({ dueSoon: 1000, overdue: 1000, capped: true })
})
