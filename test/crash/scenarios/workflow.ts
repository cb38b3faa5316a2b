import { putCalendar } from '../../../lambdas/usecases/calendar/manage-calendar.ts'
import { decideByName } from '../../../lambdas/usecases/review/decide-review.ts'
import { expireApplication, warnOfExpiry } from '../../../lambdas/usecases/workflow/draft-expiry.ts'
import { openReview } from '../../../lambdas/usecases/workflow/open-review.ts'
import { parkApplication, resumeApplication } from '../../../lambdas/usecases/workflow/parking.ts'
import { rescheduleReviews } from '../../../lambdas/usecases/workflow/reschedule-reviews.ts'
import { dispatchSignal } from '../../../lambdas/usecases/workflow/signals.ts'
import { simulateAdvancement } from '../../../lambdas/usecases/workflow/simulate-advancement.ts'
import { markOverdue, remindReviewers } from '../../../lambdas/usecases/workflow/watch-deadline.ts'
import { drafted, passport, recordOf, submitted } from '../../support/walk.ts'
import { operator } from '../../support/world.ts'
import type { Scenario } from './scenario.ts'
import { awaitedBy, erika, inReview, newYear, parked, toRetry } from './situations.ts'

/** Scenarios of the state machine's steps and of the signals for it. */
export const workflowScenarios: readonly Scenario[] = [
  {
    usecase: 'dispatchSignal',
    situation: 'of a submission that is awaited',
    prepare: async world => {
      const applicationId = await inReview(world)
      await awaitedBy(world, applicationId, 'SUBMISSION')
      return deps => dispatchSignal(deps.workflow, world.records.state(applicationId))
    },
  },
  {
    usecase: 'openReview',
    situation: 'of a submitted application',
    prepare: async world => {
      const applicationId = await inReview(world)
      return deps => openReview(deps, { applicationId, attempt: 1 })
    },
  },
  {
    usecase: 'openReview',
    situation: 'of one whose name asks for a decision',
    world: { testMode: true },
    prepare: async world => {
      const applicationId = await submitted(world, erika, { ...passport, name: 'TEST APPROVE' })
      return deps => openReview(deps, { applicationId, attempt: 1 })
    },
  },
  {
    usecase: 'decideByName',
    situation: 'of a rejection, with four eyes',
    world: { testMode: true, fourEyes: true },
    prepare: async world => {
      const applicationId = await submitted(world, erika, { ...passport, name: 'TEST REJECT FORGED' })
      return deps => decideByName(deps, applicationId, 1)
    },
  },
  ...(['DUE_SOON', 'OVERDUE'] as const).map(
    (to): Scenario => ({
      usecase: 'simulateAdvancement',
      situation: `of a review to ${to}`,
      world: { testMode: true },
      prepare: async world => {
        const applicationId = await inReview(world)
        return deps => simulateAdvancement(deps, operator, applicationId, to)
      },
    }),
  ),
  ...(['EXPIRY_WARNING', 'EXPIRED'] as const).map(
    (to): Scenario => ({
      usecase: 'simulateAdvancement',
      situation: `of a draft to ${to}`,
      world: { testMode: true },
      prepare: async world => {
        const applicationId = await drafted(world, erika)
        return deps => simulateAdvancement(deps, operator, applicationId, to)
      },
    }),
  ),
  {
    usecase: 'rescheduleReviews',
    situation: 'of one whose provisional deadline moves',
    prepare: async world => {
      world.time.set('2026-12-30T02:00:00.000Z')
      await inReview(world)
      await putCalendar(world.deps, operator, '2027', newYear)
      return deps => rescheduleReviews(deps, {})
    },
  },
  {
    usecase: 'warnOfExpiry',
    situation: 'of a draft',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      return deps => warnOfExpiry(deps, { applicationId, attempt: 1, remainingSeconds: 259_200 })
    },
  },
  {
    usecase: 'expireApplication',
    situation: 'of a draft',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      return deps => expireApplication(deps, { applicationId })
    },
  },
  {
    usecase: 'expireApplication',
    situation: 'of a retry',
    prepare: async world => {
      const applicationId = await toRetry(world)
      return deps => expireApplication(deps, { applicationId })
    },
  },
  {
    usecase: 'remindReviewers',
    situation: 'of an open review',
    prepare: async world => {
      const applicationId = await inReview(world)
      return deps => remindReviewers(deps, { applicationId, attempt: 1, revision: 0 })
    },
  },
  {
    usecase: 'markOverdue',
    situation: 'of an open review',
    prepare: async world => {
      const applicationId = await inReview(world)
      const { deadline } = (await recordOf(world, applicationId)).application
      const dueAt = deadline?.dueAt ?? ''
      return deps => markOverdue(deps, { applicationId, attempt: 1, revision: 0, dueAt })
    },
  },
  {
    usecase: 'parkApplication',
    situation: 'in review',
    prepare: async world => {
      const applicationId = await inReview(world)
      return deps => parkApplication(deps, { applicationId, error: 'States.TaskFailed' })
    },
  },
  {
    usecase: 'resumeApplication',
    situation: 'that was parked',
    prepare: async world => {
      const applicationId = await parked(world)
      return deps => resumeApplication(deps, { applicationId })
    },
  },
]
