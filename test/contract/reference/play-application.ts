import { operations } from '../../../contract/operations.ts'
import * as requests from '../../../contract/reference/request-examples.ts'
import { story, times, tokens, urls } from '../../../contract/reference/story.ts'
import { documentContentTypes } from '../../../domain/documents.ts'
import { accountView } from '../../../lambdas/usecases/accounts/account-view.ts'
import { ensureAccount } from '../../../lambdas/usecases/accounts/ensure-account.ts'
import { readDocument } from '../../../lambdas/usecases/evidence/read-document.ts'
import { readSuggestions } from '../../../lambdas/usecases/evidence/read-suggestions.ts'
import { createApplication } from '../../../lambdas/usecases/intake/create-application.ts'
import { listCertificateTypes } from '../../../lambdas/usecases/intake/list-certificate-types.ts'
import { listOwnApplications, readApplication } from '../../../lambdas/usecases/intake/read-applications.ts'
import { readOwnFiles } from '../../../lambdas/usecases/intake/read-own-files.ts'
import { requestUpload } from '../../../lambdas/usecases/intake/request-upload.ts'
import { submitApplication } from '../../../lambdas/usecases/intake/submit-application.ts'
import { withdrawApplication } from '../../../lambdas/usecases/intake/withdraw-application.ts'
import { cancelSession } from '../../../lambdas/usecases/sessions/cancel-session.ts'
import { createHandoff, handoffView } from '../../../lambdas/usecases/sessions/create-handoff.ts'
import { createdSessionView, createSession } from '../../../lambdas/usecases/sessions/create-session.ts'
import { openSession } from '../../../lambdas/usecases/sessions/open-session.ts'
import { readSession } from '../../../lambdas/usecases/sessions/read-session.ts'
import { validateDocument } from '../../../lambdas/usecases/validation/validate-document.ts'
import { fileKey } from '../../support/in-memory-services.ts'
import { parsing, withExpiredToken } from './refused-requests.ts'
import { storyReadings } from './story-readings.ts'
import { backend, customer, type StoryWorld, storyWorld } from './story-world.ts'

const { applicationId, sessionId } = story
const stranger = '00000000-0000-4000-8000-000000000000'

/** The backend creates the session, and its user opens the link. */
async function playSession(world: StoryWorld): Promise<void> {
  const { deps, time, drawing } = world
  time.set(times.sessionCreated)
  drawing.token('link')
  drawing.ids.push(sessionId)
  await world.problem('createSession', () =>
    createSession(deps, backend, {
      ...requests.createSession.typical.value,
      returnUrl: 'https://shop.example.org/',
    }),
  )
  await world.answer('createSession', 'created', async () => {
    const created = await createSession(deps, backend, requests.createSession.typical.value)
    return createdSessionView(created, created.token ?? '', urls.pages)
  })
  await world.problem('getSession', () => readSession(deps, stranger))
  time.set(times.sessionOpened)
  drawing.token('access')
  await world.answer('openSession', 'link', () => openSession(deps, tokens.link))
}

/** The user starts an application, and adds a phone. */
async function playDraft(world: StoryWorld): Promise<void> {
  const { deps, time, drawing } = world
  await world.answer('getAccount', 'new', async () => accountView(await ensureAccount(deps, customer), deps))
  await world.problem('getAccount', parsing(world, operations.getAccount, withExpiredToken))
  await world.answer('listCertificateTypes', 'china', () => listCertificateTypes(deps, customer))
  await world.problem(
    'listCertificateTypes',
    parsing(world, operations.listCertificateTypes, withExpiredToken),
  )
  time.set(times.applicationCreated)
  drawing.ids.push(drawing.any(), applicationId)
  await world.answer('createApplication', 'draft', () =>
    createApplication(deps, customer, requests.createApplication.passport.value),
  )
  await world.problem('createApplication', () =>
    createApplication(deps, customer, requests.createApplication.passport.value),
  )
  time.set(times.handoffCreated)
  drawing.token('handoff')
  await world.answer('createHandoff', 'created', async () =>
    handoffView(await createHandoff(deps, customer), urls.pages),
  )
  await world.problem('createHandoff', () => createHandoff(deps, { ...customer, sessionId: stranger }))
  time.set(times.handoffOpened)
  drawing.token('phoneAccess')
  await world.answer('openSession', 'handoff', () => openSession(deps, tokens.handoff))
  await world.problem('openSession', () => openSession(deps, tokens.handoff))
}

type Upload = keyof typeof story.files

