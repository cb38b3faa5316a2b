import { revokeAuthentication } from '../../../lambdas/usecases/accounts/revoke-authentication.ts'
import { eraseAccount } from '../../../lambdas/usecases/erasure/erase-account.ts'
import { withdrawConsent } from '../../../lambdas/usecases/erasure/withdraw-consent.ts'
import { createApplication } from '../../../lambdas/usecases/intake/create-application.ts'
import { submitApplication } from '../../../lambdas/usecases/intake/submit-application.ts'
import { withdrawApplication } from '../../../lambdas/usecases/intake/withdraw-application.ts'
import { proposeOverride } from '../../../lambdas/usecases/override/propose-override.ts'
import { ruleOnOverride } from '../../../lambdas/usecases/override/rule-on-override.ts'
import { concludeReview } from '../../../lambdas/usecases/workflow/conclude-review.ts'
import { expireApplication } from '../../../lambdas/usecases/workflow/draft-expiry.ts'
import { notifyOfExpiry } from '../../../lambdas/usecases/workflow/watch-certificate.ts'
import { complete, concluded, decided, drafted } from '../../support/walk.ts'
import {
  authenticated,
  otherPassport,
  renewal,
  renewedPassport,
  renewing,
} from '../../support/walk-renewals.ts'
import { consentPolicy, operator, otherOperator, type World } from '../../support/world.ts'
import { deliverStream } from '../redelivery.ts'
import type { Scenario } from './scenario.ts'
import { erika, fake } from './situations.ts'

const reason = { reason: 'a complaint' }
const numbers = [
  { number: 'the same number', fields: renewedPassport },
  { number: 'another number', fields: otherPassport },
]

async function draftedRenewal(world: World): Promise<string> {
  await authenticated(world, erika)
  return drafted(world, erika, renewal)
}

/** Changes of an account that has an authentication and an open renewal. */
export const renewalScenarios: readonly Scenario[] = [
  {
    usecase: 'createApplication',
    situation: 'of a renewal',
    prepare: async world => {
      await authenticated(world, erika)
      return deps =>
        createApplication(deps, erika, {
          certificateType: 'PASSPORT',
          issuingRegion: 'DE',
          consent: { policyVersion: consentPolicy.policyVersion },
          ...renewal,
        })
    },
  },
  ...numbers.flatMap(({ number, fields }): Scenario[] => [
    {
      usecase: 'submitApplication',
      situation: `of a renewal with ${number}`,
      prepare: async world => {
        await authenticated(world, erika)
        const applicationId = await complete(world, erika, renewal)
        return deps => submitApplication(deps, erika, applicationId, fields)
      },
    },
    ...(['APPROVE', 'REJECT'] as const).map(
      (outcome): Scenario => ({
        usecase: 'concludeReview',
        situation: `of a renewal with ${number}: ${outcome}`,
        prepare: async world => {
          const { applicationId } = await renewing(world, erika, fields)
          await decided(world, applicationId, outcome, outcome === 'REJECT' ? [...fake] : [])
          return deps => concludeReview(deps, { applicationId, attempt: 1 })
        },
      }),
    ),
    {
      usecase: 'revokeAuthentication',
      situation: `beside a renewal with ${number}`,
      prepare: async world => {
        await renewing(world, erika, fields)
        return deps => revokeAuthentication(deps, operator, erika.accountId, reason)
      },
    },
  ]),
  {
    usecase: 'withdrawApplication',
    situation: 'of a renewal in review',
    prepare: async world => {
      const { applicationId } = await renewing(world, erika)
      return deps => withdrawApplication(deps, erika, applicationId)
    },
  },
  {
    usecase: 'expireApplication',
    situation: 'of a renewal',
    prepare: async world => {
      const applicationId = await draftedRenewal(world)
      return deps => expireApplication(deps, { applicationId })
    },
  },
  {
    usecase: 'notifyOfExpiry',
    situation: 'with which an authentication beside a renewal ends',
    world: { revokeAtExpiry: true },
    prepare: async world => {
      await renewing(world, erika)
      world.time.set('2031-05-02T02:00:00.000Z')
      return deps => notifyOfExpiry(deps, erika.accountId, { role: 'system', id: 'watch-certificate' })
    },
  },
  {
    usecase: 'ruleOnOverride',
    situation: 'CONFIRM of a rejected renewal',
    prepare: async world => {
      const { applicationId } = await renewing(world, erika)
      await concluded(world, applicationId, 'REJECT', [...fake])
      const { proposalId } = await proposeOverride(world.deps, operator, applicationId, reason)
      return deps => ruleOnOverride(deps, otherOperator, applicationId, { proposalId, ruling: 'CONFIRM' })
    },
  },
  ...[
    { situation: 'with a renewal in review', reach: (world: World) => renewing(world, erika) },
    { situation: 'with a started renewal', reach: draftedRenewal },
    {
      situation: 'with a renewal that can’t be read',
      reach: async (world: World) => {
        const { applicationId } = await renewing(world, erika)
        // The stream delivered the item before it became unreadable.
        await deliverStream(world)
        world.records.spoil(applicationId)
      },
    },
    {
      situation: 'with a renewal and an approved application that can’t be read',
      reach: async (world: World) => {
        const { standing } = await renewing(world, erika)
        // The stream delivered the item before it became unreadable.
        await deliverStream(world)
        world.records.spoil(standing)
      },
    },
    {
      situation: 'with a renewal, whose own item can’t be read',
      reach: async (world: World) => {
        await renewing(world, erika)
        world.records.spoilAccount(erika.accountId)
      },
    },
  ].map(
    ({ situation, reach }): Scenario => ({
      usecase: 'eraseAccount',
      situation,
      prepare: async world => {
        await reach(world)
        return deps => eraseAccount(deps, operator, erika.accountId, reason)
      },
    }),
  ),
  {
    usecase: 'withdrawConsent',
    situation: 'with a renewal in review',
    prepare: async world => {
      await renewing(world, erika)
      return deps => withdrawConsent(deps, erika)
    },
  },
]
