import {
  DeleteObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { stack } from './world.ts'

const s3 = new S3Client({ ...clientConfiguration(stack.awsEndpointUrl), forcePathStyle: true })

/** All file versions of an application in the vault, delete markers included, and its objects in the inbox. */
export async function filesOf(applicationId: string): Promise<{ vault: string[]; inbox: string[] }> {
  const [vault, inbox] = await Promise.all([
    s3.send(
      new ListObjectVersionsCommand({
        Bucket: stack.resources.vaultBucketName,
        Prefix: `documents/${applicationId}/`,
      }),
    ),
    s3.send(
      new ListObjectsV2Command({
        Bucket: stack.resources.inboxBucketName,
        Prefix: `uploads/${applicationId}/`,
      }),
    ),
  ])
  const keys = (listed: readonly { Key?: string | undefined }[] = []) => listed.map(({ Key = '' }) => Key)
  return { vault: [...keys(vault.Versions), ...keys(vault.DeleteMarkers)], inbox: keys(inbox.Contents) }
}

/** Loses one file of an application. */
export async function removeFile(applicationId: string): Promise<void> {
  const [Key] = (await filesOf(applicationId)).vault
  await s3.send(new DeleteObjectCommand({ Bucket: stack.resources.vaultBucketName, Key }))
}
