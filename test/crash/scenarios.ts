import type { Slot } from '../../domain/certificates.ts'
import { createApplication } from '../../lambdas/usecases/applicant/create-application.ts'
import { exportAccount } from '../../lambdas/usecases/applicant/export-account.ts'
import { listCertificateTypes } from '../../lambdas/usecases/applicant/list-certificate-types.ts'
import { listApplications, readApplication } from '../../lambdas/usecases/applicant/read-applications.ts'
import { requestUpload } from '../../lambdas/usecases/applicant/request-upload.ts'
import { submitApplication } from '../../lambdas/usecases/applicant/submit-application.ts'
import { withdrawApplication } from '../../lambdas/usecases/applicant/withdraw-application.ts'
import { withdrawConsent } from '../../lambdas/usecases/applicant/withdraw-consent.ts'
import { assertStillEnabled } from '../../lambdas/usecases/assert-still-enabled.ts'
import { changeAccount } from '../../lambdas/usecases/change-account.ts'
import { discardSuperseded } from '../../lambdas/usecases/discard-superseded.ts'
import { eraseDueContent } from '../../lambdas/usecases/erase-due-content.ts'
import { eraseAccount } from '../../lambdas/usecases/operator/erase-account.ts'
import { listApplicationsOf } from '../../lambdas/usecases/operator/list-applications-of.ts'
import { findAccount, putAccount, readAuditTrail } from '../../lambdas/usecases/operator/manage-account.ts'
import { findCalendar, putCalendar } from '../../lambdas/usecases/operator/manage-calendar.ts'
import { resumeExecution } from '../../lambdas/usecases/operator/resume-execution.ts'
import { revokeAuthentication } from '../../lambdas/usecases/operator/revoke-authentication.ts'
import { readErasureReceipt } from '../../lambdas/usecases/read-erasure-receipt.ts'
import { reconcile } from '../../lambdas/usecases/reconcile.ts'
import { restoreValidation } from '../../lambdas/usecases/restore-validation.ts'
import { claimReview, releaseReview } from '../../lambdas/usecases/reviewer/claim-review.ts'
import { countReviews } from '../../lambdas/usecases/reviewer/count-reviews.ts'
import { decideReview } from '../../lambdas/usecases/reviewer/decide-review.ts'
import { listReviews } from '../../lambdas/usecases/reviewer/list-reviews.ts'
import { readReview, readReviewOutline } from '../../lambdas/usecases/reviewer/read-review.ts'
import { validateDocument } from '../../lambdas/usecases/validate-document.ts'
import { concludeReview } from '../../lambdas/usecases/workflow/conclude-review.ts'
import { dispatchSignal } from '../../lambdas/usecases/workflow/dispatch-signal.ts'
import { ensureFollowed } from '../../lambdas/usecases/workflow/ensure-followed.ts'
import { expireApplication } from '../../lambdas/usecases/workflow/expire-application.ts'
import { openReview } from '../../lambdas/usecases/workflow/open-review.ts'
import { parkApplication } from '../../lambdas/usecases/workflow/park-application.ts'
import { rescheduleReviews } from '../../lambdas/usecases/workflow/reschedule-reviews.ts'
import { resendSignal } from '../../lambdas/usecases/workflow/resend-signal.ts'
import { resumeApplication } from '../../lambdas/usecases/workflow/resume-application.ts'
import { warnOfExpiry } from '../../lambdas/usecases/workflow/warn-of-expiry.ts'
import { markOverdue, remindReviewers } from '../../lambdas/usecases/workflow/watch-deadline.ts'
import { Crash } from '../support/crashing.ts'
import {
  applicationOf,
  arrived,
  complete,
  concluded,
  decided,
  drafted,
  filled,
  passport,
  recordOf,
  submitted,
  uploaded,
  uploadOf,
} from '../support/walk.ts'
import {
  applicant,
  consentPolicy,
  type Dependencies,
  type makeWorld,
  monday,
  operator,
  otherReviewer,
  reviewer,
  type World,
} from '../support/world.ts'
import { again } from './redelivery.ts'

