import { Duration } from 'aws-cdk-lib'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'
import type { Encryption } from './encryption.ts'
import { keptAlways, keptOnceCreated } from './removal-policy.ts'
import { pagesOrigin, type Stage } from './stage.ts'

interface DocumentStorageProps {
  readonly stage: Stage
  readonly encryption: Encryption
}

/** Two buckets: the inbox for uploads, which expire after a day, and the vault for accepted files. */
export class DocumentStorage extends Construct {
  readonly inbox: Bucket
  readonly vault: Bucket
  private readonly encryption: Encryption

  constructor(scope: Construct, id: string, { stage, encryption }: DocumentStorageProps) {
    super(scope, id)
    this.encryption = encryption
    const bucketProps: BucketProps = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey: encryption.dataKey,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      // GuardDuty puts an object into each bucket during the first deployment.
      removalPolicy: stage.malwareScan ? keptAlways(stage) : keptOnceCreated(stage),
    }
    const pages = pagesOrigin(stage)
    const origins = [...new Set([...stage.allowedOrigins, ...(pages === undefined ? [] : [pages])])]
    this.inbox = new Bucket(this, 'Inbox', {
      ...bucketProps,
      lifecycleRules: [
        { expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      ...(origins.length === 0
        ? {}
        : {
            cors: [
              {
                allowedOrigins: origins,
                allowedMethods: [HttpMethods.PUT],
                allowedHeaders: ['content-type', 'if-none-match', 'x-amz-checksum-sha256'],
              },
            ],
          }),
    })
    sendEventsToEventBridge(this.inbox)
    this.vault = new Bucket(this, 'Vault', {
      ...bucketProps,
      versioned: true,
      // The service deletes all versions of a file. Versions that are overwritten or deleted by hand expire after a day.
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(1), expiredObjectDeleteMarker: true }],
    })
    // AWS Backup finds new files by these events.
    if (stage.malwareScan || stage.copies !== undefined) sendEventsToEventBridge(this.vault)
  }

  /** Grants presigning uploads. A presigned URL has the permissions of the function that signed it. */
  grantSignUploads(fn: BackendFunction): void {
    this.setBucketNames(fn)
    fn.allow(['s3:PutObject'], [this.inbox.arnForObjects('uploads/*')])
    this.encryption.grantUseThrough(fn, 's3', ['kms:GenerateDataKey', 'kms:Decrypt'])
  }

  /** Grants moving accepted files to the vault and deleting refused ones. */
  grantMoveUploads(fn: BackendFunction): void {
    this.grantDeleteFiles(fn)
    fn.allow(['s3:GetObject'], [this.inbox.arnForObjects('uploads/*')])
    // Without it, S3 answers 403 instead of 404 for a missing object.
    fn.allow(['s3:ListBucket'], [this.inbox.bucketArn])
    fn.allow(['s3:PutObject'], [this.vault.arnForObjects('documents/*')])
    this.encryption.grantUseThrough(fn, 's3', ['kms:GenerateDataKey', 'kms:Decrypt'])
  }

  /** Grants presigning downloads of previews and thumbnails. */
  grantReadPreviews(fn: BackendFunction): void {
    this.setBucketNames(fn)
    fn.allow(
      ['s3:GetObject'],
      [
        this.vault.arnForObjects('documents/*/preview-*'),
        this.vault.arnForObjects('documents/*/thumbnail-*'),
      ],
    )
    this.encryption.grantUseThrough(fn, 's3', ['kms:Decrypt'])
  }

  /** Grants presigning downloads of originals, previews and thumbnails, for the applicant who uploaded them. */
  grantReadOriginals(fn: BackendFunction): void {
    this.grantReadPreviews(fn)
    fn.allow(['s3:GetObject'], [this.vault.arnForObjects('documents/*/original')])
  }

  /** Grants listing uploads without reading them. */
  grantListUploads(fn: BackendFunction): void {
    this.setBucketNames(fn)
    fn.allow(['s3:ListBucket'], [this.inbox.bucketArn], { StringLike: { 's3:prefix': 'uploads/*' } })
  }

  /** Grants deleting uploads, and finding and deleting every version of files in the vault. */
  grantDeleteFiles(fn: BackendFunction): void {
    this.setBucketNames(fn)
    fn.allow(['s3:DeleteObject'], [this.inbox.arnForObjects('uploads/*')])
    fn.allow(['s3:ListBucketVersions'], [this.vault.bucketArn], {
      StringLike: { 's3:prefix': 'documents/*' },
    })
    fn.allow(['s3:DeleteObjectVersion'], [this.vault.arnForObjects('documents/*')])
  }

  /** Grants finding and deleting every file of an application, in the inbox and in the vault. */
  grantEraseFiles(fn: BackendFunction): void {
    this.grantDeleteFiles(fn)
    this.grantListUploads(fn)
  }

  private setBucketNames(fn: BackendFunction): void {
    fn.set('INBOX_BUCKET', this.inbox.bucketName)
    fn.set('VAULT_BUCKET', this.vault.bucketName)
  }
}

/** Sets the configuration on the bucket's resource. The CDK's own property adds a function with wide permissions. */
function sendEventsToEventBridge(bucket: Bucket): void {
  const resource = bucket.node.defaultChild
  if (!(resource instanceof CfnBucket)) throw new Error('The bucket has no CfnBucket resource')
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
}
