import { Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'
import { keptAlways, keptOnceCreated } from './removal-policy.ts'
import type { Stage } from './stage.ts'

/** Only ciphertexts that are bound to one application, and to nothing else. */
const boundToApplication = {
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['applicationId'] },
  Null: { 'kms:EncryptionContextKeys': 'false' },
}

/** The stage's two keys: one that encrypts everything at rest and, by itself, names and numbers; one that only hashes. */
export class Encryption extends Construct {
  readonly dataKey: Key
  private readonly hashKey: Key

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id)
    this.dataKey = new Key(this, 'DataKey', {
      description: `${stage.name}: everything at rest, names and numbers`,
      enableKeyRotation: true,
      removalPolicy: keptAlways(stage),
    })
    // An HMAC key can't rotate by itself, and must not: places at certificates are found by its hashes.
    this.hashKey = new Key(this, 'HashKey', {
      description: `${stage.name}: keyed hashes of certificate numbers, names and files`,
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: keptOnceCreated(stage),
    })
  }

  letEncryptPersonalData(fn: BackendFunction): void {
    fn.set('DATA_KEY_ID', this.dataKey.keyArn)
    fn.allow(['kms:Encrypt'], [this.dataKey.keyArn], boundToApplication)
  }

  letDecryptPersonalData(fn: BackendFunction): void {
    fn.set('DATA_KEY_ID', this.dataKey.keyArn)
    fn.allow(['kms:Decrypt'], [this.dataKey.keyArn], boundToApplication)
  }

  letHash(fn: BackendFunction): void {
    fn.set('HASH_KEY_ID', this.hashKey.keyArn)
    fn.allow(['kms:GenerateMac'], [this.hashKey.keyArn])
  }

  /** The use of the key that a service makes on the function's behalf, and no other. */
  letUseThrough(
    fn: BackendFunction,
    service: 'dynamodb' | 's3',
    actions: ('kms:Decrypt' | 'kms:GenerateDataKey')[],
  ): void {
    fn.allow(actions, [this.dataKey.keyArn], this.through(service))
  }

  /**
   * Lets a service of AWS publish into topics of this stack that the key encrypts. Bound by the topic, since not every
   * service says on whose account's behalf it calls.
   */
  letPublishEncrypted(service: string): void {
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

  /** Lets CloudTrail encrypt the records of one trail. */
  letEncryptTrail(trailArn: string): void {
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

  through(service: 'dynamodb' | 's3'): Record<string, Record<string, unknown>> {
    const { region, urlSuffix } = Stack.of(this)
    return { StringEquals: { 'kms:ViaService': `${service}.${region}.${urlSuffix}` } }
  }
}
