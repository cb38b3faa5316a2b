import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { describe, expect, test } from '@jest/globals'
import { inboxKey, vaultKeys } from '../../../lambdas/adapters/document-keys.ts'
import { s3DocumentAddresses } from '../../../lambdas/adapters/s3-document-addresses.ts'
import { sampleMeasurements, samplePage } from '../../support/sample-measurements.ts'
import { examinedDocument, sampleDocument } from '../../support/samples.ts'

const region = 'eu-central-1'
const credentials = { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: 'a session' }
const buckets = { inbox: 'inbox', vault: 'vault' }

const document = sampleDocument()
const { applicationId, documentId } = document
const vaultKey = (name: string) => `documents/${applicationId}/${documentId}/${name}`

describe('files in S3', () => {
  const addresses = s3DocumentAddresses({ ...buckets, region, credentials })

  test('are uploaded by a URL that accepts only the declared bytes, once, for fifteen minutes', async () => {
    const { method, url, headers, expiresAt } = await addresses.uploadTicket(document)
    const { searchParams, pathname } = new URL(url)
    expect([method, pathname, expiresAt]).toEqual([
      'PUT',
      `/${inboxKey(document)}`,
      '2026-11-23T02:15:00.000Z',
    ])
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe(
      'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
    )
    expect(searchParams.get('X-Amz-Expires')).toBe('900')
    expect([...searchParams.keys()].filter(name => /crc/i.test(name))).toEqual([])
    expect(headers).toEqual({
      'content-type': 'image/jpeg',
      'if-none-match': '*',
      'x-amz-checksum-sha256': document.sha256,
    })
  })

  test('get the same URL when it is asked for again', async () => {
    const [first, second] = [await addresses.uploadTicket(document), await addresses.uploadTicket(document)]
    expect(first).toEqual(second)
  })

  test('are shown by presigned URLs of their images only, for five minutes, without caching', async () => {
    const examined = examinedDocument({
      ...document,
      signals: sampleMeasurements([samplePage(), samplePage()]),
    })
    const { pages, expiresAt } = await addresses.viewingAddresses(examined, '2026-11-25T02:00:00.000Z')
    expect(expiresAt).toBe('2026-11-25T02:05:00.000Z')
    const urls = pages.flatMap(({ previewUrl, thumbnailUrl }) => [new URL(previewUrl), new URL(thumbnailUrl)])
    expect(urls.map(({ pathname }) => pathname.slice(1))).toEqual(
      ['preview-1.jpg', 'thumbnail-1.jpg', 'preview-2.jpg', 'thumbnail-2.jpg'].map(vaultKey),
    )
    for (const { hostname, searchParams } of urls) {
      expect(hostname).toMatch(/^vault\./)
      expect(Object.fromEntries(searchParams)).toMatchObject({
        'X-Amz-Date': '20261125T020000Z',
        'X-Amz-Expires': '300',
        'X-Amz-SignedHeaders': 'host',
        'response-cache-control': 'private, no-store',
        'response-content-disposition': 'attachment',
        'response-content-type': 'image/jpeg',
      })
    }
  })

  test('have presigned URLs for their owner: the original under its own type, and the images, for five minutes', async () => {
    const now = '2026-11-25T02:00:00.000Z'
    const examined = examinedDocument({ ...document, signals: sampleMeasurements([samplePage()]) })
    const owned = await addresses.ownersAddresses(examined, now)
    const { originalUrl, ...images } = owned
    expect(images).toEqual(await addresses.viewingAddresses(examined, now))
    const { pathname, searchParams } = new URL(originalUrl)
    expect(pathname.slice(1)).toBe(vaultKey('original'))
    expect(Object.fromEntries(searchParams)).toMatchObject({
      'X-Amz-Expires': '300',
      'response-cache-control': 'private, no-store',
      'response-content-disposition': 'attachment',
      'response-content-type': document.contentType,
    })
    expect((await addresses.ownersAddresses(document, now)).pages).toEqual([])
  })
})

describe('addresses equal those that the client of S3 signs', () => {
  const now = '2026-11-25T02:00:00.000Z'
  const signingDate = new Date(now)
  const partsOf = (address: string) => {
    const { origin, pathname, searchParams } = new URL(address)
    return { origin, pathname, parameters: Object.fromEntries(searchParams) }
  }
  const stages = [
    { region, endpoint: undefined },
    { region: 'us-east-1', endpoint: undefined },
    { region: 'cn-north-1', endpoint: undefined },
    { region, endpoint: 'http://127.0.0.1:4566' },
  ]

  /** The SDK's client without the parameter that repeats the name of the operation. */
  const clientOf = (stage: (typeof stages)[number]) => {
    const client = new S3Client({
      region: stage.region,
      credentials,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(stage.endpoint === undefined ? {} : { endpoint: stage.endpoint }),
    })
    client.middlewareStack.add(
      next => async args => {
        delete (args.request as { query: Record<string, string> }).query['x-id']
        return next(args)
      },
      { step: 'build', priority: 'low' },
    )
    return client
  }

  test.each(stages)(
    'in $region at $endpoint, with every parameter, header and the signature',
    async stage => {
      const own = s3DocumentAddresses({ ...buckets, ...stage, credentials })
      const client = clientOf(stage)
      const { url } = await own.uploadTicket({ ...document, createdAt: now })
      const put = new PutObjectCommand({
        Bucket: 'inbox',
        Key: inboxKey(document),
        ContentType: document.contentType,
        ContentLength: document.sizeBytes,
        ChecksumSHA256: document.sha256,
        IfNoneMatch: '*',
      })
      const upload = await getSignedUrl(client, put, {
        expiresIn: 900,
        signingDate,
        signableHeaders: new Set([
          'content-length',
          'content-type',
          'if-none-match',
          'x-amz-checksum-sha256',
        ]),
        unhoistableHeaders: new Set(['if-none-match', 'x-amz-checksum-sha256']),
      })
      expect(partsOf(url)).toEqual(partsOf(upload))
      const { originalUrl } = await own.ownersAddresses(document, now)
      const get = new GetObjectCommand({
        Bucket: 'vault',
        Key: vaultKeys(document).original,
        ResponseContentType: document.contentType,
        ResponseContentDisposition: 'attachment',
        ResponseCacheControl: 'private, no-store',
      })
      const read = await getSignedUrl(client, get, { expiresIn: 300, signingDate })
      expect(partsOf(originalUrl)).toEqual(partsOf(read))
    },
  )
})
