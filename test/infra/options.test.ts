import { describe, expect, test } from '@jest/globals'
import { propertiesOf, resourcesOf, stageNames, type Template, templateOf, text } from './templates.ts'

interface Statement {
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: unknown
  readonly Principal?: { readonly Service?: string | readonly string[] }
}

function list<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T]
}

test.each(stageNames)('the %s stage has neither a trail nor a scan: both are off by default', name => {
  for (const type of ['AWS::CloudTrail::Trail', 'AWS::GuardDuty::MalwareProtectionPlan']) {
    expect(resourcesOf(templateOf(name), type)).toEqual({})
  }
})

/** The permissions of services on the data key, in words. */
function servicesWithKey(template: Template): Record<string, unknown> {
  const { KeyPolicy } = propertiesOf<{ KeyPolicy: { Statement: Statement[] } }>(
    template,
    'AWS::KMS::Key',
    'EncryptionDataKey',
  )
  return Object.fromEntries(
    KeyPolicy.Statement.flatMap(({ Principal, Action, Condition }) =>
      list(Principal?.Service ?? []).map(service => [
        service,
        { Action: [...list(Action)].sort(), Condition: inWords(Condition) },
      ]),
    ),
  )
}

function inWords(condition: unknown): unknown {
  return JSON.parse(
    JSON.stringify(condition, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'Fn::Join' in value ? text(value) : value,
    ),
  )
}

describe('CloudTrail', () => {
  const template = templateOf('everything')
  const trail = propertiesOf<{
    EventSelectors: { DataResources: { Type: string; Values: unknown[] }[] }[]
    KMSKeyId: unknown
    S3BucketName: unknown
  }>(template, 'AWS::CloudTrail::Trail')
  const trailArn = 'arn:<Partition>:cloudtrail:<Region>:<AccountId>:trail/realname-production'

  test('records every read and write of files and items, and no other calls', () => {
    expect(trail).toMatchObject({
      IsLogging: true,
      EnableLogFileValidation: true,
      EventSelectors: [{ IncludeManagementEvents: false, ReadWriteType: 'All' }],
    })
    const [selector] = trail.EventSelectors
    const resources = selector?.DataResources.map(({ Type, Values }) => [Type, Values.map(text)])
    expect(resources).toEqual([
      ['AWS::S3::Object', ['DocumentsInbox/', 'DocumentsVault/']],
      ['AWS::DynamoDB::Table', ['RecordsTable', 'RecordsAuditTable']],
    ])
  })

  test('encrypts its records with the stage’s key, which it may use for this trail only', () => {
    expect(text(trail.KMSKeyId)).toBe('EncryptionDataKey')
    expect(servicesWithKey(template)['cloudtrail.amazonaws.com']).toEqual({
      Action: ['kms:DescribeKey', 'kms:GenerateDataKey'],
      Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
    })
  })

  test('keeps them in a closed bucket of their own, as long as the audit trail is kept', () => {
    expect(text(trail.S3BucketName)).toBe('DataEventsBucket')
    const bucket = resourcesOf(template, 'AWS::S3::Bucket').DataEventsBucket
    expect(bucket).toMatchObject({ DeletionPolicy: 'Retain' })
    expect(bucket?.Properties).toMatchObject({
      LifecycleConfiguration: {
        Rules: [{ ExpirationInDays: 1095, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }],
      },
      PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
    })
  })

  test('allows no other service to write there, and requires TLS', () => {
    const policies = Object.values(resourcesOf(template, 'AWS::S3::BucketPolicy'))
    const policy = policies.find(({ Properties }) => text(Properties.Bucket) === 'DataEventsBucket')
    const { Statement: statements } = (policy?.Properties.PolicyDocument ?? {}) as { Statement?: Statement[] }
    const told = statements?.map(({ Principal, Action, Resource, Condition }) => [
      Principal?.Service ?? 'anybody: denied',
      Action,
      list(Resource).map(text),
      inWords(Condition),
    ])
    const both = ['DataEventsBucket', 'DataEventsBucket/*']
    const service = 'cloudtrail.amazonaws.com'
    expect(told).toEqual([
      ['anybody: denied', 's3:*', both, { Bool: { 'aws:SecureTransport': 'false' } }],
      ['anybody: denied', 's3:*', both, { NumericLessThan: { 's3:TlsVersion': 1.2 } }],
      [service, 's3:GetBucketAcl', ['DataEventsBucket'], { StringEquals: { 'aws:SourceArn': trailArn } }],
      [
        service,
        's3:PutObject',
        ['DataEventsBucket/AWSLogs/<AccountId>/*'],
        { StringEquals: { 'aws:SourceArn': trailArn, 's3:x-amz-acl': 'bucket-owner-full-control' } },
      ],
    ])
  })
})

