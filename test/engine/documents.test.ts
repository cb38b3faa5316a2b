import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { describe, expect, test } from '@jest/globals'
import { type DocumentContentType, documentContentTypes } from '../../domain/documents.ts'
import { maximumDocumentBytes } from '../../domain/policy.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { writeBmp } from '../../local/specimens/bmp-writer.ts'
import { badPdfs } from '../documents/specimens/pdf.ts'
import { deliver, uploadedEvent } from './redelivery.ts'
import { stored } from './stored.ts'
import {
  applicant,
  eventually,
  newApplication,
  type Person,
  readApplication,
  refusal,
  specimen,
  stack,
  type Upload,
  upload,
  uploadRequest,
} from './world.ts'

const s3 = new S3Client({ ...clientConfiguration(stack.awsEndpointUrl), forcePathStyle: true })
const { inboxBucketName, vaultBucketName } = stack.resources

async function keysIn(Bucket: string, Prefix: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }))
  return Contents.map(({ Key = '' }) => Key.slice(Prefix.length))
}

const inVault = (applicationId: string) => keysIn(vaultBucketName, `documents/${applicationId}/`)
const inInbox = (applicationId: string) => keysIn(inboxBucketName, `uploads/${applicationId}/`)

/** The slot's document as soon as it has a verdict and differs from `previous`. */
async function verdictOn(owner: Person, applicationId: string, previous?: string) {
  const application = await eventually(
    () => readApplication(owner, applicationId),
    ({ documents: [document] }) =>
      document?.documentId !== previous && ['ACCEPTED', 'REFUSED'].includes(document?.status ?? ''),
    // A file whose inspection times out is inspected twice.
    90,
  )
  const [document] = application.documents
  if (document === undefined) throw new Error('An application without slots')
  return document
}

async function bad(contentType: DocumentContentType, bytes: Buffer | Promise<Buffer>): Promise<Upload> {
  const [extension] = documentContentTypes[contentType].extensions
  return { slot: 'DATA_PAGE', contentType, fileName: `photo.${extension}`, bytes: await bytes }
}

const bytesOf = async (contentType: DocumentContentType) => (await specimen('DATA_PAGE', contentType)).bytes

function badPdf(refusalCode: string): Buffer | Promise<Buffer> {
  const found = badPdfs.find(({ refusal: code }) => code === refusalCode)
  if (found === undefined) throw new Error(`No PDF is refused as ${refusalCode}`)
  return found.make()
}

const badFiles: readonly [string, DocumentContentType, () => Buffer | Promise<Buffer>][] = [
  [
    'TRAILING_DATA',
    'image/jpeg',
    async () => Buffer.concat([await bytesOf('image/jpeg'), Buffer.from('PK\u0003\u0004archive')]),
  ],
  ['CORRUPT', 'image/png', async () => (await bytesOf('image/png')).subarray(0, 30_000)],
  [
    'TOO_FEW_PIXELS',
    'image/bmp',
    () => writeBmp({ width: 200, height: 100, pixels: Buffer.alloc(60_000, 9) }),
  ],
  ['ACTIVE_CONTENT', 'application/pdf', () => badPdf('ACTIVE_CONTENT')],
]

describe.each(badFiles)(
  'R9: after a file refused as %s, a good file of the same format is accepted',
  (code, type, make) => {
    test(`${type}: the applicant learns the code, the slot takes the good file, and only that is kept`, async () => {
      const owner = await applicant()
      const { applicationId } = await newApplication(owner)
      await upload(owner, applicationId, await bad(type, make()))
      const refused = await verdictOn(owner, applicationId)
      expect(refused).toMatchObject({ status: 'REFUSED', refusal: code })
      expect(await inVault(applicationId)).toEqual([])
      await upload(owner, applicationId, await specimen('DATA_PAGE', type))
      const accepted = await verdictOn(owner, applicationId, refused.documentId)
      expect(accepted).toMatchObject({ status: 'ACCEPTED', contentType: type })
      const names = ['original', 'preview-1.jpg', 'thumbnail-1.jpg']
      expect(await inVault(applicationId)).toEqual(names.map(name => `${accepted.documentId}/${name}`))
      expect(
        await eventually(
          () => inInbox(applicationId),
          keys => keys.length === 0,
        ),
      ).toEqual([])
    })
  },
)

