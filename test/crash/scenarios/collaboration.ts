import {
  askColleague,
  giveOpinion,
  readQuestion,
} from '../../../lambdas/usecases/review/consult-colleague.ts'
import { decideReview } from '../../../lambdas/usecases/review/decide-review.ts'
import { handOverReview } from '../../../lambdas/usecases/review/hand-over-review.ts'
import { listColleagues } from '../../../lambdas/usecases/review/list-colleagues.ts'
import { claimed } from '../../support/walk.ts'
import { otherReviewer, reviewer, type World } from '../../support/world.ts'
import type { Scenario } from './scenario.ts'
import { awaitedBy, erika, glare } from './situations.ts'

async function asked(world: World) {
  const applicationId = await claimed(world, erika)
  const { consultationId } = await askColleague(world.deps, reviewer, applicationId, { question: 'Glare?' })
  return { applicationId, consultationId }
}

/** What reviewers do together. */
export const collaborationScenarios: readonly Scenario[] = [
  {
    usecase: 'handOverReview',
    situation: 'to a colleague',
    prepare: async world => {
      const applicationId = await claimed(world, erika)
      return deps =>
        handOverReview(deps, reviewer, applicationId, { note: 'Please look.', to: otherReviewer.accountId })
    },
  },
  {
    usecase: 'askColleague',
    situation: 'any reviewer',
    prepare: async world => {
      const applicationId = await claimed(world, erika)
      return deps => askColleague(deps, reviewer, applicationId, { question: 'Glare?' })
    },
  },
  {
    usecase: 'readQuestion',
    situation: 'by a colleague',
    prepare: async world => {
      const of = await asked(world)
      return deps => readQuestion(deps, otherReviewer, of)
    },
  },
  {
    usecase: 'giveOpinion',
    situation: 'with a note',
    prepare: async world => {
      const of = await asked(world)
      return deps =>
        giveOpinion(deps, otherReviewer, of, {
          outcome: 'REQUEST_RETRY',
          reasons: [...glare],
          note: 'Too much.',
        })
    },
  },
  {
    usecase: 'decideReview',
    situation: 'APPROVE with a question that nobody answered',
    prepare: async world => {
      const { applicationId } = await asked(world)
      await awaitedBy(world, applicationId, 'DECISION')
      return deps => decideReview(deps, reviewer, applicationId, { outcome: 'APPROVE', reasons: [] })
    },
  },
  {
    usecase: 'listColleagues',
    situation: 'without any',
    prepare: async () => deps => listColleagues(deps, reviewer),
  },
]
