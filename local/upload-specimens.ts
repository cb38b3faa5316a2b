import { createHash } from 'node:crypto'
import type { CertificateType, Slot } from '../domain/certificates.ts'
import { type DocumentContentType, documentContentTypes } from '../domain/documents.ts'
import { type ApiClient, putFile } from './api-client.ts'
import { applicationOf, assertEqual, followUntil } from './follow-application.ts'
import type { SampleHolder } from './sample-holders.ts'
import { type Damage, damagePicture } from './specimens/damage.ts'
import { drawSpecimen } from './specimens/specimen.ts'

/** The input of one applicant. The two applications together use every file format. */
export interface Plan {
  readonly certificateType: CertificateType
  readonly holder: SampleHolder
  readonly files: Partial<Record<Slot, DocumentContentType>>
}

const drawFile = (plan: Plan, slot: Slot, contentType: DocumentContentType): Promise<Buffer> =>
  drawSpecimen({
    contentType,
    certificateType: plan.certificateType,
    ...(slot === 'HOLDING' ? { kind: 'holding' } : { kind: 'certificate', side: slot }),
    name: plan.holder.name,
    number: plan.holder.certificateNumber,
    issuingRegion: 'CN',
    expiryDate: plan.holder.expiryDate,
    seed: plan.holder.certificateNumber,
  })

interface FileToUpload {
  readonly slot: Slot
  readonly contentType: DocumentContentType
  readonly bytes: Buffer
}

/** Uploads one file and returns the id of its document. */
const uploadFile = async (
  applicant: ApiClient,
  applicationId: string,
  { slot, contentType, bytes }: FileToUpload,
): Promise<string> => {
  const extension = documentContentTypes[contentType].extensions[0]
  const body = {
    slot,
    fileName: `${slot.toLowerCase()}.${extension}`,
    contentType,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('base64'),
  }
  const { documentId, upload } = await applicant.call('requestUpload', { path: { applicationId }, body })
  await putFile(upload, new Uint8Array(bytes))
  return documentId
}

/** Waits until the files are validated. All must be accepted. */
const awaitAccepted = async (
  applicant: ApiClient,
  applicationId: string,
  documentIds: readonly string[],
): Promise<void> => {
  const { documents } = await followUntil(
    applicant,
    applicationId,
    'the files to be validated',
    application =>
      documentIds.every(id =>
        application.documents.some(
          ({ documentId, status }) => documentId === id && (status === 'ACCEPTED' || status === 'REFUSED'),
        ),
      ),
  )
  const uploaded = documents.filter(({ documentId = '' }) => documentIds.includes(documentId))
  assertEqual(
    'The verdicts on the files',
    uploaded.map(({ slot, status, refusal }) => ({ slot, status, refusal })),
    uploaded.map(({ slot }) => ({ slot, status: 'ACCEPTED', refusal: undefined })),
  )
}

/** Uploads a drawn specimen for each slot, and returns the ids of the documents. */
export const sendFiles = async (
  applicant: ApiClient,
  applicationId: string,
  plan: Plan,
): Promise<string[]> => {
  const { documents } = await applicationOf(applicant, applicationId)
  assertEqual(
    'The files asked for',
    documents.map(({ slot }) => slot),
    Object.keys(plan.files),
  )
  const documentIds: string[] = []
  for (const { slot } of documents) {
    const contentType = plan.files[slot] ?? 'image/jpeg'
    const bytes = await drawFile(plan, slot, contentType)
    documentIds.push(await uploadFile(applicant, applicationId, { slot, contentType, bytes }))
  }
  return documentIds
}

/** Uploads a drawn specimen for each slot and waits until all are accepted. */
export const uploadFiles = async (applicant: ApiClient, applicationId: string, plan: Plan): Promise<void> => {
  await awaitAccepted(applicant, applicationId, await sendFiles(applicant, applicationId, plan))
}

/** Uploads a damaged photo of a slot, which is accepted nevertheless. */
export const uploadDamaged = async (
  applicant: ApiClient,
  applicationId: string,
  plan: Plan,
  { slot, damage }: { slot: Slot; damage: Damage },
): Promise<void> => {
  const contentType = 'image/jpeg'
  const bytes = await damagePicture(await drawFile(plan, slot, contentType), damage, 'walk-through')
  await awaitAccepted(applicant, applicationId, [
    await uploadFile(applicant, applicationId, { slot, contentType, bytes }),
  ])
}
