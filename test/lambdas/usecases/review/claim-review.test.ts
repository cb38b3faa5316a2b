import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { ErrorCode } from '../../../../domain/errors.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { claimReview, releaseReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, concluded, decided, drafted, recordOf, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, otherReviewer, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const claim = (applicationId: string, who = reviewer) => claimReview(world.deps, who, applicationId)
const release = (applicationId: string, who = reviewer) => releaseReview(world.deps, who, applicationId)
const leaseOf = async (applicationId: string) => (await applicationOf(world, applicationId)).lease

describe('a claim', () => {
  test('takes a lease of fifteen minutes', async () => {
    const applicationId = await submitted(world, erika)
    await claim(applicationId)
    expect(await leaseOf(applicationId)).toEqual({
      reviewerId: 'reviewer-1',
      claimedAt: '2026-11-23T02:00:00.000Z',
      expiresAt: '2026-11-23T02:15:00.000Z',
    })
  })

  test('by the holder renews it', async () => {
    const applicationId = await submitted(world, erika)
    await claim(applicationId)
    world.time.advance({ minutes: 14 })
    await claim(applicationId)
    expect(await leaseOf(applicationId)).toMatchObject({ expiresAt: '2026-11-23T02:29:00.000Z' })
  })

  test('is refused while another holds the review', async () => {
    const applicationId = await submitted(world, erika)
    await claim(applicationId)
    world.time.advance({ minutes: 14, seconds: 59 })
    expect(await refusalOf(claim(applicationId, otherReviewer))).toEqual(refused('REVIEW_CLAIMED_BY_OTHER'))
  })

  test('takes over an expired lease', async () => {
    const applicationId = await submitted(world, erika)
    await claim(applicationId)
    world.time.advance({ minutes: 15 })
    await claim(applicationId, otherReviewer)
    expect(await leaseOf(applicationId)).toMatchObject({ reviewerId: 'reviewer-2' })
    expect(await refusalOf(claim(applicationId))).toEqual(refused('REVIEW_CLAIMED_BY_OTHER'))
  })

  test('is granted to one of two concurrent reviewers', async () => {
    const applicationId = await submitted(world, erika)
    world.records.beforeNextCommit(() => claim(applicationId, otherReviewer))
    expect(await refusalOf(claim(applicationId))).toEqual(refused('REVIEW_CLAIMED_BY_OTHER'))
  })

  test('on one’s own application is refused', async () => {
    const applicationId = await submitted(world, applicant('reviewer-1'))
    expect(await refusalOf(claim(applicationId))).toEqual(refused('OWN_APPLICATION'))
  })

  const withdrawn = async (): Promise<string> => {
    const applicationId = await submitted(world, erika)
    await withdrawApplication(world.deps, erika, applicationId)
    return applicationId
  }

  const judged = async (judge: (...step: Parameters<typeof decided>) => Promise<void>): Promise<string> => {
    const applicationId = await submitted(world, erika)
    await judge(world, applicationId, 'APPROVE')
    return applicationId
  }

  test.each<[string, () => Promise<string>, ErrorCode]>([
    ['nothing there', async () => 'nothing', 'NOT_FOUND'],
    ['a draft: it is no reviewer’s business', () => drafted(world, erika), 'NOT_FOUND'],
    ['what was withdrawn', withdrawn, 'WRONG_STATE'],
    ['what was decided', () => judged(decided), 'ALREADY_DECIDED'],
    ['what was decided and applied', () => judged(concluded), 'ALREADY_DECIDED'],
  ])('and a release are refused on %s', async (_what, begin, code) => {
    const applicationId = await begin()
    expect(await refusalOf(claim(applicationId))).toEqual(refused(code))
    expect(await refusalOf(release(applicationId))).toEqual(refused(code))
  })
})

describe('a release', () => {
  test('allows others to claim at once', async () => {
    const applicationId = await submitted(world, erika)
    await claim(applicationId)
    await release(applicationId)
    expect(await leaseOf(applicationId)).toBeUndefined()
    await claim(applicationId, otherReviewer)
  })

  test('answers with the review as it was committed, and is in the trail like the claim, without details', async () => {
    const applicationId = await submitted(world, erika)
    const count = trailOf(world).length
    expect(await claim(applicationId)).toStrictEqual({ applicationId })
    const released = await release(applicationId)
    expect(released).toStrictEqual({ applicationId, record: await recordOf(world, applicationId) })
    expect(trailOf(world, count)).toStrictEqual(
      ['review.claim', 'review.release'].map(action => ({
        accountId: 'erika',
        at: monday,
        actor: { role: 'reviewer', id: 'reviewer-1' },
        action,
        applicationId,
      })),
    )
  })

  test('is refused to a reviewer without a valid lease', async () => {
    const applicationId = await submitted(world, erika)
    expect(await refusalOf(release(applicationId))).toEqual(refused('WRONG_STATE'))
    await claim(applicationId)
    expect(await refusalOf(release(applicationId, otherReviewer))).toEqual(refused('REVIEW_CLAIMED_BY_OTHER'))
    world.time.advance({ minutes: 15 })
    expect(await refusalOf(release(applicationId))).toEqual(refused('WRONG_STATE'))
  })
})