/** One use case in one situation: what led there, and the call that is to be survived at every point. */
export interface Scenario {
  readonly usecase: string
  readonly situation: string
  readonly world?: Parameters<typeof makeWorld>[0]
  /** Brings the world into the situation, undisturbed, and answers the call. */
  readonly prepare: (world: World) => Promise<(deps: Dependencies) => Promise<unknown>>
}

const erika = applicant('erika')
const glare = [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }] as const
const fake = [{ code: 'FORGED' }] as const
const page = { limit: 25 }
const newYear = { off: ['2027-01-01', '2027-01-04'], work: [] }
const consent = { policyVersion: consentPolicy.policyVersion }

async function awaitedBy(world: World, applicationId: string, kind: 'SUBMISSION' | 'DECISION' | 'OPERATOR') {
  const { attempt } = await applicationOf(world, applicationId)
  world.deps.workflow.tokens.add('token')
  world.records.await(applicationId, { for: kind, attempt, token: 'token' })
}

const inReview = (world: World) => submitted(world, erika)

async function claimed(world: World): Promise<string> {
  const applicationId = await inReview(world)
  await claimReview(world.deps, reviewer, applicationId)
  return applicationId
}

async function approved(world: World): Promise<string> {
  const applicationId = await inReview(world)
  await concluded(world, applicationId, 'APPROVE')
  return applicationId
}

async function toRetry(world: World): Promise<string> {
  const applicationId = await inReview(world)
  await concluded(world, applicationId, 'REQUEST_RETRY', [...glare])
  return applicationId
}

async function decidedOnly(world: World): Promise<void> {
  await decided(world, await inReview(world), 'APPROVE')
}

async function parked(world: World): Promise<string> {
  const applicationId = await inReview(world)
  await parkApplication(world.deps, { applicationId, error: 'States.TaskFailed' })
  return applicationId
}

async function conclusion(world: World, outcome: 'APPROVE' | 'REQUEST_RETRY' | 'REJECT', attempts?: number) {
  const applicationId = await inReview(world)
  const reasons = { APPROVE: [], REQUEST_RETRY: [...glare], REJECT: [...fake] }[outcome]
  await decided(world, applicationId, outcome, reasons)
  return (deps: Dependencies) => concludeReview(deps, { applicationId, attempt: attempts ?? 1 })
}

async function arrivedFile(world: World, bytes?: Uint8Array) {
  const applicationId = await drafted(world, erika)
  const document = await arrived(world, erika, applicationId, 'DATA_PAGE', bytes)
  return { applicationId, document }
}

const upload = (slot: Slot) => uploadOf(slot)

/** A failure over one application ends the run, as the death of its process does. */
const quietErasure: Parameters<typeof eraseDueContent>[1] = {
  erased: () => undefined,
  failed: error => {
    throw error
  },
}

const reconciler = { role: 'system', id: 'reconciler' } as const

/** After everything that happens here. */
const later = '2027-01-01T00:00:00.000Z'

/** A failure over one item ends the run, as the death of its process does. */
const quietly: Parameters<typeof reconcile>[1] = {
  repaired: () => undefined,
  gaveUp: () => undefined,
  failed: error => {
    throw error
  },
}

async function broken(world: World, applicationId: string): Promise<string> {
  await world.deps.workflow.start(applicationId)
  world.deps.workflow.end(applicationId)
  return applicationId
}

/** The validator died after it had begun. */
async function halfValidated(world: World) {
  const { document } = await arrivedFile(world)
  const dying = { ...world.deps, inspect: () => Promise.reject(new Crash()) }
  await validateDocument(dying, document).catch(() => undefined)
  return document
}

