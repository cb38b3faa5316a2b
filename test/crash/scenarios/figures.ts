import { publishedEvent } from '../../../contract/bus-events.ts'
import { countEvent } from '../../../lambdas/usecases/figures/count-event.ts'
import {
  listCountedApplications,
  readFigures,
  readReviewerFigures,
} from '../../../lambdas/usecases/figures/read-figures.ts'
import { concluded, submitted } from '../../support/walk.ts'
import type { World } from '../../support/world.ts'
import type { Scenario } from './scenario.ts'
import { erika, parked } from './situations.ts'

async function countAll(world: World, deps = world.deps): Promise<void> {
  for (const event of world.records.stored.events.values()) await countEvent(deps, publishedEvent(event))
}

const period = { from: '2026-11-20', to: '2026-11-30' }

/** The consumer of figures, and the operator's reads. */
export const figureScenarios: readonly Scenario[] = [
  {
    usecase: 'countEvent',
    situation: 'of every event of a retry',
    prepare: async world => {
      const applicationId = await submitted(world, erika)
      world.time.advance({ minutes: 90 })
      await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
      return deps => countAll(world, deps)
    },
  },
  {
    usecase: 'readFigures',
    situation: 'with a parked application',
    prepare: async world => {
      await parked(world)
      await countAll(world)
      return deps => readFigures(deps, period)
    },
  },
  {
    usecase: 'listCountedApplications',
    situation: 'of the submissions',
    prepare: async world => {
      await submitted(world, erika)
      await countAll(world)
      return deps => listCountedApplications(deps, { figure: 'submitted', limit: 25, ...period })
    },
  },
  {
    usecase: 'readReviewerFigures',
    situation: 'with one decision',
    prepare: async world => {
      await concluded(world, await submitted(world, erika), 'APPROVE')
      await countAll(world)
      return deps => readReviewerFigures(deps, period)
    },
  },
]
