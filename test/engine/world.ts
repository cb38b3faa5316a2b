import { createHash, randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { jest } from '@jest/globals'
import type { ApplicationView } from '../../contract/application.ts'
import { type CertificateType, type Slot, slotsOf } from '../../domain/certificates.ts'
import { type DocumentContentType, documentContentTypes } from '../../domain/documents.ts'
import { gb11643CheckDigit } from '../../domain/gb11643.ts'
import { stageDefaults } from '../../domain/policy.ts'
import { type ApiAnswer, type ApiClient, apiClient, putFile } from '../../local/api-client.ts'
import { adoptAwsEnvironment } from '../../local/aws-environment.ts'
import { createUser, type NewUser } from '../../local/seed.ts'
import { accessToken } from '../../local/sign-in.ts'
import type { SpecimenRequest } from '../../local/specimens/specimen.ts'
import { readStack, type Stack, type User } from '../../local/stack-file.ts'
import { type Applicant, seeding } from './seeding.ts'

// A test has several waits of up to half a minute (`eventually`), which tell more than this timeout does.
jest.setTimeout(120_000)

function givenStackFile(): string {
  const file = process.env.REALNAME_STACK
  if (file !== undefined) return file
  throw new Error('Run engine tests by `npm run test:engine`: they need a running stack')
}

export const stackFile = givenStackFile()
export const stack: Stack = readStack(stackFile)
adoptAwsEnvironment(stack.awsEndpointUrl)

export interface Person {
  readonly user: User
  readonly registrationRegion: string | undefined
  readonly api: ApiClient
  readonly token: string
}

export async function person(options: NewUser = {}): Promise<Person> {
  const user = await createUser(stack, options)
  const token = await accessToken(stack, user)
  const api = apiClient({ apiUrl: stack.apiUrl, token })
  return { user, registrationRegion: options.registrationRegion, token, api }
}

export const applicant = (registrationRegion = 'CN') => person({ registrationRegion })
export const reviewer = () => person({ groups: ['reviewers'] })
export const operator = () => person({ groups: ['operators'] })

/** Repeats a read until the condition holds, by default for half a minute. Fails with the last result. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isThere: (seen: T) => boolean,
  seconds = 30,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const seen = await ask()
    if (isThere(seen)) return seen
    if (Date.now() > deadline)
      throw new Error(`Waited ${seconds} s in vain; last seen: ${JSON.stringify(seen)}`)
    await wait(100)
  }
}

/** A citizen number that is unique in this run. */
export function newIdCardNumber(): string {
  const month = String(randomInt(1, 13)).padStart(2, '0')
  const first17 = `110105${randomInt(1950, 2000)}${month}${randomInt(10, 29)}${String(randomInt(1000)).padStart(3, '0')}`
  return `${first17}${gb11643CheckDigit(first17)}`
}

export const newPassportNumber = () => `E${String(randomInt(10 ** 9)).padStart(9, '0')}`

export async function newApplication(
  { api }: Person,
  certificateType: CertificateType = 'PASSPORT',
  purpose: { readonly purpose?: 'RENEWAL' } = {},
): Promise<ApplicationView> {
  const consent = { policyVersion: stageDefaults.consentPolicyVersion }
  return api.call('createApplication', {
    body: { certificateType, issuingRegion: 'CN', consent, ...purpose },
  })
}

/** Starts the renewal of an authentication. */
export const newRenewal = (owner: Person) => newApplication(owner, 'PASSPORT', { purpose: 'RENEWAL' })

export interface Upload {
  readonly slot: Slot
  readonly contentType: DocumentContentType
  readonly fileName: string
  readonly bytes: Buffer
}

const drawn = new Map<string, Promise<Buffer>>()

/** Loaded on use, because the drawing code is large. */
async function draw(request: SpecimenRequest): Promise<Buffer> {
  const { drawSpecimen } = await import('../../local/specimens/specimen.ts')
  return drawSpecimen(request)
}

/** A specimen file for a slot; drawn once for each kind and format. */
export async function specimen(slot: Slot, contentType: DocumentContentType = 'image/jpeg'): Promise<Upload> {
  const kind = slot === 'HOLDING' ? 'holding' : 'certificate'
  const key = `${kind} ${contentType}`
  const bytes = drawn.get(key) ?? draw({ kind, contentType })
  drawn.set(key, bytes)
  const [extension] = documentContentTypes[contentType].extensions
  return { slot, contentType, fileName: `photo.${extension}`, bytes: await bytes }
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64')

export function uploadRequest({ slot, contentType, fileName, bytes }: Upload) {
  return { slot, contentType, fileName, sizeBytes: bytes.length, sha256: sha256(bytes) }
}

/** Requests an upload and sends the file. */
export async function upload({ api }: Person, applicationId: string, file: Upload) {
  const ticket = await api.call('requestUpload', { path: { applicationId }, body: uploadRequest(file) })
  await putFile(ticket.upload, new Uint8Array(file.bytes))
  return ticket
}

export const readApplication = ({ api }: Person, applicationId: string) =>
  api.call('getApplication', { path: { applicationId } })

/** Uploads a specimen into the named slots, by default all, and waits for every verdict. */
export async function uploadAll(
  owner: Person,
  application: ApplicationView,
  slots: readonly Slot[] = slotsOf(application.certificateType),
): Promise<ApplicationView> {
  for (const slot of slots) await upload(owner, application.applicationId, await specimen(slot))
  return eventually(
    () => readApplication(owner, application.applicationId),
    ({ documents }) => documents.every(({ status }) => status === 'ACCEPTED'),
  )
}

export function submission(certificateNumber: string) {
  return { name: 'LI SPECIMEN', certificateNumber, expiryDate: '2039-12-31' }
}

export const submit = ({ api }: Person, applicationId: string, certificateNumber: string) =>
  api.call('submitApplication', { path: { applicationId }, body: submission(certificateNumber) })

const seeds = seeding(stack)

/** The dependencies of use cases in this process, over the stage's tables, keys and buckets. */
export const stageServices = seeds.wired

/** Stores an accepted file in the named slots, by default in all. */
export const fill = (
  owner: Applicant,
  { applicationId, certificateType }: ApplicationView,
  slots: readonly Slot[] = slotsOf(certificateType),
): Promise<ApplicationView> => seeds.fill(owner, applicationId, slots)

/** Stores an accepted file in a slot, and what machines read in it. */
export const fillRead = seeds.fillRead

/** Stores a complete draft. */
export async function filled(
  owner: Applicant,
  certificateType: CertificateType = 'PASSPORT',
): Promise<ApplicationView> {
  return fill(owner, await seeds.draft(owner, certificateType))
}

/** Stores an application in review. */
export async function submitted(
  owner: Person,
  certificateNumber = newPassportNumber(),
): Promise<ApplicationView> {
  const { applicationId } = await filled(owner)
  return submitByUseCase(owner, applicationId, certificateNumber)
}

/** Submits over the stage's tables and keys in this process, without a function. */
export const submitByUseCase = (
  owner: Applicant,
  applicationId: string,
  certificateNumber: string,
): Promise<ApplicationView> => seeds.submit(owner, applicationId, submission(certificateNumber))

export async function decide({ api }: Person, applicationId: string, decision: unknown) {
  await api.call('claimReview', { path: { applicationId } })
  return api.call('decideReview', { path: { applicationId }, body: decision })
}

export const approval = { outcome: 'APPROVE' }
export const retryForGlare = {
  outcome: 'REQUEST_RETRY',
  reasons: [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }],
}

export const reaches = (
  owner: Person,
  applicationId: string,
  status: ApplicationView['status'],
  seconds?: number,
) =>
  eventually(
    () => readApplication(owner, applicationId),
    application => application.status === status,
    seconds,
  )

/** Status and code of a refusal, and the pointers of its fields. */
export function refusal({ status, body }: ApiAnswer): { status: number; code: unknown; pointers: string[] } {
  const problem = body as { code?: unknown; errors?: { pointer: string }[] }
  return { status, code: problem.code, pointers: (problem.errors ?? []).map(error => error.pointer) }
}
