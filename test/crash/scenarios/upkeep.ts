import type { DocumentName } from '../../../domain/document-ports.ts'
import { maximumRepeatedValidations } from '../../../domain/reconciliation.ts'
import { eraseDueContent } from '../../../lambdas/usecases/erasure/erase-due-content.ts'
import { restoreValidation } from '../../../lambdas/usecases/validation/restore-validation.ts'
import { validateDocument } from '../../../lambdas/usecases/validation/validate-document.ts'
import { ensureFollowed } from '../../../lambdas/usecases/workflow/ensure-followed.ts'
import { parkApplication, resumeAfterOutage } from '../../../lambdas/usecases/workflow/parking.ts'
import { reconcile } from '../../../lambdas/usecases/workflow/reconcile.ts'
import { resumeExecution } from '../../../lambdas/usecases/workflow/resume-execution.ts'
import { resendSignal } from '../../../lambdas/usecases/workflow/signals.ts'
import { notifyOfExpiry, storeCertificate } from '../../../lambdas/usecases/workflow/watch-certificate.ts'
import { Crash } from '../../support/crashing.ts'
import { concluded, drafted, submitted } from '../../support/walk.ts'
import { authenticatedBefore } from '../../support/walk-renewals.ts'
import { applicant, type Dependencies, type World } from '../../support/world.ts'
import { quietErasure, quietly } from './reports.ts'
import type { Scenario } from './scenario.ts'
import { approved, arrivedFile, awaitedBy, erika, fake, inReview, parked } from './situations.ts'

const reconciler = { role: 'system', id: 'reconciler' } as const

/** A time after all actions of the scenarios. */
const later = '2027-01-01T00:00:00.000Z'

/** The day after the expiry date of the sample certificate. */
const afterExpiry = '2031-05-02T02:00:00.000Z'
const certificateWatch = { role: 'system', id: 'watch-certificate' } as const

async function broken(world: World, applicationId: string): Promise<string> {
  await world.deps.workflow.start(applicationId)
  world.deps.workflow.end(applicationId)
  return applicationId
}

async function parkedByOutage(world: World, owner = erika): Promise<string> {
  const applicationId = await drafted(world, owner)
  await world.deps.workflow.start(applicationId)
  await parkApplication(world.deps, { applicationId, error: 'Lambda.ServiceException' })
  await awaitedBy(world, applicationId, 'OPERATOR', 'token of the parked')
  world.time.advance({ minutes: 60 })
  return applicationId
}

/** The validator crashed after its start. */
async function validationDies(world: World, document: DocumentName): Promise<void> {
  const dying = { ...world.deps, inspect: () => Promise.reject(new Crash()) }
  await validateDocument(dying, document).catch(() => undefined)
}

async function halfValidated(world: World) {
  const { document } = await arrivedFile(world)
  await validationDies(world, document)
  return document
}

/** Scenarios of repairs and of due erasures. */
export const upkeepScenarios: readonly Scenario[] = [
  ...[
    { situation: 'of a certificate, after which the authentication stands', revokeAtExpiry: false },
    { situation: 'of a certificate, with which the authentication ends', revokeAtExpiry: true },
  ].map(({ situation, revokeAtExpiry }) => ({
    usecase: 'notifyOfExpiry',
    situation,
    world: { revokeAtExpiry },
    prepare: async (world: World) => {
      await approved(world)
      world.time.set(afterExpiry)
      return (deps: Dependencies) => notifyOfExpiry(deps, erika.accountId, certificateWatch)
    },
  })),
  {
    usecase: 'storeCertificate',
    situation: 'of an account that an earlier release authenticated',
    prepare: async world => {
      await authenticatedBefore(world, erika)
      return deps => storeCertificate(deps, erika.accountId, { role: 'operator', id: 'ops' })
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
    situation: 'of a draft whose execution failed',
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
    situation: 'whose execution failed',
    prepare: async world => {
      const applicationId = await broken(world, await inReview(world))
      return deps => resendSignal(deps, applicationId, later, reconciler)
    },
  },
  {
    usecase: 'resumeAfterOutage',
    situation: 'of an application that an outage parked',
    prepare: async world => {
      const applicationId = await parkedByOutage(world)
      return deps => resumeAfterOutage(deps, applicationId, reconciler)
    },
  },
  {
    usecase: 'resumeAfterOutage',
    situation: 'whose execution was stopped while it waited',
    prepare: async world => {
      const applicationId = await parkedByOutage(world)
      world.deps.workflow.end(applicationId, 'token of the parked')
      return deps => resumeAfterOutage(deps, applicationId, reconciler)
    },
  },
  {
    usecase: 'parkApplication',
    situation: 'whose automatic resumption failed',
    prepare: async world => {
      const applicationId = await parkedByOutage(world)
      await resumeAfterOutage(world.deps, applicationId, reconciler)
      return deps => parkApplication(deps, { applicationId, error: 'Lambda.ServiceException' })
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
    usecase: 'restoreValidation',
    situation: 'after the last crash of its validation',
    prepare: async world => {
      const document = await halfValidated(world)
      for (let repeats = 1; repeats <= maximumRepeatedValidations; repeats += 1) {
        await restoreValidation(world.deps, document, later, reconciler)
        await validationDies(world, document)
        world.time.advance({ minutes: 3 })
      }
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
      await parkedByOutage(world, applicant('paula'))
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
    situation: 'whose execution failed',
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
]