describe('the malware scan', () => {
  const template = templateOf('everything')

  test('scans new objects in the inbox and in the vault', () => {
    const plans = Object.values(resourcesOf(template, 'AWS::GuardDuty::MalwareProtectionPlan'))
    const protectedBuckets = plans.map(({ Properties }) => {
      const { S3Bucket } = Properties.ProtectedResource as {
        S3Bucket: { BucketName: unknown; ObjectPrefixes: string[] }
      }
      return [text(S3Bucket.BucketName), S3Bucket.ObjectPrefixes, text(Properties.Role)]
    })
    expect(protectedBuckets).toEqual([
      ['DocumentsInbox', ['uploads/'], 'MalwareScanInboxRole'],
      ['DocumentsVault', ['documents/'], 'MalwareScanVaultRole'],
    ])
  })

  test.each([
    ['MalwareScanInboxRole', 'DocumentsInbox', 'uploads'],
    ['MalwareScanVaultRole', 'DocumentsVault', 'documents'],
  ])('%s has exactly the permissions for it', (role, bucket, prefix) => {
    const assumed = propertiesOf(template, 'AWS::IAM::Role', role).AssumeRolePolicyDocument
    expect(assumed).toMatchObject({
      Statement: [{ Principal: { Service: 'malware-protection-plan.guardduty.amazonaws.com' } }],
    })
    const { PolicyDocument } = propertiesOf<{ PolicyDocument: { Statement: Statement[] } }>(
      template,
      'AWS::IAM::Policy',
      `${role}DefaultPolicy`,
    )
    const may = PolicyDocument.Statement.flatMap(({ Action, Resource, Condition }) =>
      list(Resource).map(resource => [
        [...list(Action)].sort().join(' '),
        text(resource),
        inWords(Condition ?? null),
      ]),
    )
    const rules =
      'arn:<Partition>:events:<Region>:<AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*'
    const managed = { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' }
    const probe = `${bucket}/malware-protection-resource-validation-object`
    const throughS3 = { 'kms:ViaService': 's3.<Region>.<URLSuffix>' }
    expect(may.sort()).toEqual(
      [
        [
          'events:DeleteRule events:PutRule events:PutTargets events:RemoveTargets',
          rules,
          { StringEquals: managed },
        ],
        ['events:DescribeRule events:ListTargetsByRule', rules, null],
        ['s3:GetBucketNotification s3:ListBucket s3:PutBucketNotification', bucket, null],
        ['s3:PutObject', probe, null],
        ['s3:GetObject s3:GetObjectVersion', `${bucket}/${prefix}/*`, null],
        ['s3:GetObject s3:GetObjectVersion', probe, null],
        ['kms:Decrypt kms:GenerateDataKey', 'EncryptionDataKey', { StringEquals: throughS3 }],
      ].sort(),
    )
  })

  test('gets events of both buckets by the template, so that no deployment removes them', () => {
    for (const name of ['DocumentsInbox', 'DocumentsVault']) {
      expect(propertiesOf(template, 'AWS::S3::Bucket', name).NotificationConfiguration).toEqual({
        EventBridgeConfiguration: { EventBridgeEnabled: true },
      })
    }
  })

  test('reports findings to the alarms’ topic, with the file’s key only', () => {
    const rule = propertiesOf<{
      EventPattern: Record<string, unknown> & {
        detail: { scanResultDetails: object; s3ObjectDetails: { bucketName: unknown[] } }
      }
      Targets: { Arn: unknown; InputTransformer: { InputPathsMap: object; InputTemplate: string } }[]
    }>(template, 'AWS::Events::Rule', 'MalwareScanFound')
    const { detail, ...pattern } = rule.EventPattern
    expect(pattern).toEqual({
      source: ['aws.guardduty'],
      'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
    })
    expect(detail.scanResultDetails).toEqual({ scanResultStatus: ['THREATS_FOUND'] })
    expect(detail.s3ObjectDetails.bucketName.map(text)).toEqual(['DocumentsInbox', 'DocumentsVault'])
    const [target] = rule.Targets
    expect(text(target?.Arn)).toBe('AlarmsTopic')
    expect(Object.values(target?.InputTransformer.InputPathsMap ?? {})).toEqual([
      '$.detail.s3ObjectDetails.objectKey',
    ])
    expect(target?.InputTransformer.InputTemplate).toContain('Runbook: ')
  })

  test('can reach that topic, and use the key that encrypts it', () => {
    const { PolicyDocument } = propertiesOf<{ PolicyDocument: { Statement: Statement[] } }>(
      template,
      'AWS::SNS::TopicPolicy',
    )
    const services = PolicyDocument.Statement.flatMap(({ Principal }) => list(Principal?.Service ?? []))
    expect(services).toContain('events.amazonaws.com')
    expect(servicesWithKey(template)['events.amazonaws.com']).toEqual({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: {
        StringLike: {
          'kms:EncryptionContext:aws:sns:topicArn':
            'arn:<Partition>:sns:<Region>:<AccountId>:realname-production-*',
        },
      },
    })
  })
})
