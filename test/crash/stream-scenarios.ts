import type { StoredChange } from '../../domain/stored-change.ts'
import { putCalendar } from '../../lambdas/usecases/calendar/manage-calendar.ts'
import { requestUpload } from '../../lambdas/usecases/intake/request-upload.ts'
import { followChange } from '../../lambdas/usecases/workflow/follow-change.ts'
import { rescheduleReviews } from '../../lambdas/usecases/workflow/reschedule-reviews.ts'
import { applicationOf, drafted, submitted, uploaded, uploadOf } from '../support/walk.ts'
import { applicant, type Dependencies, operator, type World } from '../support/world.ts'
import { storedChanges } from './redelivery.ts'
import type { Scenario } from './scenarios/scenario.ts'

const erika = applicant('erika')
const newYear = { off: ['2027-01-01', '2027-01-04'], work: [] }

/** Delivers one kind of stored items only. */
function delivery(world: World, of: StoredChange['of']) {
  const changes = storedChanges(world).filter(change => change.of === of)
  if (changes.length === 0) throw new Error('the stream has nothing to tell')
  return async (deps: Dependencies) => {
    for (const change of changes) await followChange(deps, change)
  }
}

/** The consumers of the stream. After a crash a consumer gets the same records again, and no others. */
export const streamScenarios: readonly Scenario[] = [
  {
    usecase: 'followChange',
    situation: 'of a new application',
    prepare: async world => {
      await drafted(world, erika)
      return delivery(world, 'APPLICATION')
    },
  },
  {
    usecase: 'followChange',
    situation: 'of a submission that is awaited',
    prepare: async world => {
      const applicationId = await submitted(world, erika)
      const { attempt } = await applicationOf(world, applicationId)
      world.deps.workflow.tokens.add('token')
      world.records.await(applicationId, { for: 'SUBMISSION', attempt, token: 'token' })
      return delivery(world, 'APPLICATION')
    },
  },
  {
    usecase: 'followChange',
    situation: 'of a deadline that was moved',
    prepare: async world => {
      world.time.set('2026-12-30T02:00:00.000Z')
      await submitted(world, erika)
      await putCalendar(world.deps, operator, '2027', newYear)
      await rescheduleReviews(world.deps, {})
      return delivery(world, 'APPLICATION')
    },
  },
  {
    usecase: 'followChange',
    situation: 'of a calendar',
    prepare: async world => {
      await putCalendar(world.deps, operator, '2027', newYear)
      return delivery(world, 'CALENDAR')
    },
  },
  {
    usecase: 'followChange',
    situation: 'of a document that was replaced',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      await uploaded(world, erika, applicationId, 'HOLDING')
      await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
      return delivery(world, 'SUPERSEDED_DOCUMENT')
    },
  },
  {
    usecase: 'publish',
    situation: 'of all stored items',
    prepare: async world => {
      await submitted(world, erika)
      const events = [...world.records.stored.events.values()]
      return async (deps: Dependencies) => {
        for (const event of events) await deps.bus.publish(event)
      }
    },
  },
]
