import { setTimeout as wait } from 'node:timers/promises'
import { NoSuchKey, S3Client } from '@aws-sdk/client-s3'
import { describe, expect, test } from '@jest/globals'
import { documentOfInboxKey, inboxKey } from '../../../lambdas/adapters/document-keys.ts'
import { s3DocumentFiles } from '../../../lambdas/adapters/s3-document-files.ts'
import { sampleDocument } from '../../support/samples.ts'
import { named, stubbed } from '../../support/stubbed-aws.ts'

const region = 'eu-central-1'
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

describe('files in S3', () => {
  const document = sampleDocument()
  const { applicationId, documentId } = document
  const s3 = (answer?: Parameters<typeof stubbed>[1]) => {
    const { client, calls } = stubbed(
      new S3Client({ region, credentials, requestChecksumCalculation: 'WHEN_REQUIRED' }),
      answer,
    )
    return { files: s3DocumentFiles(client, { inbox: 'inbox', vault: 'vault' }), calls }
  }

  test('arrive under a key that names their document, and nothing else', () => {
    expect(inboxKey(document)).toBe(`uploads/${applicationId}/${documentId}`)
    expect(documentOfInboxKey(inboxKey(document))).toEqual({ applicationId, documentId })
  })

  test.each([
    'uploads/a',
    'uploads/a/b/c',
    'uploads//b',
    'other/a/b',
    '/uploads/a/b',
    'uploads/../b',
    'uploads/a%2Fb/c',
    'uploads/a/b\n',
    '',
  ])('under the key %j belong to no document', key => {
    expect(documentOfInboxKey(key)).toBeUndefined()
  })

  test('that are too large are not read', async () => {
    let cancelled = false
    const Body = {
      transformToWebStream: () => ({
        cancel: async () => {
          cancelled = true
        },
      }),
      transformToByteArray: () => {
        throw new Error('read')
      },
    }
    const { files } = s3(() => ({ ContentLength: 11, Body }))
    expect([await files.readInbox(document, 10), cancelled]).toEqual(['TOO_LARGE', true])
  })

  test('of exactly the allowed size are read; missing ones are undefined; a failure is an error', async () => {
    const bytes = new Uint8Array(10)
    const Body = { transformToByteArray: async () => bytes }
    expect(await s3(() => ({ ContentLength: 10, Body })).files.readInbox(document, 10)).toEqual({ bytes })
    const gone = s3(() => Promise.reject(new NoSuchKey({ $metadata: {}, message: 'gone' })))
    expect(await gone.files.readInbox(document, 10)).toBeUndefined()
    const denied = s3(() => Promise.reject(named('AccessDenied')))
    await expect(denied.files.readInbox(document, 10)).rejects.toThrow('AccessDenied')
  })

  const vaultKey = (name: string) => `documents/${applicationId}/${documentId}/${name}`
  const images = [1, 2].map(page => ({
    preview: new Uint8Array([page]),
    thumbnail: new Uint8Array([page, page]),
  }))

  test('move to the vault under their own keys, page by page, never shown in place and never cached', async () => {
    const { files, calls } = s3()
    await files.storeInVault(document, new Uint8Array([0]), images)
    const unseen = { Bucket: 'vault', ContentDisposition: 'attachment', CacheControl: 'private, no-store' }
    const image = (name: string, ...Body: number[]) => ({
      command: 'PutObjectCommand',
      input: { ...unseen, Key: vaultKey(name), Body: new Uint8Array(Body), ContentType: 'image/jpeg' },
    })
    expect(calls).toEqual([
      {
        command: 'PutObjectCommand',
        input: {
          ...unseen,
          Key: vaultKey('original'),
          Body: new Uint8Array([0]),
          ContentType: document.contentType,
          ChecksumSHA256: document.sha256,
        },
      },
      image('preview-1.jpg', 1),
      image('thumbnail-1.jpg', 1, 1),
      image('preview-2.jpg', 2),
      image('thumbnail-2.jpg', 2, 2),
    ])
  })

  test('of which one could not be stored fail only after every pending write has ended', async () => {
    let ended = 0
    const { files, calls } = s3(async () => {
      if (calls.length === 1) throw named('SlowDown')
      await wait(5)
      ended += 1
      return {}
    })
    await expect(files.storeInVault(document, new Uint8Array([0]), images)).rejects.toThrow('SlowDown')
    expect(ended).toBe(4)
  })

  test('leave the inbox by one call, and the vault in every version, however many pages they had', async () => {
    const Key = vaultKey('original')
    const listed = [{ Versions: [{ Key, VersionId: 'v' }], DeleteMarkers: [{ Key, VersionId: 'm' }] }, {}]
    const { files, calls } = s3(({ command }) =>
      command === 'ListObjectVersionsCommand' ? (listed.shift() ?? {}) : {},
    )
    await files.deleteFromInbox(document)
    await files.deleteFromVault(document)
    const list = { command: 'ListObjectVersionsCommand', input: { Bucket: 'vault', Prefix: vaultKey('') } }
    const Objects = [
      { Key, VersionId: 'v' },
      { Key, VersionId: 'm' },
    ]
    expect(calls).toEqual([
      { command: 'DeleteObjectCommand', input: { Bucket: 'inbox', Key: inboxKey(document) } },
      list,
      { command: 'DeleteObjectsCommand', input: { Bucket: 'vault', Delete: { Objects, Quiet: true } } },
      list,
    ])
  })

  test('that have been in the inbox for long are listed, page by page; unknown objects are not', async () => {
    const before = '2026-11-23T02:00:00.000Z'
    const object = (Key: string, LastModified: string) => ({ Key, LastModified: new Date(LastModified) })
    const pages = [
      {
        Contents: [object('uploads/a/1', '2026-11-23T01:59:59.000Z'), object('uploads/a/2', before)],
        NextContinuationToken: 'more',
      },
      {
        Contents: [
          object('uploads/b/3', '2026-11-22T01:00:00.000Z'),
          object('uploads/b', '2026-11-22T01:00:00.000Z'),
        ],
      },
    ]
    const { files, calls } = s3(() => pages.shift() ?? {})
    expect(await files.arrivedBefore(before)).toEqual([
      { applicationId: 'a', documentId: '1' },
      { applicationId: 'b', documentId: '3' },
    ])
    expect(calls.map(({ input }) => input)).toEqual([
      { Bucket: 'inbox', Prefix: 'uploads/' },
      { Bucket: 'inbox', Prefix: 'uploads/', ContinuationToken: 'more' },
    ])
  })

  test('are searched in at most ten pages of the inbox', async () => {
    const { files, calls } = s3(() => ({ NextContinuationToken: 'more' }))
    expect(await files.arrivedBefore('2026-11-23T02:00:00.000Z')).toEqual([])
    expect(calls).toHaveLength(10)
  })

  test('of an application are erased from the inbox and, in every version, from the vault, until none is listed', async () => {
    const left = { inbox: [{ Key: 'uploads/a/1' }], pages: 2 }
    const { files, calls } = s3(({ command }) => {
      if (command === 'ListObjectsV2Command') return { Contents: left.inbox.splice(0) }
      if (command !== 'ListObjectVersionsCommand') return {}
      left.pages -= 1
      if (left.pages < 0) return {}
      return {
        Versions: [{ Key: 'documents/a/1/original', VersionId: `v${left.pages}` }],
        DeleteMarkers: [{ Key: 'documents/a/1/original', VersionId: `m${left.pages}` }],
      }
    })
    await files.erase('a')
    const deleted = calls.filter(({ command }) => command === 'DeleteObjectsCommand')
    const version = (VersionId: string) => ({ Key: 'documents/a/1/original', VersionId })
    expect(deleted.map(({ input }) => input)).toEqual([
      { Bucket: 'inbox', Delete: { Objects: [{ Key: 'uploads/a/1' }], Quiet: true } },
      { Bucket: 'vault', Delete: { Objects: [version('v1'), version('m1')], Quiet: true } },
      { Bucket: 'vault', Delete: { Objects: [version('v0'), version('m0')], Quiet: true } },
    ])
    const listed = calls.filter(({ command }) => command.startsWith('List'))
    expect(listed.map(({ input }) => input)).toEqual([
      ...Array(2).fill({ Bucket: 'inbox', Prefix: 'uploads/a/' }),
      ...Array(3).fill({ Bucket: 'vault', Prefix: 'documents/a/' }),
    ])
  })

  test('that S3 reports as not deleted cause an error without a key', async () => {
    const { files } = s3(({ command }) =>
      command === 'ListObjectVersionsCommand'
        ? { Versions: [{ Key: 'secret', VersionId: 'v' }] }
        : { Errors: [{ Key: 'secret', Code: 'InternalError', Message: 'secret' }] },
    )
    await expect(files.deleteFromVault(document)).rejects.toThrow(
      new Error('A bucket kept a file: InternalError'),
    )
  })
})
