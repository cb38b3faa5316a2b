import { Duration, Stack } from 'aws-cdk-lib'
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { DocumentStorage } from './document-storage.ts'
import type { Encryption } from './encryption.ts'
import type { RecordsStorage } from './records-storage.ts'
import { keptAlways } from './removal-policy.ts'
import type { Stage } from './stage.ts'

interface DataEventTrailProps {
  readonly stage: Stage
  readonly documents: DocumentStorage
  readonly storage: RecordsStorage
  readonly encryption: Encryption
}

/**
 * Records by CloudTrail of every read and write of files and items, by any principal. They are encrypted, protected by
 * digests and kept as long as the audit trail.
 */
export class DataEventTrail extends Construct {
  constructor(scope: Construct, id: string, { stage, documents, storage, encryption }: DataEventTrailProps) {
    super(scope, id)
    const stack = Stack.of(this)
    const trailName = stack.stackName
    const trailArn = stack.formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: trailName })
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // For the digests. The trail encrypts the records with the data key.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        {
          expiration: Duration.days(stage.retention.auditDays),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
      removalPolicy: keptAlways(stage),
    })
    grantDelivery(bucket, trailArn, stack.account)
    encryption.grantEncryptTrail(trailArn)
    const trail = new CfnTrail(this, 'Trail', {
      trailName,
      s3BucketName: bucket.bucketName,
      kmsKeyId: encryption.dataKey.keyArn,
      isLogging: true,
      enableLogFileValidation: true,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      eventSelectors: [
        {
          includeManagementEvents: false,
          readWriteType: 'All',
          dataResources: [
            {
              type: 'AWS::S3::Object',
              values: [documents.inbox, documents.vault].map(of => of.arnForObjects('')),
            },
            {
              type: 'AWS::DynamoDB::Table',
              values: [storage.table.tableArn, storage.auditTable.tableArn],
            },
          ],
        },
      ],
    })
    if (bucket.policy !== undefined) trail.node.addDependency(bucket.policy)
  }
}

function grantDelivery(bucket: Bucket, trailArn: string, account: string): void {
  const principals = [new ServicePrincipal('cloudtrail.amazonaws.com')]
  const ofTrail = { 'aws:SourceArn': trailArn }
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ['s3:GetBucketAcl'],
      resources: [bucket.bucketArn],
      conditions: { StringEquals: ofTrail },
    }),
  )
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${account}/*`)],
      conditions: { StringEquals: { ...ofTrail, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    }),
  )
}
