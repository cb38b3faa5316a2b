import { createHash } from 'node:crypto'
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { HeadObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Upload } from '../../client/schemas.ts'
import { uploadAddressMinutes } from '../../domain/policy.ts'
import { inboxFolder, vaultFolder } from '../../lambdas/adapters/document-keys.ts'
import type { PointId } from './points.ts'
import { check } from './run-points.ts'
import { type SampleFile, sampleFile } from './sample-files.ts'
import { type DeployedStage, s3Of, uploadOrigin } from './stage.ts'
import type { Visit } from './visit.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64')

type Ticket = Upload['upload']

async function put(
  { url, headers }: Ticket,
  body: Uint8Array<ArrayBuffer>,
  more: Record<string, string> = {},
) {
  const answer = await fetch(url, { method: 'PUT', headers: { ...headers, ...more }, body })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

/** An address of the inbox as functions sign them, that has expired. Nobody has to wait for it. */
async function expiredAddress(stage: DeployedStage): Promise<string> {
  const command = new PutObjectCommand({
    Bucket: stage.buckets.inbox,
    Key: `${inboxFolder('acceptance')}expired`,
  })
  const signingDate = new Date(Date.now() - (uploadAddressMinutes + 1) * 60_000)
  return getSignedUrl(s3Of(stage), command, { signingDate, expiresIn: uploadAddressMinutes * 60 })
}

/** Header names in lower case, separated by commas. */
const headerList = (text: string | null) => (text ?? '').toLowerCase().split(/\s*,\s*/)

async function preflight(origin: string, { url, headers }: Ticket): Promise<string> {
  const names = Object.keys(headers).filter(name => name.toLowerCase() !== 'content-length')
  const {
    ok,
    status,
    headers: answer,
  } = await fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': names.join(','),
    },
  })
  check(ok, `the preflight answered ${status}`)
  check([origin, '*'].includes(answer.get('access-control-allow-origin') ?? ''), 'the origin is not allowed')
  check(headerList(answer.get('access-control-allow-methods')).includes('put'), 'PUT is not allowed')
  const allowed = headerList(answer.get('access-control-allow-headers'))
  check(
    names.every(name => allowed.includes(name.toLowerCase()) || allowed.includes('*')),
    'a header of the upload is not allowed',
  )
  return `PUT with ${names.length} headers is allowed`
}

/** What S3 itself takes and refuses, by the presigned address of an upload. */
export async function seeUploads({ run, stage, applicant, application }: Visit): Promise<void> {
  const file = await sampleFile('plain')
  let made: Promise<Ticket> | undefined
  const ticket = () => {
    made ??= (async () => {
      const { client } = await applicant()
      const { applicationId } = await application()
      const { upload } = await client.applications.requestUpload(applicationId, {
        slot: 'DATA_PAGE',
        fileName: 'photo.jpg',
        contentType: 'image/jpeg',
        sizeBytes: file.length,
        sha256: sha256(file),
      })
      return upload
    })()
    return made
  }
  await run.see('cors-preflight', async () => preflight((await uploadOrigin(stage)) ?? '', await ticket()))
  const changed = new Uint8Array(file)
  changed[changed.length - 100] = (changed[changed.length - 100] ?? 0) ^ 1
  const wrong: readonly [PointId, Uint8Array<ArrayBuffer>, Record<string, string>][] = [
    ['wrong-length', file.slice(1), {}],
    ['wrong-type', file, { 'content-type': 'image/png' }],
    ['wrong-hash', changed, {}],
  ]
  for (const [id, bytes, headers] of wrong) {
    await run.see(id, async () => {
      const { status } = await put(await ticket(), bytes, headers)
      check(status === 400 || status === 403, `S3 answered ${status}`)
      return `S3 answered ${status}`
    })
  }
  await run.see('expired-address', async () => {
    const answer = await fetch(await expiredAddress(stage), { method: 'PUT', body: file })
    check(answer.status === 403, `S3 answered ${answer.status}`)
    check((await answer.text()).includes('expired'), 'S3 refused it for another reason')
    return `S3 answered 403 a minute after its ${uploadAddressMinutes} minutes`
  })
  await run.see('cors-put', async () => {
    const origin = (await uploadOrigin(stage)) ?? ''
    const { status, headers } = await put(await ticket(), file, { origin })
    check(status === 200, `S3 answered ${status}`)
    check(
      [origin, '*'].includes(headers.get('access-control-allow-origin') ?? ''),
      'the page may not read the answer',
    )
    return 'the file was stored, and the page may read the answer'
  })
  await run.see('second-write', async () => {
    await put(await ticket(), file)
    const { status } = await put(await ticket(), file)
    check(status === 412 || status === 409, `S3 answered ${status}`)
    return `S3 answered ${status}`
  })
}

const formats: readonly [PointId, SampleFile][] = [
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['bmp', 'image/bmp'],
  ['ten-pages', 'ten pages'],
  ['pdf', 'application/pdf'],
]

async function keysOfStage(stage: DeployedStage, applicationId: string): Promise<string> {
  const { configuration, resources } = stage.deployment
  const client = new DynamoDBClient(configuration)
  for (const TableName of [resources.tableName, resources.auditTableName]) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    check(Table?.SSEDescription?.SSEType === 'KMS', 'a table has no key of its own')
  }
  const s3 = s3Of(stage)
  const Bucket = stage.buckets.vault
  const { Versions = [] } = await s3.send(
    new ListObjectVersionsCommand({ Bucket, Prefix: vaultFolder(applicationId) }),
  )
  check(Versions.length > 0, 'the vault has no file of the application')
  for (const { Key } of Versions) {
    const { ServerSideEncryption } = await s3.send(new HeadObjectCommand({ Bucket, Key }))
    check(ServerSideEncryption === 'aws:kms', 'a file is not encrypted with a key of KMS')
  }
  return `two tables and ${Versions.length} files`
}

/** One file of each format with the time until it is checked, and a damaged one. */
export async function seeFormats({ run, stage, applicant, application }: Visit): Promise<void> {
  const upload = async (name: SampleFile, slot: 'DATA_PAGE' | 'HOLDING' = 'DATA_PAGE') => {
    const { client } = await applicant()
    const { applicationId } = await application()
    const file = await sampleFile(name)
    const start = Date.now()
    const document = await client.applications.uploadDocument(applicationId, slot, file)
    const kilobytes = Math.round(file.length / 1024)
    return { document, seen: `${kilobytes} KB, checked after ${((Date.now() - start) / 1000).toFixed(1)} s` }
  }
  for (const [id, name] of formats) {
    await run.see(id, async () => {
      const { document, seen } = await upload(name)
      check(document.status === 'ACCEPTED', 'it was refused')
      return seen
    })
  }
  await run.see('damaged-file', async () => {
    const { document } = await upload('damaged', 'HOLDING')
    check(document.status === 'REFUSED' && document.refusal === 'CORRUPT', 'it was not refused as CORRUPT')
    const again = await upload('plain', 'HOLDING')
    check(again.document.status === 'ACCEPTED', 'the slot takes no other file')
    return 'refused as CORRUPT; the slot took another file'
  })
  await run.see('customer-key', async () => keysOfStage(stage, (await application()).applicationId))
}
