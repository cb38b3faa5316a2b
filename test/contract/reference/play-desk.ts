import { publishedEvent } from '../../../contract/bus-events.ts'
import { operations } from '../../../contract/operations.ts'
import * as requests from '../../../contract/reference/request-examples.ts'
import { story, times } from '../../../contract/reference/story.ts'
import { operatorAccountView } from '../../../lambdas/usecases/accounts/account-view.ts'
import { exportAccount } from '../../../lambdas/usecases/accounts/export-account.ts'
import { listApplicationsOf } from '../../../lambdas/usecases/accounts/list-applications-of.ts'
import { listCertificateAccounts } from '../../../lambdas/usecases/accounts/list-certificate-accounts.ts'
import { findAccount, putAccount, readAccount } from '../../../lambdas/usecases/accounts/manage-account.ts'
import { readAuditTrail } from '../../../lambdas/usecases/accounts/read-audit-trail.ts'
import { revokeAuthentication } from '../../../lambdas/usecases/accounts/revoke-authentication.ts'
import {
  findCalendar,
  putCalendar,
  removeCalendar,
} from '../../../lambdas/usecases/calendar/manage-calendar.ts'
import { eraseAccount } from '../../../lambdas/usecases/erasure/erase-account.ts'
import { readErasureReceipt } from '../../../lambdas/usecases/erasure/read-erasure-receipt.ts'
import { withdrawConsent } from '../../../lambdas/usecases/erasure/withdraw-consent.ts'
import { countEvent } from '../../../lambdas/usecases/figures/count-event.ts'
import {
  listCountedApplications,
  readFigures,
  readReviewerFigures,
} from '../../../lambdas/usecases/figures/read-figures.ts'
import { proposeOverride } from '../../../lambdas/usecases/override/propose-override.ts'
import { listProposals, readProposal } from '../../../lambdas/usecases/override/read-proposals.ts'
import { ruleOnOverride } from '../../../lambdas/usecases/override/rule-on-override.ts'
import { claimReview } from '../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../lambdas/usecases/review/decide-review.ts'
import { searchAccounts } from '../../../lambdas/usecases/search/search-accounts.ts'
import { searchReviews } from '../../../lambdas/usecases/search/search-reviews.ts'
import { concludeReview } from '../../../lambdas/usecases/workflow/conclude-review.ts'
import {
  listParked,
  parkApplication,
  resumeApplication,
  resumeParked,
} from '../../../lambdas/usecases/workflow/parking.ts'
import { playUntilSubmission } from './play-application.ts'
import { asStaff, parsing, withExpiredToken } from './refused-requests.ts'
import { customer, operator, otherOperator, reviewer, type StoryWorld, storyWorld } from './story-world.ts'

const { accountId, applicationId, year } = story
const stranger = 'customer-43'
const ownAccount = { ...operator, accountId }

/** An operator reads the account, and ends what was approved. */
export async function playAccount(world: StoryWorld): Promise<void> {
  const { deps, time } = world
  time.set(times.later)
  await world.answer('putAccount', 'typical', async () =>
    operatorAccountView(await putAccount(deps, operator, accountId, requests.putAccount.typical.value), deps),
  )
  await world.problem('putAccount', () =>
    putAccount(deps, ownAccount, accountId, requests.putAccount.typical.value),
  )
  await world.answer('getAccountAsOperator', 'authenticated', async () =>
    operatorAccountView(await readAccount(deps, operator, accountId), deps),
  )
  await world.problem('getAccountAsOperator', () => readAccount(deps, operator, stranger))
  await world.answer('listApplicationsAsOperator', 'approved', () =>
    listApplicationsOf(deps, operator, accountId, { limit: 25 }),
  )
  await world.problem('listApplicationsAsOperator', () =>
    listApplicationsOf(deps, operator, stranger, { limit: 25 }),
  )
  await world.answer('listCertificateAccounts', 'one', () =>
    listCertificateAccounts(deps, operator, applicationId),
  )
  await world.problem('listCertificateAccounts', () => listCertificateAccounts(deps, operator, stranger))
  const byNumber = requests.search.byNumber.value
  await world.answer('searchReviews', 'byNumber', () => searchReviews(deps, reviewer, byNumber))
  await world.problem(
    'searchReviews',
    parsing(world, operations.searchReviews, asStaff({ body: { kind: 'EMAIL', value: 'li' } })),
  )
  await world.answer('searchAccounts', 'byNumber', () => searchAccounts(deps, operator, byNumber))
  await world.problem('searchAccounts', () =>
    searchAccounts(deps, operator, { ...byNumber, value: 'E0000000?' }),
  )
  await world.answer('getAuditTrail', 'firstPage', () =>
    readAuditTrail(deps, operator, accountId, { limit: 4 }),
  )
  await world.problem('getAuditTrail', () => readAuditTrail(deps, ownAccount, accountId, { limit: 4 }))
  await world.answer('revokeAuthentication', 'revoked', async () => {
    await revokeAuthentication(deps, operator, accountId, requests.revokeAuthentication.typical.value)
    return operatorAccountView(await findAccount(deps, accountId), deps)
  })
  await world.problem('revokeAuthentication', () =>
    revokeAuthentication(deps, operator, accountId, requests.revokeAuthentication.typical.value),
  )
  await world.answer('eraseAccount', 'erased', async () => {
    await eraseAccount(deps, operator, accountId, requests.eraseAccount.typical.value)
    return readErasureReceipt(deps, accountId)
  })
  await world.problem('eraseAccount', () =>
    eraseAccount(deps, operator, stranger, requests.eraseAccount.typical.value),
  )
}

