import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, HeadObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { expect, test } from '@jest/globals'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { publishPages } from '../../ops/publish-pages.ts'
import { stack } from './world.ts'

const configuration = clientConfiguration(stack.awsEndpointUrl)
const s3 = new S3Client({ ...configuration, forcePathStyle: true })

test('pages are published with their configuration, each file with its type, and repeatably', async () => {
  const bucketName = `pages-${randomUUID()}`
  await s3.send(
    new CreateBucketCommand({
      Bucket: bucketName,
      CreateBucketConfiguration: { LocationConstraint: 'ap-southeast-1' },
    }),
  )
  const folder = mkdtempSync(join(tmpdir(), 'pages-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), '')
  const pages = { configuration, bucketName, config: '{"signIn":{}}' }
  try {
    expect(await publishPages(pages, [folder])).toBe(3)
    expect(await publishPages(pages, [folder])).toBe(3)
  } finally {
    rmSync(folder, { recursive: true })
  }
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucketName }))
  const heads = await Promise.all(
    Contents.map(async ({ Key }) => {
      const { ContentType, CacheControl } = await s3.send(new HeadObjectCommand({ Bucket: bucketName, Key }))
      return [Key, ContentType, CacheControl]
    }),
  )
  expect(heads).toEqual([
    ['assets/index-1a2b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['config.json', 'application/json', 'no-cache'],
    ['index.html', 'text/html; charset=utf-8', 'no-cache'],
  ])
})
