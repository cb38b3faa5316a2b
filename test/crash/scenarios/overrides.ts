import { expireProposal } from '../../../lambdas/usecases/override/expire-proposal.ts'
import { proposeOverride } from '../../../lambdas/usecases/override/propose-override.ts'
import { listProposals, readProposal } from '../../../lambdas/usecases/override/read-proposals.ts'
import { ruleOnOverride } from '../../../lambdas/usecases/override/rule-on-override.ts'
import { concludeReview } from '../../../lambdas/usecases/workflow/conclude-review.ts'
import { openReview } from '../../../lambdas/usecases/workflow/open-review.ts'
import { proposed, rejected, reopened } from '../../support/walk-overrides.ts'
import { operator, otherOperator } from '../../support/world.ts'
import type { Scenario } from './scenario.ts'
import { erika, page } from './situations.ts'

const reconciler = { role: 'system', id: 'reconciler' } as const

/** Operators have a rejected application reviewed again. */
export const overrideScenarios: readonly Scenario[] = [
  {
    usecase: 'proposeOverride',
    situation: 'of a rejection',
    prepare: async world => {
      const applicationId = await rejected(world, erika)
      return deps => proposeOverride(deps, operator, applicationId, { reason: 'a misread name' })
    },
  },
  {
    usecase: 'listProposals',
    situation: 'with one proposal',
    prepare: async world => {
      await proposed(world, erika)
      return deps => listProposals(deps, otherOperator, page)
    },
  },
  {
    usecase: 'readProposal',
    situation: 'by the second operator',
    prepare: async world => {
      const { applicationId } = await proposed(world, erika)
      return deps => readProposal(deps, otherOperator, applicationId)
    },
  },
  ...(['CONFIRM', 'DECLINE', 'WITHDRAW'] as const).map(
    (ruling): Scenario => ({
      usecase: 'ruleOnOverride',
      situation: ruling,
      prepare: async world => {
        const { applicationId, proposalId } = await proposed(world, erika)
        const by = ruling === 'WITHDRAW' ? operator : otherOperator
        return deps => ruleOnOverride(deps, by, applicationId, { proposalId, ruling })
      },
    }),
  ),
  {
    usecase: 'openReview',
    situation: 'of a reopened review',
    prepare: async world => {
      const applicationId = await reopened(world, erika)
      await world.deps.workflow.start(applicationId, 1)
      return deps => openReview(deps, { applicationId, attempt: 1 })
    },
  },
  {
    usecase: 'concludeReview',
    situation: 'repeated for the overridden rejection',
    prepare: async world => {
      const applicationId = await reopened(world, erika)
      return deps => concludeReview(deps, { applicationId, attempt: 1 })
    },
  },
  {
    usecase: 'expireProposal',
    situation: 'after seven days',
    prepare: async world => {
      const { applicationId } = await proposed(world, erika)
      world.time.advance({ days: 8 })
      return deps => expireProposal(deps, applicationId, reconciler)
    },
  },
]