/** Another end of the story: the user exports all data, and withdraws the consent, while the application is in review. */
export async function playConsentWithdrawal(): Promise<StoryWorld> {
  const world = storyWorld()
  const { deps, time } = world
  await playUntilSubmission(world)
  time.set(times.queueRead)
  await world.answer('exportAccount', 'inReview', () => exportAccount(deps, customer))
  await world.problem('exportAccount', () =>
    exportAccount({ ...deps, rateLimits: { ...deps.rateLimits, exports: 1 } }, customer),
  )
  await world.answer('withdrawConsent', 'inReview', async () => {
    await withdrawConsent(deps, customer)
    return readErasureReceipt(deps, accountId)
  })
  await world.problem('withdrawConsent', parsing(world, operations.withdrawConsent, withExpiredToken))
  return world
}

/** An application that is parked in review. */
export async function playParked(): Promise<StoryWorld> {
  const world = storyWorld()
  const { deps, time, records } = world
  await playUntilSubmission(world)
  time.set(times.queueRead)
  await parkApplication(deps, { applicationId, error: 'States.TaskFailed' })
  deps.workflow.tokens.add('token')
  records.await(applicationId, { for: 'OPERATOR', attempt: 1, token: 'token' })
  await world.answer('listParkedApplications', 'one', () => listParked(deps, { limit: 25 }))
  await world.problem(
    'listParkedApplications',
    parsing(world, operations.listParkedApplications, asStaff({ query: { limit: '500' } })),
  )
  await world.answer('resumeParkedApplication', 'resumed', () => resumeParked(deps, operator, applicationId))
  await resumeApplication(deps, { applicationId })
  await world.problem('resumeParkedApplication', () => resumeParked(deps, operator, applicationId))
  return world
}

/** An application that is rejected, and of which two operators have the review reopened. */
export async function playOverride(): Promise<StoryWorld> {
  const world = storyWorld()
  const { deps, time } = world
  await playUntilSubmission(world)
  time.set(times.claimed)
  await claimReview(deps, reviewer, applicationId)
  const { outcome, reasons } = requests.decideReview.reject.value
  await decideReview(deps, reviewer, applicationId, { outcome, reasons: [...reasons] })
  await concludeReview(deps, { applicationId, attempt: 1 })
  time.set(times.later)
  const { confirm, decline } = requests.ruleOnOverride
  const propose = () => proposeOverride(deps, operator, applicationId, requests.proposeOverride.typical.value)
  const drawProposalId = () => world.drawing.ids.push('override', confirm.value.proposalId)
  drawProposalId()
  await propose()
  await world.answer('ruleOnOverride', 'declined', () =>
    ruleOnOverride(deps, otherOperator, applicationId, decline.value),
  )
  drawProposalId()
  await world.answer('proposeOverride', 'proposed', propose)
  await world.problem('proposeOverride', propose)
  await world.answer('listOverrideProposals', 'one', () => listProposals(deps, otherOperator, { limit: 25 }))
  await world.problem(
    'listOverrideProposals',
    parsing(world, operations.listOverrideProposals, asStaff({ query: { limit: '500' } })),
  )
  await world.answer('getOverrideProposal', 'open', () => readProposal(deps, otherOperator, applicationId))
  await world.problem('getOverrideProposal', () => readProposal(deps, ownAccount, applicationId))
  await world.problem('ruleOnOverride', () => ruleOnOverride(deps, operator, applicationId, confirm.value))
  await world.answer('ruleOnOverride', 'confirmed', () =>
    ruleOnOverride(deps, otherOperator, applicationId, confirm.value),
  )
  return world
}

/** The figures after two decisions. The stored events are counted as if the bus had delivered them. */
export async function playFigures(world: StoryWorld): Promise<void> {
  const { deps, time, records } = world
  time.set(times.later)
  for (const event of records.stored.events.values()) await countEvent(deps, publishedEvent(event))
  const period = { from: '2026-11-23', to: '2026-11-25' }
  const wrong = { from: '2026-11-25', to: '2026-11-23' }
  await world.answer('getFigures', 'days', () => readFigures(deps, period))
  await world.problem('getFigures', () => readFigures(deps, wrong))
  await world.answer('getReviewerFigures', 'days', () => readReviewerFigures(deps, period))
  await world.problem('getReviewerFigures', () => readReviewerFigures(deps, wrong))
  const retried = { figure: 'retried', limit: 25, ...period } as const
  await world.answer('listCountedApplications', 'retried', () => listCountedApplications(deps, retried))
  await world.problem('listCountedApplications', () =>
    listCountedApplications(deps, { ...retried, code: 'PHOTO_GLARE' }),
  )
}

export async function playCalendars(world: StoryWorld): Promise<void> {
  const { deps, time } = world
  time.set(times.later)
  await world.problem('getCalendar', () => findCalendar(deps, year))
  const list = requests.putCalendar.typical.value
  await world.problem('putCalendar', () =>
    putCalendar(deps, operator, year, { off: [...list.off, '2026-12-31'], work: [...list.work] }),
  )
  await world.answer('putCalendar', 'put', () =>
    putCalendar(deps, operator, year, { off: [...list.off], work: [...list.work] }),
  )
  await world.answer('getCalendar', 'operators', () => findCalendar(deps, year))
  await world.answer('removeCalendar', 'noneLeft', () => removeCalendar(deps, operator, year))
  await world.problem('removeCalendar', parsing(world, operations.removeCalendar, withExpiredToken))
}
