import { describe, expect, test } from '@jest/globals'
import { propertiesOf, resourcesOf, type Template, templateOf, text } from './templates.ts'

const template = templateOf('production')

function only(type: string, name: string) {
  const resource = resourcesOf(template, type)[name]
  if (resource === undefined) throw new Error(`No ${type} is called ${name}`)
  return resource
}

const tables = [
  'RecordsTable',
  'RecordsAuditTable',
  'RecordsIdempotencyTable',
  'WebhooksTable',
  'FiguresTable',
]
const buckets = ['DocumentsInbox', 'DocumentsVault']

describe('tables', () => {
  test('are those of records, audit, kept answers, webhooks and figures only', () => {
    expect(Object.keys(resourcesOf(template, 'AWS::DynamoDB::Table')).sort()).toEqual([...tables].sort())
  })

  test.each(tables)(
    '%s is encrypted with the stage’s key, recoverable, and protected from deletion',
    name => {
      const table = only('AWS::DynamoDB::Table', name)
      expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
      expect(table.Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      })
      const { KMSMasterKeyId } = table.Properties.SSESpecification as { KMSMasterKeyId: unknown }
      expect(text(KMSMasterKeyId)).toBe('EncryptionDataKey')
    },
  )

  test('the stream carries new images, of the main table only', () => {
    const streams = tables.map(name => only('AWS::DynamoDB::Table', name).Properties.StreamSpecification)
    expect(streams).toEqual([{ StreamViewType: 'NEW_IMAGE' }, undefined, undefined, undefined])
  })

  test('the main table has the indexes for accounts, reviews, leases, the reconciler, retention and searches', () => {
    const { KeySchema, GlobalSecondaryIndexes } = only('AWS::DynamoDB::Table', 'RecordsTable').Properties
    const keys = (pk: string, sk: string) => [
      { AttributeName: pk, KeyType: 'HASH' },
      { AttributeName: sk, KeyType: 'RANGE' },
    ]
    expect(KeySchema).toEqual(keys('pk', 'sk'))
    expect(GlobalSecondaryIndexes).toEqual(
      [
        ['byAccount', 'byAccountPk', 'byAccountSk', 'ALL'],
        ['reviewQueue', 'reviewQueuePk', 'reviewQueueSk', 'ALL'],
        ['byLease', 'leasePk', 'leaseSk', 'ALL'],
        ['signals', 'signalPk', 'signalSk', 'KEYS_ONLY'],
        ['attention', 'attentionPk', 'attentionSk', 'KEYS_ONLY'],
        ['retention', 'retentionPk', 'retentionSk', 'KEYS_ONLY'],
        ['byHash', 'hashPk', 'hashSk', 'KEYS_ONLY'],
      ].map(([IndexName = '', pk = '', sk = '', ProjectionType = '']) => ({
        IndexName,
        KeySchema: keys(pk, sk),
        Projection: { ProjectionType },
      })),
    )
  })

  test('answers for repeated requests, audit entries and counts expire; records do not', () => {
    const lifetimes = tables.map(
      name => only('AWS::DynamoDB::Table', name).Properties.TimeToLiveSpecification,
    )
    expect(lifetimes).toEqual([
      { AttributeName: 'deleteAfter', Enabled: true },
      { AttributeName: 'expiresAt', Enabled: true },
      { AttributeName: 'expiration', Enabled: true },
      { AttributeName: 'expiresAt', Enabled: true },
      { AttributeName: 'expiresAt', Enabled: true },
    ])
  })
})

describe('keys', () => {
  test('the data key rotates, and both keys survive the deletion of the stack', () => {
    const dataKey = only('AWS::KMS::Key', 'EncryptionDataKey')
    expect(dataKey).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
    expect(dataKey.Properties).toMatchObject({ EnableKeyRotation: true })
    expect(only('AWS::KMS::Key', 'EncryptionHashKey')).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    })
  })

  test('the HMAC key only generates MACs and does not rotate', () => {
    const { Properties } = only('AWS::KMS::Key', 'EncryptionHashKey')
    expect(Properties).toMatchObject({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
    expect(Properties).not.toHaveProperty('EnableKeyRotation')
  })
})