/** A PDF of a few kilobytes that draws its content 3^30 times. */
function endlessPdf(): Buffer {
  const forms = Array.from({ length: 30 }, (_, index) => {
    const last = index === 29
    const content = last ? '0 0 9 9 re f' : '/X Do /X Do /X Do'
    const resources = last ? '' : `/Resources << /XObject << /X ${6 + index} 0 R >> >>`
    const dictionary = `/Type /XObject /Subtype /Form /BBox [0 0 300 200] ${resources}`
    return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`
  })
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
    '<< /Length 5 >>\nstream\n/X Do\nendstream',
    ...forms,
  ]
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  )
}

test('a file made to exhaust the validator is refused and delays no other upload', async () => {
  const [attacker, other] = await Promise.all([applicant(), applicant()])
  const [attack, application] = await Promise.all([newApplication(attacker), newApplication(other)])
  await upload(attacker, attack.applicationId, await bad('application/pdf', endlessPdf()))
  await upload(other, application.applicationId, await specimen('DATA_PAGE'))
  expect((await verdictOn(other, application.applicationId)).status).toBe('ACCEPTED')
  expect(await verdictOn(attacker, attack.applicationId)).toMatchObject({
    status: 'REFUSED',
    refusal: 'CORRUPT',
  })
})

describe('events about objects without an awaited document', () => {
  test.each([
    ['with a key of another shape', 'elsewhere/photo.jpg'],
    ['of an application that never was', 'uploads/00000000-0000-4000-8000-000000000000/1'],
  ])('one %s ends without an error', async (_, key) => {
    await s3.send(new PutObjectCommand({ Bucket: inboxBucketName, Key: key, Body: 'stray' }))
    await deliver('events/validate-document', { detail: { object: { key } } })
  })

  test('an object that is already gone leaves its document as it was, ready for its upload', async () => {
    const owner = await applicant()
    const { applicationId } = await newApplication(owner)
    const file = await specimen('DATA_PAGE')
    const body = uploadRequest(file)
    const ticket = await owner.api.call('requestUpload', { path: { applicationId }, body })
    await deliver('events/validate-document', uploadedEvent(applicationId, ticket.documentId))
    expect((await readApplication(owner, applicationId)).documents[0]?.status).toBe('AWAITING_UPLOAD')
  })
})

describe('an object that differs from its declaration, put without the signature', () => {
  const declared = async () => {
    const owner = await applicant()
    const { applicationId } = await newApplication(owner)
    const body = uploadRequest(await specimen('DATA_PAGE'))
    const { documentId } = await owner.api.call('requestUpload', { path: { applicationId }, body })
    return { owner, applicationId, Key: `uploads/${applicationId}/${documentId}`, bytes: body.sizeBytes }
  }

  test('larger than its declaration: CHECKSUM_MISMATCH', async () => {
    const { owner, applicationId, Key, bytes } = await declared()
    await s3.send(new PutObjectCommand({ Bucket: inboxBucketName, Key, Body: Buffer.alloc(bytes + 1) }))
    expect(await verdictOn(owner, applicationId)).toMatchObject({ refusal: 'CHECKSUM_MISMATCH' })
  })

  test('larger than any file may be: FILE_TOO_LARGE', async () => {
    const { owner, applicationId, Key } = await declared()
    const Body = Buffer.alloc(maximumDocumentBytes + 1)
    await s3.send(new PutObjectCommand({ Bucket: inboxBucketName, Key, Body }))
    expect(await verdictOn(owner, applicationId)).toMatchObject({ refusal: 'FILE_TOO_LARGE' })
  })
})

test('of many uploads into one slot at once, exactly one stands accepted, and only its files are kept', async () => {
  const owner = await applicant()
  const { applicationId, accountId } = await newApplication(owner)
  const file = await specimen('DATA_PAGE')
  const attempts = await Promise.allSettled(
    Array.from({ length: 6 }, () => upload(owner, applicationId, file)),
  )
  const tickets = attempts.flatMap(attempt => (attempt.status === 'fulfilled' ? [attempt.value] : []))
  for (const attempt of attempts) {
    if (attempt.status === 'rejected') expect(refusal(attempt.reason)).toMatchObject({ status: 409 })
  }
  expect(tickets.length).toBeGreaterThan(0)
  await Promise.all(
    tickets.map(({ documentId }) =>
      deliver('events/validate-document', uploadedEvent(applicationId, documentId)),
    ),
  )
  const standing = await verdictOn(owner, applicationId)
  expect(standing.status).toBe('ACCEPTED')
  const { application: items } = await stored(applicationId, accountId)
  const accepted = items.filter(
    ({ sk, status, supersededAt }) =>
      String(sk).startsWith('DOCUMENT#') && status === 'ACCEPTED' && supersededAt === undefined,
  )
  expect(accepted.map(({ documentId }) => documentId)).toEqual([standing.documentId])
  const kept = await eventually(
    () => inVault(applicationId),
    keys => keys.length === 3,
  )
  expect(new Set(kept.map(key => key.split('/')[0]))).toEqual(new Set([standing.documentId]))
})