export const scenarios: readonly Scenario[] = [
  {
    usecase: 'createApplication',
    situation: 'by an account that was never seen',
    prepare: async () => deps =>
      createApplication(deps, erika, { certificateType: 'PASSPORT', issuingRegion: 'DE', consent }),
  },
  {
    usecase: 'createApplication',
    situation: 'after a rejection',
    prepare: async world => {
      await concluded(world, await inReview(world), 'REJECT', [...fake])
      return deps =>
        createApplication(deps, erika, { certificateType: 'PASSPORT', issuingRegion: 'DE', consent })
    },
  },
  {
    usecase: 'listCertificateTypes',
    situation: 'by an account that was never seen',
    prepare: async () => deps => listCertificateTypes(deps, erika),
  },
  {
    usecase: 'readApplication',
    situation: 'of a draft',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      return deps => readApplication(deps, erika, applicationId)
    },
  },
  {
    usecase: 'listApplications',
    situation: 'of an account with one',
    prepare: async world => {
      await drafted(world, erika)
      return deps => listApplications(deps, erika.accountId, page)
    },
  },
  {
    usecase: 'listApplicationsOf',
    situation: 'of an account with one',
    prepare: async world => {
      await drafted(world, erika)
      return deps => listApplicationsOf(deps, operator, erika.accountId, page)
    },
  },
  {
    usecase: 'requestUpload',
    situation: 'into an empty slot',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      return async deps => {
        const document = await requestUpload(deps, erika, applicationId, upload('HOLDING'))
        return deps.files.uploadTicket(document)
      }
    },
  },
  {
    usecase: 'requestUpload',
    situation: 'in place of an accepted file',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      await uploaded(world, erika, applicationId, 'HOLDING')
      return deps => requestUpload(deps, erika, applicationId, upload('HOLDING'))
    },
  },
  {
    usecase: 'submitApplication',
    situation: 'for the first time',
    prepare: async world => {
      const applicationId = await complete(world, erika)
      return deps => submitApplication(deps, erika, applicationId, passport)
    },
  },
  {
    usecase: 'submitApplication',
    situation: 'with a number that has no place left',
    world: { certificateQuota: 1 },
    prepare: async world => {
      await submitted(world, applicant('somebody-else'))
      const applicationId = await complete(world, erika)
      return deps => again(() => submitApplication(deps, erika, applicationId, passport))
    },
  },
  {
    usecase: 'submitApplication',
    situation: 'again after a retry was requested',
    prepare: async world => {
      const applicationId = await toRetry(world)
      await filled(world, erika, applicationId)
      return deps => submitApplication(deps, erika, applicationId, passport)
    },
  },
  ...(['draft', 'review', 'retry'] as const).map(stage => ({
    usecase: 'withdrawApplication',
    situation: `of a ${stage}`,
    prepare: async (world: World) => {
      const begin = { draft: (w: World) => drafted(w, erika), review: inReview, retry: toRetry }[stage]
      const applicationId = await begin(world)
      await awaitedBy(world, applicationId, stage === 'review' ? 'DECISION' : 'SUBMISSION')
      return (deps: Dependencies) => withdrawApplication(deps, erika, applicationId)
    },
  })),
  {
    usecase: 'validateDocument',
    situation: 'of a good file',
    prepare: async world => {
      const { document } = await arrivedFile(world)
      return deps => validateDocument(deps, document)
    },
  },
  {
    usecase: 'validateDocument',
    situation: 'of a file without bytes',
    prepare: async world => {
      const { document } = await arrivedFile(world, new Uint8Array())
      return deps => validateDocument(deps, document)
    },
  },
  {
    usecase: 'validateDocument',
    situation: 'of a file whose slot was taken meanwhile',
    prepare: async world => {
      const { applicationId, document } = await arrivedFile(world)
      await requestUpload(world.deps, erika, applicationId, upload('DATA_PAGE'))
      return deps => validateDocument(deps, document)
    },
  },
  {
    usecase: 'discardSuperseded',
    situation: 'of an accepted file',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      const document = await uploaded(world, erika, applicationId, 'HOLDING')
      await requestUpload(world.deps, erika, applicationId, upload('HOLDING'))
      return deps => discardSuperseded(deps.files, document)
    },
  },
  {
    usecase: 'listReviews',
    situation: 'of one open review',
    prepare: async world => {
      await inReview(world)
      return deps => listReviews(deps, reviewer, { state: 'all', ...page })
    },
  },
  {
    usecase: 'countReviews',
    situation: 'of one open review',
    prepare: async world => {
      world.time.set('2026-11-23T06:00:00.000Z')
      await inReview(world)
      return deps => countReviews(deps)
    },
  },
  {
    usecase: 'assertStillEnabled',
    situation: 'of a reviewer',
    prepare: async () => deps => assertStillEnabled(deps, { ...reviewer, userName: 'reviewer-1' }),
  },
  {
    usecase: 'claimReview',
    situation: 'that nobody holds',
    prepare: async world => {
      const applicationId = await inReview(world)
      return deps => claimReview(deps, reviewer, applicationId)
    },
  },
  {
    usecase: 'releaseReview',
    situation: 'by its holder',
    prepare: async world => {
      const applicationId = await claimed(world)
      return deps => releaseReview(deps, reviewer, applicationId)
    },
  },
  {
    usecase: 'readReview',
    situation: 'by its holder',
    prepare: async world => {
      const applicationId = await claimed(world)
      return deps => readReview(deps, reviewer, applicationId)
    },
  },
  {
    usecase: 'readReviewOutline',
    situation: 'by another reviewer',
    prepare: async world => {
      const applicationId = await claimed(world)
      return deps => readReviewOutline(deps, otherReviewer, applicationId)
    },
  },
  ...(['APPROVE', 'REQUEST_RETRY', 'REJECT'] as const).map(outcome => ({
    usecase: 'decideReview',
    situation: `${outcome} with a note`,
    prepare: async (world: World) => {
      const applicationId = await claimed(world)
      await awaitedBy(world, applicationId, 'DECISION')
      const reasons = { APPROVE: [], REQUEST_RETRY: [...glare], REJECT: [...fake] }[outcome]
      return (deps: Dependencies) =>
        decideReview(deps, reviewer, applicationId, { outcome, reasons, internalNote: 'look again' })
    },
  })),
  {
    usecase: 'decideReview',
    situation: 'REJECT that a second reviewer must confirm',
    world: { fourEyes: true },
    prepare: async world => {
      const applicationId = await claimed(world)
      return deps => decideReview(deps, reviewer, applicationId, { outcome: 'REJECT', reasons: [...fake] })
    },
  },
  {
    usecase: 'decideReview',
    situation: 'REJECT by the second reviewer',
    world: { fourEyes: true },
    prepare: async world => {
      const applicationId = await claimed(world)
      await decideReview(world.deps, reviewer, applicationId, { outcome: 'REJECT', reasons: [...fake] })
      await claimReview(world.deps, otherReviewer, applicationId)
      return deps =>
        decideReview(deps, otherReviewer, applicationId, { outcome: 'REJECT', reasons: [...fake] })
    },
  },
  ...(['APPROVE', 'REQUEST_RETRY', 'REJECT'] as const).map(outcome => ({
    usecase: 'concludeReview',
    situation: outcome,
    prepare: (world: World) => conclusion(world, outcome),
  })),
  {
    usecase: 'concludeReview',
    situation: 'APPROVE of an account that joined a partner program meanwhile',
    prepare: async world => {
      const conclude = await conclusion(world, 'APPROVE')
      await putAccount(world.deps, operator, erika.accountId, {
        registrationRegion: 'DE',
        partnerProgram: true,
      })
      return conclude
    },
  },
  {
    usecase: 'concludeReview',
    situation: 'REQUEST_RETRY on the last attempt',
    world: { maximumAttempts: 1 },
    prepare: world => conclusion(world, 'REQUEST_RETRY'),
  },
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
    usecase: 'readAuditTrail',
    situation: 'of an account with a draft',
    prepare: async world => {
      await drafted(world, erika)
      return deps => readAuditTrail(deps, erika.accountId, page)
    },
  },
  {
    usecase: 'putCalendar',
    situation: 'of a year that nobody knew',
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
  {
    usecase: 'ensureFollowed',
    situation: 'of a draft that was never started',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      return deps => ensureFollowed(deps, applicationId, reconciler)
    },
  },
  {
    usecase: 'ensureFollowed',
    situation: 'of a draft whose execution broke',
    prepare: async world => {
      const applicationId = await broken(world, await drafted(world, erika))
      return deps => ensureFollowed(deps, applicationId, reconciler)
    },
  },
  {
    usecase: 'resendSignal',
    situation: 'to an execution that waits',
    prepare: async world => {
      const applicationId = await inReview(world)
      await world.deps.workflow.start(applicationId)
      await awaitedBy(world, applicationId, 'SUBMISSION')
      return deps => resendSignal(deps, applicationId, later, reconciler)
    },
  },
  {
    usecase: 'resendSignal',
    situation: 'whose execution broke',
    prepare: async world => {
      const applicationId = await broken(world, await inReview(world))
      return deps => resendSignal(deps, applicationId, later, reconciler)
    },
  },
  {
    usecase: 'restoreValidation',
    situation: 'with its upload in the inbox',
    prepare: async world => {
      const document = await halfValidated(world)
      return deps => restoreValidation(deps, document, later, reconciler)
    },
  },
  {
    usecase: 'restoreValidation',
    situation: 'without its upload',
    prepare: async world => {
      const document = await halfValidated(world)
      await world.deps.files.deleteFromInbox(document)
      return deps => restoreValidation(deps, document, later, reconciler)
    },
  },
  {
    usecase: 'reconcile',
    situation: 'with something of each kind left behind',
    prepare: async world => {
      await halfValidated(world)
      await broken(world, await drafted(world, applicant('hans')))
      const waiting = await submitted(world, applicant('grete'))
      await world.deps.workflow.start(waiting)
      await awaitedBy(world, waiting, 'SUBMISSION')
      world.time.advance({ days: 1 })
      return deps => reconcile(deps, quietly, () => true)
    },
  },
  {
    usecase: 'resumeExecution',
    situation: 'of a parked application',
    prepare: async world => {
      const applicationId = await parked(world)
      await world.deps.workflow.start(applicationId)
      await awaitedBy(world, applicationId, 'OPERATOR')
      return deps => resumeExecution(deps, applicationId, reconciler)
    },
  },
  {
    usecase: 'resumeExecution',
    situation: 'whose execution broke',
    prepare: async world => {
      const applicationId = await broken(world, await drafted(world, erika))
      return deps => resumeExecution(deps, applicationId, reconciler)
    },
  },
  ...[
    { days: 31, of: 'images' },
    { days: 181, of: 'everything' },
  ].flatMap(({ days, of }) =>
    [
      { end: 'approved', reach: approved },
      {
        end: 'rejected',
        reach: async (world: World) => concluded(world, await inReview(world), 'REJECT', [...fake]),
      },
    ].map(({ end, reach }) => ({
      usecase: 'eraseDueContent',
      situation: `with ${of} of an application due that was ${end}`,
      prepare: async (world: World) => {
        await reach(world)
        world.time.advance({ days })
        return (deps: Dependencies) => eraseDueContent(deps, quietErasure, () => true)
      },
    })),
  ),
  ...[
    { situation: 'with a draft', reach: (world: World) => drafted(world, erika) },
    { situation: 'in review', reach: inReview },
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
      await approved(world)
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
    situation: 'of an account that nobody has seen',
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
