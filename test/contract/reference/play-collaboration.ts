import { operations } from '../../../contract/operations.ts'
import * as requests from '../../../contract/reference/request-examples.ts'
import { story, times } from '../../../contract/reference/story.ts'
import { claimReview } from '../../../lambdas/usecases/review/claim-review.ts'
import {
  askColleague,
  giveOpinion,
  readQuestion,
} from '../../../lambdas/usecases/review/consult-colleague.ts'
import { handOverReview } from '../../../lambdas/usecases/review/hand-over-review.ts'
import { listColleagues } from '../../../lambdas/usecases/review/list-colleagues.ts'
import { readReviewOutline } from '../../../lambdas/usecases/review/read-review.ts'
import { asStaff, parsing, withExpiredToken } from './refused-requests.ts'
import { otherReviewer, reviewer, type StoryWorld } from './story-world.ts'

const { applicationId, consultationId } = story

/** The holder hands the review over. The colleague asks back, and leaves it to the first reviewer. */
export async function playCollaboration(world: StoryWorld): Promise<void> {
  const { deps, time } = world
  const { toColleague, toAny } = requests.handOverReview
  time.set(times.handedOver)
  await world.answer('handOverReview', 'toColleague', async () => {
    const { record } = await handOverReview(deps, reviewer, applicationId, toColleague.value)
    return readReviewOutline(deps, reviewer, applicationId, record)
  })
  await world.problem(
    'handOverReview',
    parsing(world, operations.handOverReview, asStaff({ body: { note: '' } })),
  )
  time.set(times.takenOver)
  await claimReview(deps, otherReviewer, applicationId)
  time.set(times.asked)
  world.drawing.ids.push(consultationId)
  const { value: question } = requests.askColleague.colleague
  await world.answer('askColleague', 'asked', () =>
    askColleague(deps, otherReviewer, applicationId, question),
  )
  await world.problem('askColleague', () => askColleague(deps, reviewer, applicationId, question))
  time.set(times.questionRead)
  const asked = { applicationId, consultationId }
  await world.answer('getQuestion', 'asked', () => readQuestion(deps, reviewer, asked))
  time.set(times.answered)
  const { value: opinion } = requests.giveOpinion.retry
  const answer = () => giveOpinion(deps, reviewer, asked, { ...opinion, reasons: [...opinion.reasons] })
  await world.answer('giveOpinion', 'retry', answer)
  await world.problem('giveOpinion', answer)
  await world.problem('getQuestion', () => readQuestion(deps, reviewer, asked))
  time.set(times.claimedBack)
  await handOverReview(deps, otherReviewer, applicationId, toAny.value)
  await claimReview(deps, reviewer, applicationId)
}

/** After the first decisions were counted. */
export async function playColleagues(world: StoryWorld): Promise<void> {
  await world.answer('listColleagues', 'one', () => listColleagues(world.deps, otherReviewer))
  await world.problem('listColleagues', parsing(world, operations.listColleagues, withExpiredToken))
}
