import { eventMessages } from '../domain/event-messages.ts'
import { type ApiClient, apiClient } from './api-client.ts'
import { applicationOf, assertEqual, followUntil } from './follow-application.ts'
import { mailsTo } from './mailbox.ts'
import { until } from './poll.ts'
import type { Progress } from './progress.ts'
import { type SampleHolder, sampleIdCardHolder, samplePassportHolder } from './sample-holders.ts'
import { createUser } from './seed.ts'
import { accessToken } from './sign-in.ts'
import type { Stack } from './stack-file.ts'
import { type Plan, uploadDamaged, uploadFiles } from './upload-specimens.ts'
import { adviceLines, comparisonLines, suggestionLines } from './walk-evidence.ts'

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

const submit = async (
  applicant: ApiClient,
  applicationId: string,
  entered: Partial<SampleHolder>,
): Promise<string> => {
  await applicant.call('submitApplication', { path: { applicationId }, body: entered })
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

/** Decides an application whose entered fields are given. Returns lines to print: the comparison that the reviewer sees. */
const review = async (
  reviewer: ApiClient,
  applicationId: string,
  expected: SampleHolder,
  decision: object,
): Promise<string[]> => {
  const path = { applicationId }
  await until(() => isInQueue(reviewer, applicationId), {
    seconds: 30,
    explain: () => 'The application did not appear in the review queue within 30 s.',
  })
  await reviewer.call('claimReview', { path })
  const { entered, lease, evidence } = await reviewer.call('getReview', { path })
  assertEqual('The lease of the reviewer who claimed', lease?.mine, true)
  assertEqual('What the reviewer sees', entered, expected)
  await reviewer.call('decideReview', { path, body: decision })
  return comparisonLines(evidence, expected)
}

/** A typing error that the rules for the numbers of passports cannot find. */
const mistyped = (holder: SampleHolder): SampleHolder => {
  const { certificateNumber } = holder
  const last = (Number(certificateNumber.at(-1)) + 1) % 10
  return { ...holder, certificateNumber: `${certificateNumber.slice(0, -1)}${last}` }
}

/** Waits for the mail about the approval. Of earlier steps that have passed before their mail was due, there is none. */
const subjectsTo = async (stack: Stack, address: string): Promise<string[]> => {
  const isOfApproval = ({ Subject }: { Subject: string }) =>
    Subject.endsWith(eventMessages['application.approved'].title.en)
  const mails = await until(
    async () => {
      const arrived = await mailsTo(stack.awsEndpointUrl, address)
      return arrived.some(isOfApproval) ? arrived : undefined
    },
    { seconds: 30, explain: () => 'The applicant got no e-mail about the approval within 30 s.' },
  )
  return mails.map(({ Subject }) => `    “${Subject}”`)
}

const approval = async (
  applicant: ApiClient,
  reviewer: ApiClient,
  { step, say }: Progress,
  plan: Plan,
): Promise<void> => {
  const applicationId = await step('An applicant starts an application with a passport', () =>
    startApplication(applicant, plan),
  )
  await step('The files (PDF, JPG) are uploaded and accepted', () =>
    uploadFiles(applicant, applicationId, plan),
  )
  const suggestions = await step('Machines read the passport, to fill in the form', () =>
    suggestionLines(applicant, applicationId, 'DATA_PAGE'),
  )
  suggestions.forEach(say)
  const dueAt = await step('The application is submitted, with a typing error in the number', () =>
    submit(applicant, applicationId, mistyped(plan.holder)),
  )
  const comparison = await step(
    `A reviewer, who has until ${dueAt}, claims it, compares and asks for the number again`,
    () =>
      review(reviewer, applicationId, mistyped(plan.holder), {
        outcome: 'REQUEST_RETRY',
        reasons: [{ code: 'NUMBER_MISMATCH' }],
      }),
  )
  comparison.forEach(say)
  await step('The applicant corrects the number', async () => {
    await followUntil(applicant, applicationId, 'the retry', ({ status }) => status === 'RETRY_REQUESTED')
    await submit(applicant, applicationId, { certificateNumber: plan.holder.certificateNumber })
  })
  const corrected = await step('The reviewer compares again and approves', () =>
    review(reviewer, applicationId, plan.holder, { outcome: 'APPROVE', reasons: [] }),
  )
  corrected.forEach(say)
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
  const advice = await step('A blurred photo of the front is accepted, with advice', async () => {
    await uploadDamaged(applicant, applicationId, plan, { slot: 'FRONT', damage: 'VERY_BLURRED' })
    return adviceLines(applicant, applicationId, 'FRONT')
  })
  advice.forEach(say)
  await step('The photo is taken again; the files (PNG, BMP, JPG) are uploaded and accepted', () =>
    uploadFiles(applicant, applicationId, plan),
  )
  await step('The application is submitted', () => submit(applicant, applicationId, plan.holder))
  await step('The reviewer finds glare on the front side and asks for a new photo', () =>
    review(reviewer, applicationId, plan.holder, { outcome: 'REQUEST_RETRY', reasons: [reason] }),
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
  await submit(applicant, applicationId, plan.holder)
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
  const newUser = () => createUser(stack, { registrationRegion: 'CN' })
  const newApplicant = async () => signIn(await newUser())
  const reviewer = await signIn(stack.users.reviewer)
  const first = await newUser()
  await approval(await signIn(first), reviewer, progress, {
    certificateType: 'PASSPORT',
    holder: samplePassportHolder(),
    files: { DATA_PAGE: 'application/pdf', HOLDING: 'image/jpeg' },
  })
  const mails = await progress.step('E-mails told the applicant', () => subjectsTo(stack, first.username))
  mails.forEach(progress.say)
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
