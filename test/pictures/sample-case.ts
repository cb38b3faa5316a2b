import { type CertificateType, type Slot, slotsOf } from '../../domain/certificates.ts'
import type { DocumentContentType } from '../../domain/documents.ts'
import { drawSpecimen } from '../../local/specimens/specimen.ts'
import {
  eventually,
  newApplication,
  type Person,
  readApplication,
  type Upload,
  upload,
} from '../engine/world.ts'

/** The holder of the drawn certificate, and the entered values. */
export interface Holder {
  readonly name: string
  readonly number: string
  readonly seed: number
}

/** The file for a slot, drawn for this holder. */
export async function fileOf(
  { name, number, seed }: Holder,
  certificateType: CertificateType,
  slot: Slot,
  contentType: DocumentContentType = 'image/jpeg',
): Promise<Upload> {
  const bytes = await drawSpecimen({
    kind: slot === 'HOLDING' ? 'holding' : 'certificate',
    contentType,
    certificateType,
    name,
    number,
    seed,
    ...(slot === 'HOLDING' ? {} : { side: slot }),
  })
  return { slot, contentType, fileName: `${slot.toLowerCase().replace('_', '-')}.jpg`, bytes }
}

/** An application in review whose certificate was drawn with the entered values. */
export async function inReview(
  owner: Person,
  holder: Holder,
  certificateType: CertificateType = 'PASSPORT',
): Promise<string> {
  const { applicationId } = await newApplication(owner, certificateType)
  for (const slot of slotsOf(certificateType)) {
    await upload(owner, applicationId, await fileOf(holder, certificateType, slot))
  }
  await eventually(
    () => readApplication(owner, applicationId),
    ({ documents }) => documents.every(({ status }) => status === 'ACCEPTED'),
  )
  await owner.api.call('submitApplication', {
    path: { applicationId },
    body: { name: holder.name, certificateNumber: holder.number, expiryDate: '2039-12-31' },
  })
  return applicationId
}
