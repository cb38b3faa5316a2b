import { operations } from '../../../contract/operations.ts'
import * as requests from '../../../contract/reference/request-examples.ts'
import { story, times } from '../../../contract/reference/story.ts'
import { listDifferences, listSecondReviews } from '../../../lambdas/usecases/quality/list-samples.ts'
import {
  claimSecondReview,
  decideSecondReview,
  readSecondReview,
} from '../../../lambdas/usecases/quality/second-review.ts'
import { claimNextReview } from '../../../lambdas/usecases/review/claim-next-review.ts'
import { claimReview, releaseReview } from '../../../lambdas/usecases/review/claim-review.ts'
import { countReviews } from '../../../lambdas/usecases/review/count-reviews.ts'
import { decideReview, simulateDecision } from '../../../lambdas/usecases/review/decide-review.ts'
import { listReviews } from '../../../lambdas/usecases/review/list-reviews.ts'
import { readReview, readReviewOutline } from '../../../lambdas/usecases/review/read-review.ts'
import { concludeReview } from '../../../lambdas/usecases/workflow/conclude-review.ts'
import { simulateAdvancement } from '../../../lambdas/usecases/workflow/simulate-advancement.ts'
import { playUntilSubmission } from './play-application.ts'
import { playCollaboration, playColleagues } from './play-collaboration.ts'
import { asStaff, parsing, withExpiredToken } from './refused-requests.ts'
import { operator, otherReviewer, reviewer, type StoryWorld, storyWorld } from './story-world.ts'

const { applicationId } = story
const noReasons = { reasons: [] }

/** A reviewer finds the review, claims it, releases it and claims it again. */
async function playClaim(world: StoryWorld): Promise<void> {
  const { deps, time } = world
  time.set(times.queueRead)
  await world.answer('listReviews', 'oneReview', () =>
    listReviews(deps, reviewer, { limit: 25, state: 'all' }),
  )
  await world.problem(
    'listReviews',
    parsing(world, operations.listReviews, asStaff({ query: { state: 'open' } })),
  )
  await world.answer('countReviews', 'none', () => countReviews(deps, reviewer))
  await world.problem('countReviews', parsing(world, operations.countReviews, withExpiredToken))
  await world.answer('getReview', 'unclaimed', () => readReview(deps, reviewer, applicationId))
  await world.problem('getReview', () =>
    readReview(deps, { ...reviewer, accountId: story.accountId }, applicationId),
  )
  await world.answer('claimNextReview', 'none', () =>
    claimNextReview(deps, reviewer, { certificateTypes: ['DRIVER_LICENSE'] }),
  )
  await world.problem(
    'claimNextReview',
    parsing(world, operations.claimNextReview, asStaff({ body: { issuingRegions: ['EU'] } })),
  )
  time.set(times.claimed)
  await claimReview(deps, reviewer, applicationId)
  await world.answer('releaseReview', 'released', async () => {
    const { record } = await releaseReview(deps, reviewer, applicationId)
    return readReviewOutline(deps, reviewer, applicationId, record)
  })
  await claimReview(deps, reviewer, applicationId)
  await world.answer('claimReview', 'claimed', () => readReview(deps, reviewer, applicationId))
  await world.problem('claimReview', () => claimReview(deps, otherReviewer, applicationId))
  await world.problem('releaseReview', () => releaseReview(deps, otherReviewer, applicationId))
}

/** The first attempt ends with a requested retry. */
export async function playRetry(world: StoryWorld): Promise<void> {
  const { deps, time } = world
  await playClaim(world)
  await playCollaboration(world)
  time.set(times.retryRequested)
  await world.answer('decideReview', 'retry', () =>
    decideReview(deps, reviewer, applicationId, requests.decideReview.retry.value),
  )
  await world.problem('decideReview', () =>
    decideReview(deps, reviewer, applicationId, { ...requests.decideReview.approve.value, ...noReasons }),
  )
  await concludeReview(deps, { applicationId, attempt: 1 })
}

/** The second attempt is approved. */
export async function playApproval(world: StoryWorld): Promise<void> {
  const { deps, time } = world
  time.set(times.claimedAgain)
  await claimReview(deps, reviewer, applicationId)
  time.set(times.approved)
  await world.answer('decideReview', 'approve', () =>
    decideReview(deps, reviewer, applicationId, { ...requests.decideReview.approve.value, ...noReasons }),
  )
  await concludeReview(deps, { applicationId, attempt: 2 })
}

/** Another reviewer has another opinion on the approval. The application stays approved. */
export async function playSecondReview(world: StoryWorld): Promise<void> {
  const { deps, time } = world
  time.set(times.secondReviewClaimed)
  const page = { limit: 25 }
  await world.answer('listSecondReviews', 'one', () => listSecondReviews(deps, otherReviewer, page))
  await world.problem('listSecondReviews', parsing(world, operations.listSecondReviews, withExpiredToken))
  const [sample] = (await listSecondReviews(deps, otherReviewer, page)).items
  const sampleId = sample?.sampleId ?? ''
  await world.problem('claimSecondReview', () =>
    claimSecondReview(deps, { ...reviewer, accountId: story.accountId }, sampleId),
  )
  await claimSecondReview(deps, otherReviewer, sampleId)
  await world.answer('claimSecondReview', 'claimed', () => readSecondReview(deps, otherReviewer, sampleId))
  time.set(times.secondReviewDecided)
  const opinion = requests.decideSecondReview.retry.value
  const decide = () =>
    decideSecondReview(deps, otherReviewer, sampleId, { ...opinion, reasons: [...opinion.reasons] })
  await world.answer('decideSecondReview', 'retry', decide)
  await world.problem('decideSecondReview', decide)
  await playColleagues(world)
  await world.answer('listDifferences', 'one', () => listDifferences(deps, page))
  await world.problem(
    'listDifferences',
    parsing(world, operations.listDifferences, asStaff({ query: { limit: '500' } })),
  )
}

/** The same first attempt on a stage in test mode. */
export async function playTestMode(): Promise<StoryWorld> {
  const world = storyWorld({ testMode: true })
  const { deps, time } = world
  await world.answer('health', 'testMode', async () => ({ status: 'ok', testMode: true }))
  await playUntilSubmission(world)
  time.set(times.queueRead)
  await world.answer('simulateAdvancement', 'overdue', () =>
    simulateAdvancement(deps, operator, applicationId, requests.advanceApplication.overdue.value.to),
  )
  await world.problem('simulateAdvancement', () =>
    simulateAdvancement(deps, operator, applicationId, 'EXPIRED'),
  )
  await world.answer('simulateDecision', 'approve', () =>
    simulateDecision(deps, operator, applicationId, { ...requests.decideReview.approve.value, ...noReasons }),
  )
  await world.problem('simulateDecision', () =>
    simulateDecision(deps, operator, applicationId, { ...requests.decideReview.approve.value, ...noReasons }),
  )
  return world
}