/** Uploads a file, which is accepted. Returns the answer to the request. */
async function upload(world: StoryWorld, which: Upload) {
  const { deps, time, drawing } = world
  const { documentId, uploadedAt, request: name, measurements, ...changed } = story.files[which]
  const request = { ...requests.requestUpload[name].value, ...changed }
  time.set(uploadedAt)
  drawing.ids.push(drawing.any(), documentId)
  const document = await requestUpload(deps, customer, applicationId, request)
  deps.files.inbox.set(fileKey(document), new TextEncoder().encode(which))
  await validateDocument(
    {
      ...deps,
      digest: () => request.sha256,
      inspect: async () => ({
        accepted: true,
        format: documentContentTypes[request.contentType].format,
        signals: measurements,
        images: [{ preview: new Uint8Array(), thumbnail: new Uint8Array() }],
      }),
    },
    document,
  )
  const { slot } = request
  await readDocument({ ...deps, read: async () => storyReadings[slot] }, { applicationId, slot })
  return {
    documentId,
    slot: document.slot,
    upload: await deps.files.uploadTicket(document),
  }
}

/** Both files, and the first submission. */
async function playSubmission(world: StoryWorld): Promise<void> {
  const { deps, time } = world
  await world.problem('requestUpload', () =>
    requestUpload(deps, customer, applicationId, {
      ...requests.requestUpload.dataPage.value,
      sizeBytes: 12_582_912,
    }),
  )
  await world.answer('requestUpload', 'dataPage', () => upload(world, 'dataPage'))
  await world.problem('submitApplication', () =>
    submitApplication(deps, customer, applicationId, requests.submitApplication.passport.value),
  )
  await upload(world, 'holding')
  await world.answer('getSuggestions', 'passport', () => readSuggestions(deps, customer, applicationId))
  await world.problem('getSuggestions', () => readSuggestions(deps, customer, stranger))
  await world.answer('listApplicationFiles', 'both', () => readOwnFiles(deps, customer, applicationId))
  await world.problem('listApplicationFiles', () => readOwnFiles(deps, customer, stranger))
  time.set(times.submitted)
  await submitApplication(deps, customer, applicationId, requests.submitApplication.passport.value)
  await world.answer('submitApplication', 'inReview', () => readApplication(deps, customer, applicationId))
  await world.answer('getApplication', 'inReview', () => readApplication(deps, customer, applicationId))
  await world.problem('getApplication', () => readApplication(deps, customer, stranger))
  await world.answer('getSession', 'submitted', () => readSession(deps, sessionId))
}

export async function playUntilSubmission(world: StoryWorld): Promise<void> {
  await playSession(world)
  await playDraft(world)
  await playSubmission(world)
}

/** After a requested retry: another data page, and the second submission. */
export async function playSecondSubmission(world: StoryWorld): Promise<void> {
  const { deps, time } = world
  await world.answer('getApplication', 'retryRequested', () => readApplication(deps, customer, applicationId))
  await upload(world, 'newDataPage')
  time.set(times.submittedAgain)
  await submitApplication(deps, customer, applicationId, requests.submitApplication.afterRetry.value)
}

/** The user sees the result. */
export async function playResult(world: StoryWorld): Promise<void> {
  const { deps } = world
  await world.answer('getApplication', 'approved', () => readApplication(deps, customer, applicationId))
  await world.answer('getAccount', 'authenticated', async () =>
    accountView(await ensureAccount(deps, customer), deps),
  )
  await world.answer('listApplications', 'approved', () => listOwnApplications(deps, customer, { limit: 25 }))
  await world.problem('listApplications', parsing(world, operations.listApplications, withExpiredToken))
  await world.problem('withdrawApplication', () => withdrawApplication(deps, customer, applicationId))
}

/** Two other ends of the story: the user withdraws the draft, and the backend cancels the session. */
export async function playWithdrawal(): Promise<StoryWorld> {
  const world = storyWorld()
  const { deps, time } = world
  await playSession(world)
  await world.answer('cancelSession', 'cancelled', async () => {
    const draft = storyWorld()
    await playSession(draft)
    await cancelSession(draft.deps, backend, sessionId)
    return readSession(draft.deps, sessionId)
  })
  await world.problem('cancelSession', () => cancelSession(deps, backend, stranger))
  await playDraft(world)
  time.set(story.files.dataPage.uploadedAt)
  await withdrawApplication(deps, customer, applicationId)
  await world.answer('withdrawApplication', 'withdrawn', () => readApplication(deps, customer, applicationId))
  return world
}
