import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { CertificateType, Slot } from '../domain/certificates.ts'
import { type DocumentContentType, documentContentTypes } from '../domain/documents.ts'
import { type ApiClient, apiClient, putFile } from './api-client.ts'
import { Explained } from './command.ts'
import { until } from './poll.ts'
import type { Progress } from './progress.ts'
import { type SampleHolder, sampleIdCardHolder, samplePassportHolder } from './sample-holders.ts'
import { createUser } from './seed.ts'
import { accessToken } from './sign-in.ts'
import { drawSpecimen } from './specimens/specimen.ts'
import type { Stack } from './stack-file.ts'

/** The input of one applicant. The two applications together use every file format. */
export interface Plan {
  readonly certificateType: CertificateType
  readonly holder: SampleHolder
  readonly files: Partial<Record<Slot, DocumentContentType>>
}

const assertEqual = (subject: string, found: unknown, expected: unknown): void => {
  if (isDeepStrictEqual(found, expected)) return
  throw new Explained(
    `The walk-through differs. ${subject} should be ${JSON.stringify(expected)}, but is ${JSON.stringify(found)}.`,
  )
}

const applicationOf = (applicant: ApiClient, applicationId: string) =>
  applicant.call('getApplication', { path: { applicationId } })

/** Polls an application until a condition holds. */
const followUntil = async (
  applicant: ApiClient,
  applicationId: string,
  condition: string,
  holds: (application: Awaited<ReturnType<typeof applicationOf>>) => boolean,
) => {
  const latest = () => applicationOf(applicant, applicationId)
  return until(
    async () => {
      const application = await latest()
      return holds(application) ? application : undefined
    },
    {
      seconds: 60,
      explain: async () => {
        const { status, documents } = await latest()
        return `Waited 60 s without success: ${condition}. The application is ${JSON.stringify({ status, documents })}.`
      },
    },
  )
}

/** Starts an application, as its own applicant. */
export const startApplication = async (applicant: ApiClient, { certificateType }: Plan): Promise<string> => {
  const account = await applicant.call('getAccount')
  assertEqual('The eligibility of a new account', account.eligibility, { eligible: true, reasons: [] })
  assertEqual('The status of a new account', account.authenticationStatus, 'UNAUTHENTICATED')
  const { items, consent } = await applicant.call('listCertificateTypes')
  assertEqual(
    `Whether ${certificateType} is offered`,
    items.some(item => item.certificateType === certificateType),
    true,
  )
  const body = { certificateType, issuingRegion: 'CN', consent: { policyVersion: consent.policyVersion } }
  const application = await applicant.call('createApplication', { body })
  assertEqual('The status of a new application', application.status, 'DRAFT')
  return application.applicationId
}

/** Uploads a drawn specimen for each slot and waits until all are accepted. */
export const uploadFiles = async (applicant: ApiClient, applicationId: string, plan: Plan): Promise<void> => {
  const { documents } = await applicationOf(applicant, applicationId)
  assertEqual(
    'The files asked for',
    documents.map(({ slot }) => slot),
    Object.keys(plan.files),
  )
  for (const { slot } of documents) {
    const contentType = plan.files[slot] ?? 'image/jpeg'
    const file = await drawSpecimen({
      contentType,
      certificateType: plan.certificateType,
      ...(slot === 'HOLDING' ? { kind: 'holding' } : { kind: 'certificate', side: slot }),
      name: plan.holder.name,
      number: plan.holder.certificateNumber,
      issuingRegion: 'CN',
      expiryDate: plan.holder.expiryDate,
      seed: plan.holder.certificateNumber,
    })
    const extension = documentContentTypes[contentType].extensions[0]
    const body = {
      slot,
      fileName: `${slot.toLowerCase()}.${extension}`,
      contentType,
      sizeBytes: file.length,
      sha256: createHash('sha256').update(file).digest('base64'),
    }
    const answer = await applicant.call('requestUpload', { path: { applicationId }, body })
    await putFile(answer.upload, new Uint8Array(file))
  }
  const validated = await followUntil(applicant, applicationId, 'the files to be validated', application =>
    application.documents.every(({ status }) => status === 'ACCEPTED' || status === 'REFUSED'),
  )
  const accepted = documents.map(({ slot }) => ({ slot, status: 'ACCEPTED', refusal: undefined }))
  assertEqual(
    'The verdicts on the files',
    validated.documents.map(({ slot, status, refusal }) => ({ slot, status, refusal })),
    accepted,
  )
}

const submit = async (applicant: ApiClient, applicationId: string, { holder }: Plan): Promise<string> => {
  await applicant.call('submitApplication', { path: { applicationId }, body: holder })
  const submitted = await followUntil(applicant, applicationId, 'the review to open', application =>
    Boolean(application.status === 'IN_REVIEW' && application.dueAt),
  )
  assertEqual(
    'The account after submission',
    (await applicant.call('getAccount')).authenticationStatus,
    'IN_REVIEW',
  )
  return submitted.dueAt ?? ''
}

const isInQueue = async (reviewer: ApiClient, applicationId: string): Promise<true | undefined> => {
  let cursor: string | undefined
  do {
    const query = { state: 'unclaimed', limit: '100', ...(cursor ? { cursor } : {}) }
    const { items, nextCursor } = await reviewer.call('listReviews', { query })
    if (items.some(item => item.applicationId === applicationId)) return true
    cursor = nextCursor
  } while (cursor)
  return undefined
}

