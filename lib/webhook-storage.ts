import { Duration } from 'aws-cdk-lib'
import { ProjectionType, type Table } from 'aws-cdk-lib/aws-dynamodb'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'
import type { Encryption } from './encryption.ts'
import { protectedTable, textKey } from './protected-table.ts'
import type { Stage } from './stage.ts'

interface WebhookStorageProps {
  readonly stage: Stage
  readonly encryption: Encryption
}

/** The timeouts of the functions that the queues invoke. */
export const preparingTimeout = Duration.seconds(30)
export const sendingTimeout = Duration.seconds(90)

/** AWS advises six times the timeout of the function. */
const visibility = (timeout: Duration) => Duration.seconds(6 * timeout.toSeconds())

/** The table of webhook endpoints and deliveries, and the queues of the functions that work on it. */
export class WebhookStorage extends Construct {
  readonly table: Table
  /** Messages to senders. They only make due deliveries start sooner, so a message may be lost. */
  readonly sending: Queue
  /** Events of the bus, and tasks. */
  readonly preparing: Queue
  /** Messages of both queues that failed. */
  readonly failed: Queue
  private readonly encryption: Encryption

  constructor(scope: Construct, id: string, { stage, encryption }: WebhookStorageProps) {
    super(scope, id)
    this.encryption = encryption
    this.table = protectedTable(this, 'Table', {
      stage,
      encryption,
      partitionKey: textKey('pk'),
      sortKey: textKey('sk'),
      timeToLiveAttribute: 'expiresAt',
    })
    const projectionType = ProjectionType.ALL
    this.table.addGlobalSecondaryIndex({
      indexName: 'byStatus',
      partitionKey: textKey('statusPk'),
      sortKey: textKey('deliveryId'),
      projectionType,
    })
    this.table.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: textKey('duePk'),
      sortKey: textKey('dueAt'),
      projectionType,
    })
    const shared = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
    this.failed = new Queue(this, 'Failed', { ...shared, retentionPeriod: Duration.days(14) })
    this.sending = new Queue(this, 'Sending', {
      ...shared,
      visibilityTimeout: visibility(sendingTimeout),
      deadLetterQueue: { queue: this.failed, maxReceiveCount: 5 },
    })
    this.preparing = new Queue(this, 'Preparing', {
      ...shared,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: visibility(preparingTimeout),
      deadLetterQueue: { queue: this.failed, maxReceiveCount: 10 },
    })
  }

  grantRead(fn: BackendFunction): void {
    fn.set('WEBHOOKS_TABLE_NAME', this.table.tableName)
    fn.allow(['dynamodb:GetItem', 'dynamodb:Query'], [this.table.tableArn])
    this.encryption.grantUseThrough(fn, 'dynamodb', ['kms:Decrypt'])
  }

  /** Grants reading and writing. It grants no deletion. */
  grantChange(fn: BackendFunction): void {
    this.grantRead(fn)
    fn.allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [this.table.tableArn])
  }

  /** Grants deleting endpoints, in the transaction that records it. */
  grantDelete(fn: BackendFunction): void {
    fn.allow(['dynamodb:DeleteItem'], [this.table.tableArn], {
      'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
    })
  }

  grantReadIndex(fn: BackendFunction, indexName: 'byStatus' | 'due'): void {
    fn.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${indexName}`])
  }

  grantRequestSending(fn: BackendFunction): void {
    fn.set('WEBHOOK_SENDING_QUEUE_URL', this.sending.queueUrl)
    fn.allow(['sqs:SendMessage'], [this.sending.queueArn])
  }

  grantRequestPreparing(fn: BackendFunction): void {
    fn.set('WEBHOOK_PREPARING_QUEUE_URL', this.preparing.queueUrl)
    fn.allow(['sqs:SendMessage'], [this.preparing.queueArn])
  }
}
