import type * as z from 'zod'
import type { ApplicationView } from '../../contract/application.ts'
import type { decideReviewSchema } from '../../contract/review.ts'
import { type Application, type ApplicationRecord, incompleteSlots } from '../../domain/application.ts'
import type { CertificateType, Slot } from '../../domain/certificates.ts'
import type { AwaitedDocument, Document } from '../../domain/documents.ts'
import type { DecisionReason } from '../../domain/reasons.ts'
import type { SubmittedFields } from '../../domain/submission.ts'
import type { Principal } from '../../lambdas/usecases/access/people.ts'
import { createApplication } from '../../lambdas/usecases/intake/create-application.ts'
import { readApplication } from '../../lambdas/usecases/intake/read-applications.ts'
import { requestUpload } from '../../lambdas/usecases/intake/request-upload.ts'
import { submitApplication } from '../../lambdas/usecases/intake/submit-application.ts'
import { claimReview } from '../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../lambdas/usecases/review/decide-review.ts'
import { readReview } from '../../lambdas/usecases/review/read-review.ts'
import { validateDocument } from '../../lambdas/usecases/validation/validate-document.ts'
import { concludeReview } from '../../lambdas/usecases/workflow/conclude-review.ts'
import { fileKey, sha256 } from './in-memory-services.ts'
import { consentPolicy, reviewer, type World } from './world.ts'

// The steps before most tests, each by its use case.

type Decision = z.input<ReturnType<typeof decideReviewSchema>>

export interface Certificate {
  readonly certificateType?: CertificateType
  readonly issuingRegion?: string
  readonly purpose?: 'RENEWAL'
}

export const photo = new TextEncoder().encode('a photo')

export const passport: SubmittedFields = {
  name: 'Erika Mustermann',
  certificateNumber: 'C01X00T47',
  expiryDate: '2031-05-01',
}

export async function recordOf({ records }: World, applicationId: string): Promise<ApplicationRecord> {
  const record = await records.application(applicationId)
  if (record === undefined) throw new Error('no such application')
  return record
}

export async function applicationOf(world: World, applicationId: string): Promise<Application> {
  return (await recordOf(world, applicationId)).application
}

export async function documentOf(world: World, { applicationId, documentId }: Document): Promise<Document> {
  const { documents } = await recordOf(world, applicationId)
  const document = documents.find(candidate => candidate.documentId === documentId)
  if (document === undefined) throw new Error('no such document')
  return document
}

export async function drafted(
  world: World,
  person: Principal,
  { certificateType = 'PASSPORT', issuingRegion = 'DE', purpose }: Certificate = {},
): Promise<string> {
  const { applicationId } = await createApplication(world.deps, person, {
    certificateType,
    issuingRegion,
    ...(purpose === undefined ? {} : { purpose }),
    consent: { policyVersion: consentPolicy.policyVersion },
  })
  return applicationId
}

export function uploadOf(slot: Slot, bytes: Uint8Array = photo) {
  return {
    slot,
    fileName: 'photo.jpg',
    contentType: 'image/jpeg',
    sizeBytes: bytes.length,
    sha256: sha256(bytes),
  }
}

/** A requested upload that is in the inbox without a verdict. */
export async function arrived(
  world: World,
  person: Principal,
  applicationId: string,
  slot: Slot,
  bytes: Uint8Array = photo,
): Promise<AwaitedDocument> {
  const document = await requestUpload(world.deps, person, applicationId, uploadOf(slot))
  world.deps.files.inbox.set(fileKey(document), bytes)
  return document
}

export async function uploaded(
  world: World,
  person: Principal,
  applicationId: string,
  slot: Slot,
): Promise<Document> {
  const document = await arrived(world, person, applicationId, slot)
  await validateDocument(world.deps, document)
  return document
}

export async function filled(world: World, person: Principal, applicationId: string): Promise<void> {
  for (const slot of incompleteSlots(await recordOf(world, applicationId))) {
    await uploaded(world, person, applicationId, slot)
  }
}

/** A complete draft. */
export async function complete(world: World, person: Principal, certificate?: Certificate): Promise<string> {
  const applicationId = await drafted(world, person, certificate)
  await filled(world, person, applicationId)
  return applicationId
}

export async function submitted(
  world: World,
  person: Principal,
  fields: SubmittedFields = passport,
  certificate?: Certificate,
): Promise<string> {
  const applicationId = await complete(world, person, certificate)
  await submitApplication(world.deps, person, applicationId, fields)
  return applicationId
}

export async function resubmitted(
  world: World,
  person: Principal,
  applicationId: string,
  fields: SubmittedFields = {},
): Promise<ApplicationView> {
  await filled(world, person, applicationId)
  await submitApplication(world.deps, person, applicationId, fields)
  return readApplication(world.deps, person, applicationId)
}

export async function claimed(world: World, person: Principal): Promise<string> {
  const applicationId = await submitted(world, person)
  await claimReview(world.deps, reviewer, applicationId)
  return applicationId
}

/** The entered details, read by a reviewer with a new lease. */
export async function enteredOf(world: World, applicationId: string) {
  await claimReview(world.deps, reviewer, applicationId)
  return (await readReview(world.deps, reviewer, applicationId)).entered
}

export async function decided(
  world: World,
  applicationId: string,
  outcome: Decision['outcome'],
  reasons: DecisionReason[] = [],
): Promise<void> {
  await claimReview(world.deps, reviewer, applicationId)
  await decideReview(world.deps, reviewer, applicationId, { outcome, reasons })
}

export async function concluded(
  world: World,
  applicationId: string,
  outcome: Decision['outcome'],
  reasons: DecisionReason[] = [],
): Promise<void> {
  await decided(world, applicationId, outcome, reasons)
  const { attempt } = await applicationOf(world, applicationId)
  await concludeReview(world.deps, { applicationId, attempt })
}
