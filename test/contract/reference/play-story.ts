import { head } from '../../../contract/openapi.ts'
import { notThroughEdge } from '../../../lambdas/usecases/access/through-edge.ts'
import { playResult, playSecondSubmission, playUntilSubmission, playWithdrawal } from './play-application.ts'
import {
  playAccount,
  playCalendars,
  playConsentWithdrawal,
  playFigures,
  playOverride,
  playParked,
} from './play-desk.ts'
import { playApproval, playRetry, playSecondReview, playTestMode } from './play-review.ts'
import { playDeliveries, playEndOfEndpoint, playEndpoint } from './play-webhooks.ts'
import { type Played, type StoryWorld, storyWorld } from './story-world.ts'

/** The routes that need no token. */
async function playPublic(world: StoryWorld): Promise<void> {
  const besidesTheEdge = () => Promise.reject(notThroughEdge())
  await world.answer('health', 'ok', async () => ({ status: 'ok' }))
  await world.problem('health', besidesTheEdge)
  await world.answer('openapi', 'beginning', async () => head)
  await world.problem('openapi', besidesTheEdge)
}

/** Plays the whole story with the use cases, in memory. Returns the answer of each operation. */
export async function playStory(): Promise<Played> {
  const world = storyWorld()
  await playEndpoint(world)
  await playUntilSubmission(world)
  await playRetry(world)
  await playSecondSubmission(world)
  await playApproval(world)
  await playSecondReview(world)
  await playResult(world)
  await playDeliveries(world)
  await playFigures(world)
  await playAccount(world)
  await playCalendars(world)
  await playEndOfEndpoint(world)
  await playPublic(world)
  const others = await Promise.all([
    playWithdrawal(),
    playConsentWithdrawal(),
    playParked(),
    playOverride(),
    playTestMode(),
  ])
  const all: Played = {}
  for (const { played } of [...others, world]) {
    for (const [name, { answer, problem }] of Object.entries(played)) {
      const before = all[name as keyof Played] ?? { answer: {} }
      all[name as keyof Played] = {
        answer: { ...before.answer, ...answer },
        problem: problem ?? before.problem,
      }
    }
  }
  return all
}