const review = async (
  reviewer: ApiClient,
  applicationId: string,
  plan: Plan,
  decision: object,
): Promise<void> => {
  const path = { applicationId }
  await until(() => isInQueue(reviewer, applicationId), {
    seconds: 30,
    explain: () => 'The application did not appear in the review queue within 30 s.',
  })
  await reviewer.call('claimReview', { path })
  const { entered, lease } = await reviewer.call('getReview', { path })
  assertEqual('The lease of the reviewer who claimed', lease?.mine, true)
  assertEqual('What the reviewer sees', entered, plan.holder)
  await reviewer.call('decideReview', { path, body: decision })
}

const approval = async (
  applicant: ApiClient,
  reviewer: ApiClient,
  { step }: Progress,
  plan: Plan,
): Promise<void> => {
  const applicationId = await step('An applicant starts an application with a passport', () =>
    startApplication(applicant, plan),
  )
  await step('The files (PDF, JPG) are uploaded and accepted', () =>
    uploadFiles(applicant, applicationId, plan),
  )
  const dueAt = await step('The application is submitted', () => submit(applicant, applicationId, plan))
  await step(`A reviewer, who has until ${dueAt}, claims it, compares and approves`, () =>
    review(reviewer, applicationId, plan, { outcome: 'APPROVE', reasons: [] }),
  )
  await step('The account is real-name authenticated', async () => {
    await followUntil(applicant, applicationId, 'the approval', ({ status }) => status === 'APPROVED')
    assertEqual(
      'The approved account',
      (await applicant.call('getAccount')).authenticationStatus,
      'AUTHENTICATED',
    )
  })
}

const retry = async (
  applicant: ApiClient,
  reviewer: ApiClient,
  progress: Progress,
  plan: Plan,
): Promise<void> => {
  const { step, say } = progress
  const reason = { code: 'PHOTO_GLARE', slot: 'FRONT' }
  const applicationId = await step('Another applicant starts with an ID card', () =>
    startApplication(applicant, plan),
  )
  await step('The files (PNG, BMP, JPG) are uploaded and accepted', () =>
    uploadFiles(applicant, applicationId, plan),
  )
  await step('The application is submitted', () => submit(applicant, applicationId, plan))
  await step('The reviewer finds glare on the front side and asks for a new photo', () =>
    review(reviewer, applicationId, plan, { outcome: 'REQUEST_RETRY', reasons: [reason] }),
  )
  const application = await step('The applicant is asked to retry', () =>
    followUntil(applicant, applicationId, 'the retry', ({ status }) => status === 'RETRY_REQUESTED'),
  )
  assertEqual(
    'The account after it',
    (await applicant.call('getAccount')).authenticationStatus,
    'RETRY_REQUIRED',
  )
  const shown = application.decision?.reasons ?? []
  assertEqual(
    'The reasons shown',
    shown.map(({ code, slot }) => ({ code, slot })),
    [reason],
  )
  for (const { title, instruction } of shown) say(`    “${title.en}. ${instruction.en}”`)
}

/** Test mode brings about in seconds what time brings about in days. */
const time = async (
  applicant: ApiClient,
  operator: ApiClient,
  { step }: Progress,
  plan: Plan,
): Promise<void> => {
  const advance = async (applicationId: string, to: 'DUE_SOON' | 'OVERDUE' | 'EXPIRED', event: string) => {
    await operator.call('simulateAdvancement', { path: { applicationId }, body: { to } })
    const { timeline } = await applicationOf(applicant, applicationId)
    assertEqual(`The last event after ${to}`, timeline.at(-1)?.event, event)
  }
  const applicationId = await startApplication(applicant, plan)
  await uploadFiles(applicant, applicationId, plan)
  await submit(applicant, applicationId, plan)
  await step('A third application is nearly due, in test mode', () =>
    advance(applicationId, 'DUE_SOON', 'review.due_soon'),
  )
  await step('It is overdue, and reviewers are told', () =>
    advance(applicationId, 'OVERDUE', 'review.overdue'),
  )
  await applicant.call('withdrawApplication', { path: { applicationId } })
  await step('A draft is forgotten and expires', async () =>
    advance(await startApplication(applicant, plan), 'EXPIRED', 'application.expired'),
  )
}

/**
 * Runs three new applicants through the public API: one to an approval, one to a requested retry, and one past its deadlines.
 * Any unexpected answer is an error. Of the sample users, `reviewer` decides and `operator` advances the time.
 */
export const walkThrough = async (stack: Stack, progress: Progress): Promise<void> => {
  const signIn = async (user: { username: string; password: string }) =>
    apiClient({ apiUrl: stack.apiUrl, token: await accessToken(stack, user) })
  const newApplicant = async () => signIn(await createUser(stack, { registrationRegion: 'CN' }))
  const reviewer = await signIn(stack.users.reviewer)
  await approval(await newApplicant(), reviewer, progress, {
    certificateType: 'PASSPORT',
    holder: samplePassportHolder(),
    files: { DATA_PAGE: 'application/pdf', HOLDING: 'image/jpeg' },
  })
  await retry(await newApplicant(), reviewer, progress, {
    certificateType: 'ID_CARD',
    holder: sampleIdCardHolder(),
    files: { FRONT: 'image/png', BACK: 'image/bmp', HOLDING: 'image/jpeg' },
  })
  await time(await newApplicant(), await signIn(stack.users.operator), progress, {
    certificateType: 'PASSPORT',
    holder: samplePassportHolder(),
    files: { DATA_PAGE: 'image/jpeg', HOLDING: 'image/jpeg' },
  })
}
