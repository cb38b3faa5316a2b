import { DomainError } from '../../../domain/errors.ts'
import { answerOnce } from '../../../lambdas/usecases/access/answer-once.ts'
import { listApplicationsOf } from '../../../lambdas/usecases/accounts/list-applications-of.ts'
import { withdrawConsent } from '../../../lambdas/usecases/erasure/withdraw-consent.ts'
import { readDocument } from '../../../lambdas/usecases/evidence/read-document.ts'
import { readSuggestions } from '../../../lambdas/usecases/evidence/read-suggestions.ts'
import { createApplication } from '../../../lambdas/usecases/intake/create-application.ts'
import { listCertificateTypes } from '../../../lambdas/usecases/intake/list-certificate-types.ts'
import {
  listApplications,
  listOwnApplications,
  readApplication,
} from '../../../lambdas/usecases/intake/read-applications.ts'
import { readOwnFiles } from '../../../lambdas/usecases/intake/read-own-files.ts'
import { requestUpload } from '../../../lambdas/usecases/intake/request-upload.ts'
import { submitApplication } from '../../../lambdas/usecases/intake/submit-application.ts'
import { withdrawApplication } from '../../../lambdas/usecases/intake/withdraw-application.ts'
import {
  complete,
  concluded,
  drafted,
  filled,
  passport,
  submitted,
  uploaded,
  uploadOf,
} from '../../support/walk.ts'
import { applicant, consentPolicy, type Dependencies, operator, type World } from '../../support/world.ts'
import { again } from '../redelivery.ts'
import type { Scenario } from './scenario.ts'
import { awaitedBy, erika, fake, inReview, page, toRetry } from './situations.ts'

const keyed = { requestId: 'erika#key', digest: 'body' }
/** Milliseconds, so that repetitions need not wait. */
const takenForDeadAtOnce = -1

const consent = { policyVersion: consentPolicy.policyVersion }

/** Scenarios from the list of certificate types to a withdrawal. */
export const applicationScenarios: readonly Scenario[] = [
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
    usecase: 'answerOnce',
    situation: 'of a request that creates an application',
    prepare: async () => deps =>
      answerOnce(deps, keyed, takenForDeadAtOnce, answerContext =>
        createApplication({ ...deps, ...answerContext }, erika, {
          certificateType: 'PASSPORT',
          issuingRegion: 'DE',
          consent,
        }),
      ),
  },
  {
    usecase: 'answerOnce',
    situation: 'of a request that is refused',
    prepare: async () => deps =>
      again(() =>
        answerOnce(deps, keyed, takenForDeadAtOnce, () =>
          Promise.reject(new DomainError('WRONG_STATE', 'Not now.')),
        ),
      ),
  },
  {
    usecase: 'answerOnce',
    situation: 'of a request in steps that withdraws the consent',
    prepare: async world => {
      await drafted(world, erika)
      return deps =>
        answerOnce({ ...deps, isInSteps: true }, keyed, takenForDeadAtOnce, answerContext =>
          withdrawConsent({ ...deps, ...answerContext }, erika),
        )
    },
  },
  {
    usecase: 'answerOnce',
    situation: 'of a request in steps that is refused',
    prepare: async () => deps =>
      again(() =>
        answerOnce({ ...deps, isInSteps: true }, keyed, takenForDeadAtOnce, () =>
          Promise.reject(new DomainError('WRONG_STATE', 'Not now.')),
        ),
      ),
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
    usecase: 'readSuggestions',
    situation: 'of a complete draft',
    prepare: async world => {
      const applicationId = await complete(world, erika)
      await readDocument(world.deps, { applicationId, slot: 'DATA_PAGE' })
      return deps => readSuggestions(deps, erika, applicationId)
    },
  },
  {
    usecase: 'readOwnFiles',
    situation: 'of a complete draft',
    prepare: async world => {
      const applicationId = await complete(world, erika)
      return deps => readOwnFiles(deps, erika, applicationId)
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
    usecase: 'listOwnApplications',
    situation: 'of an account with one',
    prepare: async world => {
      await drafted(world, erika)
      return deps => listOwnApplications(deps, erika, page)
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
        const document = await requestUpload(deps, erika, applicationId, uploadOf('HOLDING'))
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
      return deps => requestUpload(deps, erika, applicationId, uploadOf('HOLDING'))
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
]
