import {
  assertStillEnabled,
  assertStillHasRole,
} from '../../../lambdas/usecases/access/assert-still-enabled.ts'
import { putAccount } from '../../../lambdas/usecases/accounts/manage-account.ts'
import { claimNextReview } from '../../../lambdas/usecases/review/claim-next-review.ts'
import { claimReview, releaseReview } from '../../../lambdas/usecases/review/claim-review.ts'
import { countReviews } from '../../../lambdas/usecases/review/count-reviews.ts'
import { decideReview, simulateDecision } from '../../../lambdas/usecases/review/decide-review.ts'
import { listReviews } from '../../../lambdas/usecases/review/list-reviews.ts'
import { readReview, readReviewOutline } from '../../../lambdas/usecases/review/read-review.ts'
import { concludeReview } from '../../../lambdas/usecases/workflow/conclude-review.ts'
import { claimed, decided } from '../../support/walk.ts'
import { type Dependencies, operator, otherReviewer, reviewer, type World } from '../../support/world.ts'
import type { Scenario } from './scenario.ts'
import { awaitedBy, erika, fake, glare, inReview, page } from './situations.ts'

async function conclusion(world: World, outcome: 'APPROVE' | 'REQUEST_RETRY' | 'REJECT') {
  const applicationId = await inReview(world)
  const reasons = { APPROVE: [], REQUEST_RETRY: [...glare], REJECT: [...fake] }[outcome]
  await decided(world, applicationId, outcome, reasons)
  return (deps: Dependencies) => concludeReview(deps, { applicationId, attempt: 1 })
}

/** Scenarios from the queue to the effects of a decision. */
export const reviewScenarios: readonly Scenario[] = [
  {
    usecase: 'simulateDecision',
    situation: 'of a review that nobody holds',
    world: { testMode: true },
    prepare: async world => {
      const applicationId = await inReview(world)
      return deps => simulateDecision(deps, operator, applicationId, { outcome: 'APPROVE', reasons: [] })
    },
  },
  {
    usecase: 'listReviews',
    situation: 'of one open review',
    prepare: async world => {
      await inReview(world)
      return deps => listReviews(deps, reviewer, { state: 'all', ...page })
    },
  },
  {
    usecase: 'countReviews',
    situation: 'of one open review',
    prepare: async world => {
      world.time.set('2026-11-23T06:00:00.000Z')
      await inReview(world)
      return deps => countReviews(deps, reviewer)
    },
  },
  {
    usecase: 'assertStillEnabled',
    situation: 'of a reviewer',
    prepare: async () => deps => assertStillEnabled(deps, { ...reviewer, userName: 'reviewer-1' }),
  },
  {
    usecase: 'assertStillHasRole',
    situation: 'of a reviewer',
    prepare: async () => deps =>
      assertStillHasRole(deps, { ...reviewer, userName: 'reviewer-1' }, 'reviewer'),
  },
  {
    usecase: 'claimReview',
    situation: 'without a lease',
    prepare: async world => {
      const applicationId = await inReview(world)
      return deps => claimReview(deps, reviewer, applicationId)
    },
  },
  {
    usecase: 'claimReview',
    situation: 'below the limit of its reviewer',
    world: { openReviewsPerReviewer: 1 },
    prepare: async world => {
      const applicationId = await inReview(world)
      return deps => claimReview(deps, reviewer, applicationId)
    },
  },
  {
    usecase: 'claimNextReview',
    situation: 'of one open review',
    prepare: async world => {
      await inReview(world)
      return deps => claimNextReview(deps, reviewer, {})
    },
  },
  {
    usecase: 'releaseReview',
    situation: 'by its holder',
    prepare: async world => {
      const applicationId = await claimed(world, erika)
      return deps => releaseReview(deps, reviewer, applicationId)
    },
  },
  {
    usecase: 'readReview',
    situation: 'by its holder',
    prepare: async world => {
      const applicationId = await claimed(world, erika)
      return deps => readReview(deps, reviewer, applicationId)
    },
  },
  {
    usecase: 'readReviewOutline',
    situation: 'by another reviewer',
    prepare: async world => {
      const applicationId = await claimed(world, erika)
      return deps => readReviewOutline(deps, otherReviewer, applicationId)
    },
  },
  ...(['APPROVE', 'REQUEST_RETRY', 'REJECT'] as const).map(outcome => ({
    usecase: 'decideReview',
    situation: `${outcome} with a note`,
    prepare: async (world: World) => {
      const applicationId = await claimed(world, erika)
      await awaitedBy(world, applicationId, 'DECISION')
      const reasons = { APPROVE: [], REQUEST_RETRY: [...glare], REJECT: [...fake] }[outcome]
      return (deps: Dependencies) =>
        decideReview(deps, reviewer, applicationId, { outcome, reasons, internalNote: 'look again' })
    },
  })),
  {
    usecase: 'decideReview',
    situation: 'REJECT that a second reviewer must confirm',
    world: { fourEyes: true },
    prepare: async world => {
      const applicationId = await claimed(world, erika)
      return deps => decideReview(deps, reviewer, applicationId, { outcome: 'REJECT', reasons: [...fake] })
    },
  },
  {
    usecase: 'decideReview',
    situation: 'REJECT by the second reviewer',
    world: { fourEyes: true },
    prepare: async world => {
      const applicationId = await claimed(world, erika)
      await decideReview(world.deps, reviewer, applicationId, { outcome: 'REJECT', reasons: [...fake] })
      await claimReview(world.deps, otherReviewer, applicationId)
      return deps =>
        decideReview(deps, otherReviewer, applicationId, { outcome: 'REJECT', reasons: [...fake] })
    },
  },
  ...(['APPROVE', 'REQUEST_RETRY', 'REJECT'] as const).map(outcome => ({
    usecase: 'concludeReview',
    situation: outcome,
    prepare: (world: World) => conclusion(world, outcome),
  })),
  {
    usecase: 'concludeReview',
    situation: 'APPROVE of an account that joined a partner program meanwhile',
    prepare: async world => {
      const conclude = await conclusion(world, 'APPROVE')
      await putAccount(world.deps, operator, erika.accountId, {
        registrationRegion: 'DE',
        partnerProgram: true,
      })
      return conclude
    },
  },
  {
    usecase: 'concludeReview',
    situation: 'REQUEST_RETRY on the last attempt',
    world: { maximumAttempts: 1 },
    prepare: world => conclusion(world, 'REQUEST_RETRY'),
  },
]
