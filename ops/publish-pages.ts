import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { PagesDeployment } from './deployment.ts'
import { configFile, type PageFile, pageFilesIn } from './page-files.ts'

/** Uploads the built pages in these folders, and returns the number of files. Files of earlier versions stay for pages that are still open. */
export async function publishPages(
  { configuration, bucketName, config }: PagesDeployment,
  folders: readonly string[],
): Promise<number> {
  const s3 = new S3Client({ ...configuration, forcePathStyle: true })
  const put = ({ key, contentType, cacheControl }: PageFile, body: Uint8Array | string) =>
    s3.send(
      new PutObjectCommand({
        Bucket: bucketName,
        Key: key,
        Body: body,
        ContentType: contentType,
        CacheControl: cacheControl,
      }),
    )
  const files = folders.flatMap(folder => pageFilesIn(folder).map(file => ({ folder, file })))
  await put(configFile, config)
  for (const { folder, file } of files) await put(file, readFileSync(join(folder, file.key)))
  return files.length + 1
}
