import { listCertificateAccounts } from '../../../lambdas/usecases/accounts/list-certificate-accounts.ts'
import { findAccount, putAccount } from '../../../lambdas/usecases/accounts/manage-account.ts'
import { readAuditTrail } from '../../../lambdas/usecases/accounts/read-audit-trail.ts'
import { revokeAuthentication } from '../../../lambdas/usecases/accounts/revoke-authentication.ts'
import {
  findCalendar,
  putCalendar,
  removeCalendar,
} from '../../../lambdas/usecases/calendar/manage-calendar.ts'
import { searchAccounts } from '../../../lambdas/usecases/search/search-accounts.ts'
import { searchReviews } from '../../../lambdas/usecases/search/search-reviews.ts'
import { listParked, resumeParked } from '../../../lambdas/usecases/workflow/parking.ts'
import { drafted } from '../../support/walk.ts'
import { type Dependencies, operator, reviewer, type World } from '../../support/world.ts'
import type { Scenario } from './scenario.ts'
import { approved, awaitedBy, erika, newYear, page, parked } from './situations.ts'

/** Scenarios of an operator's reads and changes. */
export const operatorScenarios: readonly Scenario[] = [
  {
    usecase: 'putAccount',
    situation: 'of an account that was never seen',
    prepare: async () => deps =>
      putAccount(deps, operator, 'someone', { registrationRegion: 'DE', partnerProgram: false }),
  },
  {
    usecase: 'putAccount',
    situation: 'that changes the facts',
    prepare: async world => {
      await drafted(world, erika)
      return deps =>
        putAccount(deps, operator, erika.accountId, { registrationRegion: 'CN', partnerProgram: true })
    },
  },
  {
    usecase: 'findAccount',
    situation: 'of an account with a draft',
    prepare: async world => {
      await drafted(world, erika)
      return deps => findAccount(deps, erika.accountId)
    },
  },
  {
    usecase: 'listCertificateAccounts',
    situation: 'of an approved application',
    prepare: async world => {
      const applicationId = await approved(world)
      return deps => listCertificateAccounts(deps, operator, applicationId)
    },
  },
  ...[
    { usecase: 'searchAccounts', search: searchAccounts, staff: operator },
    { usecase: 'searchReviews', search: searchReviews, staff: reviewer },
  ].map(({ usecase, search, staff }) => ({
    usecase,
    situation: 'by the number of an approved application',
    prepare: async (world: World) => {
      await approved(world)
      return (deps: Dependencies) =>
        search(deps, staff, { kind: 'CERTIFICATE_NUMBER', value: 'C01X00T47', issuingRegion: 'DE' })
    },
  })),
  {
    usecase: 'searchAccounts',
    situation: 'by an e-mail address of the directory',
    prepare: async world => {
      await approved(world)
      world.deps.directory.addresses.set('erika@example.com', [erika.accountId])
      return deps => searchAccounts(deps, operator, { kind: 'EMAIL', value: 'erika@example.com' })
    },
  },
  {
    usecase: 'readAuditTrail',
    situation: 'for an export',
    prepare: async world => {
      await drafted(world, erika)
      return deps => readAuditTrail(deps, operator, erika.accountId, { ...page, purpose: 'EXPORT' })
    },
  },
  {
    usecase: 'readAuditTrail',
    situation: 'of an account with a draft',
    prepare: async world => {
      await drafted(world, erika)
      return deps => readAuditTrail(deps, operator, erika.accountId, page)
    },
  },
  {
    usecase: 'putCalendar',
    situation: 'of an unknown year',
    prepare: async () => deps => putCalendar(deps, operator, '2027', newYear),
  },
  {
    usecase: 'putCalendar',
    situation: 'in place of another',
    prepare: async world => {
      await putCalendar(world.deps, operator, '2027', { off: ['2027-01-01'], work: [] })
      await world.deps.workflow.startRescheduling({ year: '2027', version: 1 })
      return deps => putCalendar(deps, operator, '2027', newYear)
    },
  },
  {
    usecase: 'removeCalendar',
    situation: 'that an operator put',
    prepare: async world => {
      await putCalendar(world.deps, operator, '2027', newYear)
      await world.deps.workflow.startRescheduling({ year: '2027', version: 1 })
      return deps => removeCalendar(deps, operator, '2027')
    },
  },
  {
    usecase: 'findCalendar',
    situation: 'of a built-in year',
    prepare: async () => deps => findCalendar(deps, '2026'),
  },
  {
    usecase: 'revokeAuthentication',
    situation: 'of an authenticated account',
    prepare: async world => {
      await approved(world)
      return deps => revokeAuthentication(deps, operator, erika.accountId, { reason: 'a complaint' })
    },
  },
  {
    usecase: 'listParked',
    situation: 'with one that is parked',
    prepare: async world => {
      await parked(world)
      return deps => listParked(deps, page)
    },
  },
  {
    usecase: 'resumeParked',
    situation: 'that waits for an operator',
    prepare: async world => {
      const applicationId = await parked(world)
      await world.deps.workflow.start(applicationId)
      await awaitedBy(world, applicationId, 'OPERATOR')
      return deps => resumeParked(deps, operator, applicationId)
    },
  },
  {
    usecase: 'resumeParked',
    situation: 'whose execution failed',
    prepare: async world => {
      const applicationId = await parked(world)
      await world.deps.workflow.start(applicationId)
      world.deps.workflow.end(applicationId)
      return deps => resumeParked(deps, operator, applicationId)
    },
  },
]
