import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { claimNextReview } from '../../../../lambdas/usecases/review/claim-next-review.ts'
import { claimReview, releaseReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { handOverReview } from '../../../../lambdas/usecases/review/hand-over-review.ts'
import { listReviews } from '../../../../lambdas/usecases/review/list-reviews.ts'
import { readReview } from '../../../../lambdas/usecases/review/read-review.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { applicationOf, passport, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, otherReviewer, reviewer, type World } from '../../../support/world.ts'

const third = { accountId: 'reviewer-3', roles: ['reviewer'] } as const
const note = '名字的第二个字请您再看一下'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const submit = (number: number) =>
  submitted(world, applicant(`person-${number}`), { ...passport, certificateNumber: `C01X00T${number}` })
const next = async (who: typeof reviewer, skills = {}) =>
  (await claimNextReview(world.deps, who, skills)).applicationId
const list = async (who: typeof reviewer, state: 'handed' | 'all' | 'unclaimed') =>
  (await listReviews(world.deps, who, { state, limit: 10 })).items

/** Handed over by `reviewer`. */
async function handed(applicationId: string, to?: typeof reviewer): Promise<string> {
  await claimReview(world.deps, reviewer, applicationId)
  await handOverReview(world.deps, reviewer, applicationId, {
    note,
    ...(to === undefined ? {} : { to: to.accountId }),
  })
  return applicationId
}

describe('a review that was handed over', () => {
  test('is open again, and the next holder reads the note after a recorded look', async () => {
    const applicationId = await handed(await submit(1), otherReviewer)
    const outline = await readReview(world.deps, otherReviewer, applicationId)
    expect(JSON.stringify(outline)).not.toContain(note)
    expect(outline.handover).toMatchObject({ by: reviewer.accountId, mine: true })
    await claimReview(world.deps, otherReviewer, applicationId)
    const { notes } = await readReview(world.deps, otherReviewer, applicationId)
    expect(notes).toMatchObject([
      { reviewerId: reviewer.accountId, text: note, handover: { to: otherReviewer.accountId } },
    ])
    const trail = [...world.records.stored.audit.values()].slice(-4)
    expect(trail.map(({ action, actor }) => [action, actor.id])).toEqual([
      ['review.claim', reviewer.accountId],
      ['review.hand-over', reviewer.accountId],
      ['review.claim', otherReviewer.accountId],
      ['review.read', otherReviewer.accountId],
    ])
    expect(JSON.stringify([...world.records.stored.audit.values()])).not.toContain(note)
    expect(JSON.stringify([...world.records.stored.events.values()])).not.toContain(note)
  })

  test.each([
    ['with the named colleague', otherReviewer, { details: { colleague: 'reviewer-2' } }],
    ['without a colleague', undefined, {}],
  ])('is in the trail %s', async (_, to, details) => {
    const applicationId = await handed(await submit(1), to)
    expect(trailOf(world).at(-1)).toStrictEqual({
      accountId: 'person-1',
      at: monday,
      actor: { role: 'reviewer', id: 'reviewer-1' },
      action: 'review.hand-over',
      applicationId,
      ...details,
    })
  })

  test('is listed for the named colleague, and marked for others', async () => {
    const applicationId = await handed(await submit(1), otherReviewer)
    await submit(2)
    expect((await list(otherReviewer, 'handed')).map(each => each.applicationId)).toEqual([applicationId])
    expect(await list(third, 'handed')).toEqual([])
    expect((await list(third, 'all')).find(each => each.applicationId === applicationId)).toMatchObject({
      handover: { to: otherReviewer.accountId, mine: false },
    })
  })

  test('is the named colleague’s next claim, before earlier deadlines and whatever the types', async () => {
    const earlier = await submit(1)
    world.time.advance({ days: 1 })
    const applicationId = await handed(await submit(2), otherReviewer)
    expect(await next(otherReviewer, { certificateTypes: ['ID_CARD'] })).toBe(applicationId)
    expect(await next(otherReviewer)).toBe(earlier)
  })

  test('is passed over by others until it is due soon', async () => {
    const applicationId = await handed(await submit(1), otherReviewer)
    expect(await next(third)).toBeUndefined()
    const { deadline } = await applicationOf(world, applicationId)
    world.time.set(deadline?.dueSoonAt ?? '')
    expect(await next(third)).toBe(applicationId)
  })

  test('can be claimed by others explicitly, which ends the handover', async () => {
    const applicationId = await handed(await submit(1), otherReviewer)
    await claimReview(world.deps, third, applicationId)
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('handover')
    await releaseReview(world.deps, third, applicationId)
    expect(await next(reviewer)).toBe(applicationId)
  })

  test('stays with the colleague whose claim ended without a decision', async () => {
    const applicationId = await handed(await submit(1), otherReviewer)
    await claimReview(world.deps, otherReviewer, applicationId)
    await releaseReview(world.deps, otherReviewer, applicationId)
    expect(await next(third)).toBeUndefined()
    expect(await next(otherReviewer)).toBe(applicationId)
  })

  test('to any reviewer comes back to the one who handed it over only if nothing else waits', async () => {
    const applicationId = await handed(await submit(1))
    world.time.advance({ days: 1 })
    const later = await submit(2)
    expect(await next(reviewer)).toBe(later)
    expect(await next(reviewer)).toBe(applicationId)
    const again = await handed(await submit(3))
    expect(await next(third)).toBe(again)
  })

  test('is no longer handed over after the decision', async () => {
    const applicationId = await handed(await submit(1), otherReviewer)
    await claimReview(world.deps, otherReviewer, applicationId)
    await decideReview(world.deps, otherReviewer, applicationId, { outcome: 'APPROVE', reasons: [] })
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('handover')
  })

  test('cannot be handed over again by the first reviewer', async () => {
    const applicationId = await handed(await submit(1))
    expect(
      await refusalOf(() => handOverReview(world.deps, reviewer, applicationId, { note })),
    ).toMatchObject({
      code: 'WRONG_STATE',
    })
  })

  test('is not handed over if another reviewer claims it meanwhile', async () => {
    const applicationId = await submit(1)
    await claimReview(world.deps, reviewer, applicationId)
    world.records.beforeNextCommit(async () => {
      world.time.advance({ minutes: 16 })
      await claimReview(world.deps, otherReviewer, applicationId)
    })
    expect(
      await refusalOf(() => handOverReview(world.deps, reviewer, applicationId, { note })),
    ).toMatchObject({
      code: 'REVIEW_CLAIMED_BY_OTHER',
    })
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('notes')
  })
})
