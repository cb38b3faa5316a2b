import { changeAccount } from '../../../lambdas/usecases/accounts/change-account.ts'
import { exportAccount } from '../../../lambdas/usecases/accounts/export-account.ts'
import { readAccount } from '../../../lambdas/usecases/accounts/manage-account.ts'
import { eraseAccount } from '../../../lambdas/usecases/erasure/erase-account.ts'
import { eraseDueContent } from '../../../lambdas/usecases/erasure/erase-due-content.ts'
import { readErasureReceipt } from '../../../lambdas/usecases/erasure/read-erasure-receipt.ts'
import { withdrawConsent } from '../../../lambdas/usecases/erasure/withdraw-consent.ts'
import { readDocument } from '../../../lambdas/usecases/evidence/read-document.ts'
import { decided, drafted } from '../../support/walk.ts'
import { type Dependencies, monday, operator, type World } from '../../support/world.ts'
import { deliverStream } from '../redelivery.ts'
import { quietErasure } from './reports.ts'
import type { Scenario } from './scenario.ts'
import { approved, erika, inReview } from './situations.ts'

async function decidedOnly(world: World): Promise<void> {
  await decided(world, await inReview(world), 'APPROVE')
}

/** Scenarios of a whole account: erasure, consent, export, facts. */
export const accountScenarios: readonly Scenario[] = [
  {
    usecase: 'readAccount',
    situation: 'that is authenticated',
    prepare: async world => {
      await approved(world)
      return deps => readAccount(deps, operator, erika.accountId)
    },
  },
  ...[
    { situation: 'with a draft', reach: (world: World) => drafted(world, erika) },
    { situation: 'in review', reach: inReview },
    {
      situation: 'with an application that can’t be read',
      reach: async (world: World) => {
        const applicationId = await inReview(world)
        // The stream delivered the item before it became unreadable.
        await deliverStream(world)
        world.records.spoil(applicationId)
      },
    },
    {
      situation: 'whose own item can’t be read',
      reach: async (world: World) => {
        await inReview(world)
        world.records.spoilAccount(erika.accountId)
      },
    },
    { situation: 'that was decided and not yet concluded', reach: decidedOnly },
    { situation: 'that is authenticated', reach: approved },
    {
      situation: 'that is authenticated, and whose images went before',
      reach: async (world: World) => {
        await approved(world)
        world.time.advance({ days: 31 })
        await eraseDueContent(world.deps, quietErasure, () => true)
      },
    },
  ].map(({ situation, reach }) => ({
    usecase: 'eraseAccount',
    situation: `of an account ${situation}`,
    prepare: async (world: World) => {
      await reach(world)
      return (deps: Dependencies) => eraseAccount(deps, operator, erika.accountId, { reason: 'their wish' })
    },
  })),
  ...[
    { situation: 'that was never seen', reach: async () => undefined },
    { situation: 'in review', reach: inReview },
    { situation: 'that is authenticated', reach: approved },
  ].map(({ situation, reach }) => ({
    usecase: 'withdrawConsent',
    situation: `of an account ${situation}`,
    prepare: async (world: World) => {
      await reach(world)
      return (deps: Dependencies) => withdrawConsent(deps, erika)
    },
  })),
  {
    usecase: 'exportAccount',
    situation: 'of an authenticated account',
    prepare: async world => {
      const applicationId = await approved(world)
      await readDocument(world.deps, { applicationId, slot: 'DATA_PAGE' })
      return deps => exportAccount(deps, erika)
    },
  },
  {
    usecase: 'readErasureReceipt',
    situation: 'of an account that was erased',
    prepare: async world => {
      await approved(world)
      await eraseAccount(world.deps, operator, erika.accountId, { reason: 'their wish' })
      return deps => readErasureReceipt(deps, erika.accountId)
    },
  },
  {
    usecase: 'changeAccount',
    situation: 'of an unknown account',
    prepare: async () => deps =>
      changeAccount(deps, { accountId: 'erika', partnerProgram: true, at: monday }),
  },
  {
    usecase: 'changeAccount',
    situation: 'in review',
    prepare: async world => {
      await inReview(world)
      return deps => changeAccount(deps, { accountId: 'erika', registrationRegion: 'FR', at: monday })
    },
  },
]
