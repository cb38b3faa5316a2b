import { Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'
import { keptAlways, keptOnceCreated } from './removal-policy.ts'
import type { Stage } from './stage.ts'

/** Restricts the grant to ciphertexts that are bound to an application by their encryption context. */
const boundToApplication = {
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['applicationId'] },
  Null: { 'kms:EncryptionContextKeys': 'false' },
}

/** The same for an endpoint: its secrets. */
const boundToEndpoint = {
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['endpointId'] },
  Null: { 'kms:EncryptionContextKeys': 'false' },
}

/** The stage's two KMS keys: the data key encrypts data at rest, and names and numbers by itself; the HMAC key computes keyed hashes. */
export class Encryption extends Construct {
  readonly dataKey: Key
  readonly hashKey: Key

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id)
    this.dataKey = new Key(this, 'DataKey', {
      description: `${stage.name}: everything at rest, names, numbers and secrets of webhooks`,
      enableKeyRotation: true,
      ...(stage.multiRegionKeys ? { multiRegion: true } : {}),
      removalPolicy: keptAlways(stage),
    })
    // KMS does not rotate HMAC keys, and this key must not change: its hashes are keys of stored items.
    this.hashKey = new Key(this, 'HashKey', {
      description: `${stage.name}: keyed hashes of certificate numbers, names and files`,
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      ...(stage.multiRegionKeys ? { multiRegion: true } : {}),
      removalPolicy: keptOnceCreated(stage),
    })
  }

  grantEncryptPersonalData(fn: BackendFunction): void {
    fn.set('DATA_KEY_ID', this.dataKey.keyArn)
    fn.allow(['kms:Encrypt'], [this.dataKey.keyArn], boundToApplication)
  }

  grantDecryptPersonalData(fn: BackendFunction): void {
    fn.set('DATA_KEY_ID', this.dataKey.keyArn)
    fn.allow(['kms:Decrypt'], [this.dataKey.keyArn], boundToApplication)
  }

  /** Grants encrypting what was read in documents, which is too long for KMS itself, by data keys. */
  grantEncryptReadings(fn: BackendFunction): void {
    fn.set('DATA_KEY_ID', this.dataKey.keyArn)
    fn.allow(['kms:GenerateDataKey'], [this.dataKey.keyArn], boundToApplication)
  }

  grantEncryptWebhookSecrets(fn: BackendFunction): void {
    fn.set('DATA_KEY_ID', this.dataKey.keyArn)
    fn.allow(['kms:Encrypt'], [this.dataKey.keyArn], boundToEndpoint)
  }

  grantDecryptWebhookSecrets(fn: BackendFunction): void {
    fn.set('DATA_KEY_ID', this.dataKey.keyArn)
    fn.allow(['kms:Decrypt'], [this.dataKey.keyArn], boundToEndpoint)
  }

  grantHash(fn: BackendFunction): void {
    fn.set('HASH_KEY_ID', this.hashKey.keyArn)
    fn.allow(['kms:GenerateMac'], [this.hashKey.keyArn])
  }

  /** Grants use of the data key only through one AWS service. */
  grantUseThrough(
    fn: BackendFunction,
    service: 'dynamodb' | 's3',
    actions: ('kms:Decrypt' | 'kms:GenerateDataKey')[],
  ): void {
    fn.allow(actions, [this.dataKey.keyArn], this.viaService(service))
  }

  /**
   * Grants an AWS service publishing to the encrypted topics of this stack. The condition is on the topic, because not
   * every service sends the source account.
   */
  grantPublishEncrypted(service: string): void {
    const stack = Stack.of(this)
    const topics = stack.formatArn({ service: 'sns', resource: `${stack.stackName}-*` })
    this.dataKey.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal(service)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringLike: { 'kms:EncryptionContext:aws:sns:topicArn': topics } },
      }),
    )
  }

  /** Grants CloudTrail encrypting the records of one trail. */
  grantEncryptTrail(trailArn: string): void {
    this.dataKey.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
        actions: ['kms:GenerateDataKey', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceArn': trailArn } },
      }),
    )
  }

  viaService(service: 'dynamodb' | 's3'): Record<string, Record<string, unknown>> {
    const { region, urlSuffix } = Stack.of(this)
    return { StringEquals: { 'kms:ViaService': `${service}.${region}.${urlSuffix}` } }
  }
}
