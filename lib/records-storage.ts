import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'
import type { Encryption } from './encryption.ts'
import { keptAlways } from './removal-policy.ts'
import type { Stage } from './stage.ts'

interface RecordsStorageProps {
  readonly stage: Stage
  readonly encryption: Encryption
}

const partitionKey = { name: 'pk', type: AttributeType.STRING }
const sortKey = { name: 'sk', type: AttributeType.STRING }

const inTransaction = {
  'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
}

type IndexName = 'byAccount' | 'reviewQueue' | 'byLease' | 'signals' | 'attention' | 'retention'

/** The one table of accounts, applications and certificates, the audit trail, and answers kept for repeated requests. */
export class RecordsStorage extends Construct {
  readonly table: Table
  readonly auditTable: Table
  private readonly idempotencyTable: Table
  private readonly props: RecordsStorageProps

  constructor(scope: Construct, id: string, props: RecordsStorageProps) {
    super(scope, id)
    this.props = props
    const { stage, encryption } = props
    const kept = {
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: encryption.dataKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: !stage.removable,
      removalPolicy: keptAlways(stage),
    }
    const index = (indexName: string, pk: string, sk: string) => ({
      indexName,
      partitionKey: { name: pk, type: AttributeType.STRING },
      sortKey: { name: sk, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    })
    this.table = new Table(this, 'Table', {
      ...kept,
      partitionKey,
      sortKey,
      stream: StreamViewType.NEW_IMAGE,
      // Of counts only: no record has this attribute.
      timeToLiveAttribute: 'deleteAfter',
    })
    this.table.addGlobalSecondaryIndex(index('byAccount', 'byAccountPk', 'byAccountSk'))
    this.table.addGlobalSecondaryIndex(index('reviewQueue', 'reviewQueuePk', 'reviewQueueSk'))
    this.table.addGlobalSecondaryIndex(index('byLease', 'leasePk', 'leaseSk'))
    for (const [name, pk, sk] of [
      ['signals', 'signalPk', 'signalSk'],
      ['attention', 'attentionPk', 'attentionSk'],
      ['retention', 'retentionPk', 'retentionSk'],
    ] as const) {
      this.table.addGlobalSecondaryIndex({ ...index(name, pk, sk), projectionType: ProjectionType.KEYS_ONLY })
    }
    this.auditTable = new Table(this, 'AuditTable', {
      ...kept,
      partitionKey,
      sortKey,
      timeToLiveAttribute: 'expiresAt',
    })
    this.idempotencyTable = new Table(this, 'IdempotencyTable', {
      ...kept,
      partitionKey: { name: 'id', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiration',
    })
  }

  /** Reads applications and accounts by their keys. */
  letRead(fn: BackendFunction): void {
    this.name(fn)
    fn.allow(['dynamodb:GetItem', 'dynamodb:Query'], [this.table.tableArn])
    this.props.encryption.letUseThrough(fn, 'dynamodb', ['kms:Decrypt'])
  }

  letReadIndex(fn: BackendFunction, indexName: IndexName): void {
    fn.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${indexName}`])
  }

  letReadAuditTrail(fn: BackendFunction): void {
    this.name(fn)
    fn.allow(['dynamodb:Query'], [this.auditTable.tableArn])
    this.props.encryption.letUseThrough(fn, 'dynamodb', ['kms:Decrypt'])
  }

  /** Reads, and changes records in transactions, each of which adds to the audit trail; no record is ever deleted. */
  letChange(fn: BackendFunction): void {
    this.letRead(fn)
    fn.allow(
      ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
      [this.table.tableArn],
    )
    // Outside a transaction there is no condition to trust: an entry is added with the change that it tells of, or not.
    fn.allow(['dynamodb:PutItem'], [this.auditTable.tableArn], inTransaction)
  }

  /**
   * Deletes what finds a certificate or a file again, by its keyed hash: the one by itself, bound to its keys; the other in
   * the transaction of an erasure. Which keys a transaction's items count as is not documented, so no condition names them.
   */
  grantDelete(fn: BackendFunction): void {
    fn.allow(['dynamodb:DeleteItem'], [this.table.tableArn], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CERTIFICATE#*'] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    })
    fn.allow(['dynamodb:DeleteItem'], [this.table.tableArn], inTransaction)
  }

  /** Keeps the answers to requests with an Idempotency-Key for a day. */
  letRemember(fn: BackendFunction): void {
    fn.set('IDEMPOTENCY_TABLE_NAME', this.idempotencyTable.tableName)
    fn.allow(
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
      [this.idempotencyTable.tableArn],
    )
    this.props.encryption.letUseThrough(fn, 'dynamodb', ['kms:Decrypt'])
    this.props.encryption.letHash(fn)
  }

  private name(fn: BackendFunction): void {
    fn.set('TABLE_NAME', this.table.tableName)
    fn.set('AUDIT_TABLE_NAME', this.auditTable.tableName)
    fn.set('CERTIFICATE_QUOTA', String(this.props.stage.certificateQuota))
    fn.set('RETENTION_AUDIT_DAYS', String(this.props.stage.retention.auditDays))
  }
}