describe('buckets', () => {
  test('are the inbox and the vault only', () => {
    expect(Object.keys(resourcesOf(template, 'AWS::S3::Bucket')).sort()).toEqual([...buckets].sort())
  })

  test.each(buckets)('%s is closed to the public', name => {
    expect(only('AWS::S3::Bucket', name).Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    })
  })

  test.each(buckets)('%s refuses requests without TLS 1.2 or later', name => {
    const policies = Object.values(resourcesOf(template, 'AWS::S3::BucketPolicy'))
    const policy = policies.find(({ Properties }) => text(Properties.Bucket) === name)
    const { Statement = [] } = (policy?.Properties.PolicyDocument ?? {}) as {
      Statement?: { Resource: unknown[] }[]
    }
    const deny = { Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*' }
    expect(Statement).toMatchObject([
      { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { ...deny, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
    ])
    for (const { Resource } of Statement) expect(Resource.map(text)).toEqual([name, `${name}/*`])
  })

  test.each(buckets)('%s encrypts with the stage’s key, by one data key for many objects', name => {
    const bucket = only('AWS::S3::Bucket', name)
    const { ServerSideEncryptionConfiguration: rules } = bucket.Properties.BucketEncryption as {
      ServerSideEncryptionConfiguration: { ServerSideEncryptionByDefault: { KMSMasterKeyID: unknown } }[]
    }
    expect(rules).toMatchObject([
      { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
    ])
    expect(text(rules[0]?.ServerSideEncryptionByDefault.KMSMasterKeyID)).toBe('EncryptionDataKey')
    expect(bucket).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' })
  })

  test('uploads in the inbox expire after a day', () => {
    const { LifecycleConfiguration, VersioningConfiguration } = only(
      'AWS::S3::Bucket',
      'DocumentsInbox',
    ).Properties
    expect(LifecycleConfiguration).toEqual({
      Rules: [
        {
          Status: 'Enabled',
          ExpirationInDays: 1,
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        },
      ],
    })
    expect(VersioningConfiguration).toBeUndefined()
  })

  test('the inbox sends events, the vault sends none', () => {
    const notifications = buckets.map(
      name => only('AWS::S3::Bucket', name).Properties.NotificationConfiguration,
    )
    expect(notifications).toEqual([{ EventBridgeConfiguration: { EventBridgeEnabled: true } }, undefined])
  })

  test('the vault keeps accepted files, and deleted ones for one more day', () => {
    const { LifecycleConfiguration, VersioningConfiguration } = only(
      'AWS::S3::Bucket',
      'DocumentsVault',
    ).Properties
    expect(VersioningConfiguration).toEqual({ Status: 'Enabled' })
    expect(LifecycleConfiguration).toEqual({
      Rules: [
        {
          Status: 'Enabled',
          ExpiredObjectDeleteMarker: true,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        },
      ],
    })
  })
})

test('the dead-letter queue is encrypted, keeps messages for two weeks, and accepts TLS only', () => {
  expect(propertiesOf(template, 'AWS::SQS::Queue', 'DeadLettersQueue')).toMatchObject({
    SqsManagedSseEnabled: true,
    MessageRetentionPeriod: 14 * 24 * 60 * 60,
  })
  const { PolicyDocument } = propertiesOf(template, 'AWS::SQS::QueuePolicy', 'DeadLettersQueuePolicy')
  expect(PolicyDocument).toMatchObject({
    Statement: expect.arrayContaining([
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sqs:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ]),
  })
})

test('a failed first deployment leaves only resources that can’t be deleted: protected or written ones, and their key', () => {
  const left = (of: Template) =>
    Object.entries(of.Resources)
      .filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
      .map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))
  const always = ['EncryptionDataKey', ...tables, 'IdentityUserPool']
  expect(left(template).sort()).toEqual([...always].sort())
  expect(left(templateOf('everything')).sort()).toEqual(
    [...always, ...buckets, 'EdgeAccessLogs', 'DataEventsBucket'].sort(),
  )
})

test('only a removable stage deletes its data with the stack', () => {
  const local = templateOf('local')
  for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Cognito::UserPool']) {
    for (const resource of Object.values(resourcesOf(local, type))) {
      expect(resource).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' })
    }
  }
  for (const { Properties } of Object.values(resourcesOf(local, 'AWS::DynamoDB::Table'))) {
    expect(Properties).not.toMatchObject({ DeletionProtectionEnabled: true })
  }
})
