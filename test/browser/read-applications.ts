import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { DocumentReading } from '../../domain/evidence/document-reading.ts'
import { writeZone } from '../../local/specimens/zone-writing.ts'
import { database, itemsOf } from '../engine/stored.ts'
import { applicant, fillRead, newApplication, readApplication, stack } from '../engine/world.ts'
import { pageReading } from '../support/sample-reading.ts'

/** What the passport says. */
export const printed = { name: 'LI SPECIMEN', certificateNumber: 'E12345678', expiryDate: '2039-12-31' }

const zone = writeZone('TD3', {
  code: 'P',
  issuer: 'CHN',
  nationality: 'CHN',
  surname: 'LI',
  givenNames: 'SPECIMEN',
  number: printed.certificateNumber,
  birthDate: '900101',
  sex: 'F',
  expiryDate: '391231',
  optionalData: '',
})

const dataPage: DocumentReading = { pages: [pageReading(['PASSPORT', ...zone])] }

const holding: DocumentReading = {
  pages: [
    pageReading([], {
      faces: [{ place: { x: 900, y: 200, width: 260, height: 320 }, confidence: 0.9 }],
      certificate: { x: 600, y: 800, width: 700, height: 500 },
    }),
  ],
}

/** Nobody is in the picture. */
const emptyHolding: DocumentReading = { pages: [pageReading([], { faces: [] })] }

interface Case {
  /** What the applicant entered otherwise than it is printed. */
  readonly entered?: Partial<typeof printed>
  readonly hasHolder?: boolean
}

/** Stores an application in review whose files were read. */
export async function readCase({ entered = {}, hasHolder = true }: Case = {}) {
  const owner = await applicant()
  const { applicationId } = await newApplication(owner, 'PASSPORT')
  await fillRead(owner, applicationId, 'DATA_PAGE', dataPage)
  await fillRead(owner, applicationId, 'HOLDING', hasHolder ? holding : emptyHolding)
  const body = { ...printed, ...entered }
  await owner.api.call('submitApplication', { path: { applicationId }, body })
  return readApplication(owner, applicationId)
}

/** Sets how far the photo of the holder was read. */
export async function markHoldingPhoto(
  applicationId: string,
  evidence: 'PENDING' | 'READY' | 'UNAVAILABLE',
): Promise<void> {
  const { tableName } = stack.resources
  const items = await itemsOf(tableName, `APPLICATION#${applicationId}`)
  const photo = items.find(({ sk }) => String(sk).startsWith('DOCUMENT#HOLDING#'))
  await database.send(
    new UpdateCommand({
      TableName: tableName,
      Key: { pk: photo?.pk, sk: photo?.sk },
      UpdateExpression: 'SET evidence = :evidence',
      ExpressionAttributeValues: { ':evidence': evidence },
    }),
  )
}
