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

/** The inbox that applicants upload into, emptied within a day, and the vault of what was accepted. */
export class DocumentStorage extends Construct {
  readonly inbox: Bucket
  readonly vault: Bucket
  private readonly encryption: Encryption

  constructor(scope: Construct, id: string, { stage, encryption }: DocumentStorageProps) {
    super(scope, id)
    this.encryption = encryption
    const closed: BucketProps = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey: encryption.dataKey,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      // GuardDuty puts an object into each bucket as soon as it may.
      removalPolicy: stage.malwareScan ? keptAlways(stage) : keptOnceCreated(stage),
    }
    const pages = pagesOrigin(stage)
    const origins = [...new Set([...stage.allowedOrigins, ...(pages === undefined ? [] : [pages])])]
    this.inbox = new Bucket(this, 'Inbox', {
      ...closed,
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
      ...closed,
      versioned: true,
      // A stored file is deleted in all versions; what was overwritten, or deleted by hand, is gone a day later.
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(1), expiredObjectDeleteMarker: true }],
    })
    if (stage.malwareScan) sendEventsToEventBridge(this.vault)
  }

  /** Signs uploads: the signature carries the function's own right to put. */
  letSignUploads(fn: BackendFunction): void {
    this.name(fn)
    fn.allow(['s3:PutObject'], [this.inbox.arnForObjects('uploads/*')])
    this.encryption.letUseThrough(fn, 's3', ['kms:GenerateDataKey', 'kms:Decrypt'])
  }

  /** Takes uploads out of the inbox, into the vault or out of existence. */
  letMoveUploads(fn: BackendFunction): void {
    this.letDiscard(fn)
    fn.allow(['s3:GetObject'], [this.inbox.arnForObjects('uploads/*')])
    // Without it, S3 calls an object that is missing forbidden.
    fn.allow(['s3:ListBucket'], [this.inbox.bucketArn])
    fn.allow(['s3:PutObject'], [this.vault.arnForObjects('documents/*')])
    this.encryption.letUseThrough(fn, 's3', ['kms:GenerateDataKey', 'kms:Decrypt'])
  }

  /** Signs addresses of previews and thumbnails: the signature carries the function's own right to read just these. */
  letViewPreviews(fn: BackendFunction): void {
    this.name(fn)
    fn.allow(
      ['s3:GetObject'],
      [
        this.vault.arnForObjects('documents/*/preview-*'),
        this.vault.arnForObjects('documents/*/thumbnail-*'),
      ],
    )
    this.encryption.letUseThrough(fn, 's3', ['kms:Decrypt'])
  }

  /** Signs addresses of originals, too: for the one who uploaded them. */
  letHandOut(fn: BackendFunction): void {
    this.letViewPreviews(fn)
    fn.allow(['s3:GetObject'], [this.vault.arnForObjects('documents/*/original')])
  }

  /** Sees whether an upload is there, not what is in it. */
  letLookForUploads(fn: BackendFunction): void {
    this.name(fn)
    fn.allow(['s3:ListBucket'], [this.inbox.bucketArn], { StringLike: { 's3:prefix': 'uploads/*' } })
  }

  /** Deletes uploads, and finds and deletes every version of files in the vault: a delete marker would keep them. */
  letDiscard(fn: BackendFunction): void {
    this.name(fn)
    fn.allow(['s3:DeleteObject'], [this.inbox.arnForObjects('uploads/*')])
    fn.allow(['s3:ListBucketVersions'], [this.vault.bucketArn], {
      StringLike: { 's3:prefix': 'documents/*' },
    })
    fn.allow(['s3:DeleteObjectVersion'], [this.vault.arnForObjects('documents/*')])
  }

  /** Finds and deletes every file of an application, wherever it is. */
  letErase(fn: BackendFunction): void {
    this.letDiscard(fn)
    this.letLookForUploads(fn)
  }

  private name(fn: BackendFunction): void {
    fn.set('INBOX_BUCKET', this.inbox.bucketName)
    fn.set('VAULT_BUCKET', this.vault.bucketName)
  }
}

/** Set on the bucket itself: the CDK's own switch would bring a helper function with far-reaching rights. */
function sendEventsToEventBridge(bucket: Bucket): void {
  const resource = bucket.node.defaultChild
  if (!(resource instanceof CfnBucket)) throw new Error('A bucket without its resource')
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
}
