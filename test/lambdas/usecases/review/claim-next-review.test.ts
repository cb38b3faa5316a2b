import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { claimNextReview } from '../../../../lambdas/usecases/review/claim-next-review.ts'
import { claimReview, releaseReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { decided, passport, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, otherReviewer, reviewer, type World } from '../../../support/world.ts'

let world: World
afterEach(() => assertInvariants(world))

const submit = (number: number) =>
  submitted(world, applicant(`person-${number}`), { ...passport, certificateNumber: `C01X00T${number}` })
const next = (who = reviewer, skills = {}) => claimNextReview(world.deps, who, skills)
const limitReached = { code: 'REVIEW_LIMIT_REACHED' }

/** A reviewer who claims the same review first, once. */
function overtakenBy(run: () => Promise<unknown>): void {
  world.records.beforeNextCommit(run)
}

describe('claiming the next review', () => {
  beforeEach(() => {
    world = makeWorld()
  })

  test('takes the earliest deadline that nobody holds, until none waits', async () => {
    const first = await submit(1)
    world.time.advance({ days: 1 })
    const second = await submit(2)
    expect(await next()).toEqual({ applicationId: first })
    expect(await next(otherReviewer)).toEqual({ applicationId: second })
    expect(await next()).toEqual({})
  })

  test('takes only reviews of the given types and regions', async () => {
    const applicationId = await submit(1)
    expect(await next(reviewer, { certificateTypes: ['ID_CARD'] })).toEqual({})
    expect(await next(reviewer, { issuingRegions: ['CN', 'FR'] })).toEqual({})
    const skills = { certificateTypes: ['ID_CARD', 'PASSPORT', 'PASSPORT'], issuingRegions: ['CN', 'DE'] }
    expect(await next(reviewer, skills)).toEqual({ applicationId })
  })

  test('never takes the reviewer’s own application', async () => {
    await submitted(world, applicant(reviewer.accountId))
    expect(await next()).toEqual({})
  })

  test('passes over a review that another reviewer took meanwhile', async () => {
    const first = await submit(1)
    const second = await submit(2)
    const inOrder = [first, second].sort()
    overtakenBy(() => claimReview(world.deps, otherReviewer, String(inOrder[0])))
    expect(await next()).toEqual({ applicationId: inOrder[1] })
  })
})

describe('a limit of open reviews', () => {
  beforeEach(() => {
    world = makeWorld({ openReviewsPerReviewer: 2 })
  })

  test('refuses one more claim, for this reviewer only; renewals are not counted', async () => {
    const ids = [await submit(1), await submit(2), await submit(3)]
    for (const id of ids.slice(0, 2)) await claimReview(world.deps, reviewer, id)
    for (const id of ids.slice(0, 2)) await claimReview(world.deps, reviewer, id)
    expect(await refusalOf(() => claimReview(world.deps, reviewer, String(ids[2])))).toMatchObject(
      limitReached,
    )
    expect(await refusalOf(() => next())).toMatchObject(limitReached)
    expect(await next(otherReviewer)).toEqual({ applicationId: ids[2] })
  })

  test('counts no claim that was decided, released or has expired', async () => {
    const [one, two, three, four] = [await submit(1), await submit(2), await submit(3), await submit(4)]
    await decided(world, one, 'APPROVE')
    await claimReview(world.deps, reviewer, two)
    await releaseReview(world.deps, reviewer, two)
    await claimReview(world.deps, reviewer, three)
    await claimReview(world.deps, reviewer, four)
    expect(await refusalOf(() => claimReview(world.deps, reviewer, two))).toMatchObject(limitReached)
    world.time.advance({ minutes: 16 })
    await claimReview(world.deps, reviewer, two)
  })

  test('counts no claim of an application that is gone', async () => {
    const [one, two, three] = [await submit(1), await submit(2), await submit(3)]
    for (const id of [one, two]) await claimReview(world.deps, reviewer, id)
    const application: World['records']['application'] = async id =>
      id === one ? undefined : world.records.application(id)
    const records = { ...world.records, application }
    await claimReview({ ...world.deps, records }, reviewer, three)
    const claims = await world.records.claimsOf(reviewer.accountId)
    expect(Object.keys(claims?.expiries ?? {}).sort()).toEqual([two, three].sort())
  })

  test('holds when claims race', async () => {
    const ids = [await submit(1), await submit(2), await submit(3)]
    await claimReview(world.deps, reviewer, String(ids[0]))
    overtakenBy(() => claimReview(world.deps, reviewer, String(ids[1])))
    expect(await refusalOf(() => claimReview(world.deps, reviewer, String(ids[2])))).toMatchObject(
      limitReached,
    )
    const claims = await world.records.claimsOf(reviewer.accountId)
    expect(Object.keys(claims?.expiries ?? {}).sort()).toEqual(ids.slice(0, 2).sort())
  })
})
