import { describe, expect, test } from '@jest/globals'
import {
  applicant,
  eventually,
  fill,
  newApplication,
  newPassportNumber,
  readApplication,
  sha256,
  specimen,
  submit,
  type Upload,
  upload,
  uploadRequest,
} from './world.ts'

async function ticketFor(file: Upload) {
  const owner = await applicant()
  const { applicationId } = await newApplication(owner)
  const ticket = await owner.api.call('requestUpload', { path: { applicationId }, body: uploadRequest(file) })
  return { owner, applicationId, ...ticket }
}

const put = (url: string, headers: Record<string, string>, body: Uint8Array) =>
  fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) })

describe('a presigned upload takes exactly the file that was declared', () => {
  test('another length, another type and another content are refused by S3 itself; the right file is taken once', async () => {
    const file = await specimen('DATA_PAGE')
    const { owner, applicationId, upload: ticket } = await ticketFor(file)
    const { url, headers } = ticket
    const other = Buffer.from(file.bytes)
    other[other.length - 100] = (other[other.length - 100] ?? 0) ^ 1
    expect((await put(url, headers, file.bytes.subarray(1))).ok).toBe(false)
    expect((await put(url, { ...headers, 'content-type': 'image/png' }, file.bytes)).ok).toBe(false)
    expect((await put(url, headers, other)).ok).toBe(false)
    const lying = { ...headers, 'x-amz-checksum-sha256': sha256(other) }
    expect((await put(url, lying, other)).ok).toBe(false)
    const { 'if-none-match': _, ...unguarded } = headers
    expect((await put(url, unguarded, file.bytes)).ok).toBe(false)
    expect((await readApplication(owner, applicationId)).documents[0]?.status).toBe('AWAITING_UPLOAD')
    expect((await put(url, headers, file.bytes)).status).toBe(200)
    await eventually(
      () => readApplication(owner, applicationId),
      ({ documents }) => documents[0]?.status === 'ACCEPTED',
    )
  })
})

const lie = async (fileName: string, contentType: Upload['contentType'], bytes: Buffer): Promise<Upload> => ({
  slot: 'DATA_PAGE',
  fileName,
  contentType,
  bytes,
})

describe('a file that differs from its declaration', () => {
  test.each([
    [
      'a PNG called a JPEG',
      'NOT_THE_DECLARED_FORMAT',
      async () => lie('a.jpg', 'image/jpeg', (await specimen('DATA_PAGE', 'image/png')).bytes),
    ],
    [
      'a cut JPEG',
      'CORRUPT',
      async () => lie('a.jpg', 'image/jpeg', (await specimen('DATA_PAGE')).bytes.subarray(0, 5000)),
    ],
    [
      'a text called a PDF',
      'FORMAT_NOT_SUPPORTED',
      async () => lie('a.pdf', 'application/pdf', Buffer.from('hello')),
    ],
    [
      'a JPEG with a ZIP behind it',
      'TRAILING_DATA',
      async () =>
        lie(
          'a.jpg',
          'image/jpeg',
          Buffer.concat([(await specimen('DATA_PAGE')).bytes, Buffer.from('PK\u0003\u0004rest')]),
        ),
    ],
  ])('%s is refused as %s, and the applicant can go on', async (_, reason, make) => {
    const owner = await applicant()
    const application = await newApplication(owner)
    const { applicationId } = application
    await upload(owner, applicationId, await make())
    const refused = await eventually(
      () => readApplication(owner, applicationId),
      ({ documents }) => documents[0]?.status === 'REFUSED',
    )
    expect(refused.documents[0]?.refusal).toBe(reason)
    expect(refused.timeline.at(-1)).toMatchObject({ event: 'document.refused', details: { refusal: reason } })
    await fill(owner, application)
    expect((await submit(owner, applicationId, newPassportNumber())).status).toBe('IN_REVIEW')
  })
})
