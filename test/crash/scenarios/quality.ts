import { listDifferences, listSecondReviews } from '../../../lambdas/usecases/quality/list-samples.ts'
import {
  claimSecondReview,
  decideSecondReview,
  readSecondReview,
} from '../../../lambdas/usecases/quality/second-review.ts'
import { concludeReview } from '../../../lambdas/usecases/workflow/conclude-review.ts'
import { concluded, decided, submitted } from '../../support/walk.ts'
import { type Dependencies, otherReviewer, type World } from '../../support/world.ts'
import type { Scenario } from './scenario.ts'
import { erika, glare, inReview, page } from './situations.ts'

const world = { qualitySampleShare: 1 }

/** The id of the sample of an approval. */
async function sampled(of: World): Promise<string> {
  await concluded(of, await submitted(of, erika), 'APPROVE')
  const [sample] = of.records.stored.samples.values()
  return sample?.sampleId ?? ''
}

async function claimed(of: World): Promise<string> {
  const sampleId = await sampled(of)
  await claimSecondReview(of.deps, otherReviewer, sampleId)
  return sampleId
}

const differing = { outcome: 'REQUEST_RETRY' as const, reasons: [...glare] }

/** The second, blind review of sampled decisions. */
export const qualityScenarios: readonly Scenario[] = [
  {
    usecase: 'concludeReview',
    situation: 'APPROVE that is sampled for a second review',
    world,
    prepare: async of => {
      const applicationId = await inReview(of)
      await decided(of, applicationId, 'APPROVE')
      return deps => concludeReview(deps, { applicationId, attempt: 1 })
    },
  },
  {
    usecase: 'listSecondReviews',
    situation: 'with one sample',
    world,
    prepare: async of => {
      await sampled(of)
      return deps => listSecondReviews(deps, otherReviewer, page)
    },
  },
  {
    usecase: 'claimSecondReview',
    situation: 'that nobody holds',
    world,
    prepare: async of => {
      const sampleId = await sampled(of)
      return deps => claimSecondReview(deps, otherReviewer, sampleId)
    },
  },
  {
    usecase: 'readSecondReview',
    situation: 'by its holder',
    world,
    prepare: async of => {
      const sampleId = await claimed(of)
      return deps => readSecondReview(deps, otherReviewer, sampleId)
    },
  },
  {
    usecase: 'decideSecondReview',
    situation: 'with another opinion',
    world,
    prepare: async of => {
      const sampleId = await claimed(of)
      return (deps: Dependencies) => decideSecondReview(deps, otherReviewer, sampleId, differing)
    },
  },
  {
    usecase: 'listDifferences',
    situation: 'with one difference',
    world,
    prepare: async of => {
      await decideSecondReview(of.deps, otherReviewer, await claimed(of), differing)
      return deps => listDifferences(deps, page)
    },
  },
]
