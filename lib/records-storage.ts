import { ProjectionType, StreamViewType, type Table } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'
import type { Encryption } from './encryption.ts'
import { protectedTable, textKey } from './protected-table.ts'
import type { Stage } from './stage.ts'

interface RecordsStorageProps {
  readonly stage: Stage
  readonly encryption: Encryption
}

const inTransaction = {
  'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
}

/** Restricts a grant to items of these partitions. */
const ofPartitions = (...keys: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys },
  Null: { 'dynamodb:LeadingKeys': 'false' },
})

type IndexName = 'byAccount' | 'byHash' | 'reviewQueue' | 'byLease' | 'signals' | 'attention' | 'retention'

/** The tables: the main one for accounts, applications and certificates, the audit trail, and answers for repeated requests. */
export class RecordsStorage extends Construct {
  readonly table: Table
  readonly auditTable: Table
  readonly idempotencyTable: Table
  private readonly props: RecordsStorageProps

  constructor(scope: Construct, id: string, props: RecordsStorageProps) {
    super(scope, id)
    this.props = props
    const keys = { partitionKey: textKey('pk'), sortKey: textKey('sk') }
    const index = (indexName: string, pk: string, sk: string) => ({
      indexName,
      partitionKey: textKey(pk),
      sortKey: textKey(sk),
      projectionType: ProjectionType.ALL,
    })
    this.table = protectedTable(this, 'Table', {
      ...props,
      ...keys,
      stream: StreamViewType.NEW_IMAGE,
      // Counts of rates and sessions have this attribute.
      timeToLiveAttribute: 'deleteAfter',
    })
    this.table.addGlobalSecondaryIndex(index('byAccount', 'byAccountPk', 'byAccountSk'))
    this.table.addGlobalSecondaryIndex(index('reviewQueue', 'reviewQueuePk', 'reviewQueueSk'))
    this.table.addGlobalSecondaryIndex(index('byLease', 'leasePk', 'leaseSk'))
    for (const [name, pk, sk] of [
      ['signals', 'signalPk', 'signalSk'],
      ['attention', 'attentionPk', 'attentionSk'],
      ['retention', 'retentionPk', 'retentionSk'],
      // Keyed hashes of numbers and e-mail addresses.
      ['byHash', 'hashPk', 'hashSk'],
    ] as const) {
      this.table.addGlobalSecondaryIndex({ ...index(name, pk, sk), projectionType: ProjectionType.KEYS_ONLY })
    }
    this.auditTable = protectedTable(this, 'AuditTable', {
      ...props,
      ...keys,
      timeToLiveAttribute: 'expiresAt',
    })
    this.idempotencyTable = protectedTable(this, 'IdempotencyTable', {
      ...props,
      partitionKey: textKey('id'),
      timeToLiveAttribute: 'expiration',
    })
  }

  /** Grants reading applications and accounts by their keys. */
  grantRead(fn: BackendFunction): void {
    this.setTableNames(fn)
    fn.allow(['dynamodb:GetItem', 'dynamodb:Query'], [this.table.tableArn])
    this.props.encryption.grantUseThrough(fn, 'dynamodb', ['kms:Decrypt'])
  }

  /** Grants reading sessions and API keys by their ids, and nothing else. */
  grantReadTokens(fn: BackendFunction): void {
    fn.set('TABLE_NAME', this.table.tableName)
    fn.allow(['dynamodb:GetItem'], [this.table.tableArn], ofPartitions('SESSION#*', 'KEYS'))
    this.props.encryption.grantUseThrough(fn, 'dynamodb', ['kms:Decrypt'])
  }

  /** Grants recording sent mails and addresses that get none, and looking the addresses up. */
  grantRecordMail(fn: BackendFunction): void {
    fn.allow(['dynamodb:PutItem'], [this.table.tableArn], ofPartitions('MAIL#*', 'MAIL_STOP#*'))
    this.grantReadIndex(fn, 'byHash')
  }

  grantReadIndex(fn: BackendFunction, indexName: IndexName): void {
    fn.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${indexName}`])
  }

  /** Grants reading several items by their keys at once. */
  grantReadTogether(fn: BackendFunction): void {
    fn.allow(['dynamodb:BatchGetItem'], [this.table.tableArn])
  }

  grantReadAuditTrail(fn: BackendFunction): void {
    this.setTableNames(fn)
    fn.allow(['dynamodb:Query'], [this.auditTable.tableArn])
    this.props.encryption.grantUseThrough(fn, 'dynamodb', ['kms:Decrypt'])
  }

  /** Grants reading records, and writing them in transactions that add to the audit trail. It grants no deletion. */
  grantReadWrite(fn: BackendFunction): void {
    this.grantRead(fn)
    fn.allow(
      ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
      [this.table.tableArn],
    )
    // Audit entries are written only in the transaction of the change that they record.
    fn.allow(['dynamodb:PutItem'], [this.auditTable.tableArn], inTransaction)
  }

  /**
   * Grants deleting the items of keyed hashes: those of certificates and stops of mail directly, restricted by their keys,
   * and those of files in the transaction of an erasure. AWS does not document the leading keys of a transaction, so that grant has no
   * condition on them.
   */
  grantDelete(fn: BackendFunction): void {
    fn.allow(['dynamodb:DeleteItem'], [this.table.tableArn], ofPartitions('CERTIFICATE#*', 'MAIL_STOP#*'))
    fn.allow(['dynamodb:DeleteItem'], [this.table.tableArn], inTransaction)
  }

  /** Grants storing the answers to requests with an Idempotency-Key. */
  grantStoreAnswers(fn: BackendFunction): void {
    fn.set('IDEMPOTENCY_TABLE_NAME', this.idempotencyTable.tableName)
    fn.allow(
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
      [this.idempotencyTable.tableArn],
    )
    this.props.encryption.grantUseThrough(fn, 'dynamodb', ['kms:Decrypt'])
    this.props.encryption.grantHash(fn)
  }

  private setTableNames(fn: BackendFunction): void {
    fn.set('TABLE_NAME', this.table.tableName)
    fn.set('AUDIT_TABLE_NAME', this.auditTable.tableName)
    fn.set('CERTIFICATE_QUOTA', String(this.props.stage.certificateQuota))
    fn.set('RETENTION_AUDIT_DAYS', String(this.props.stage.retention.auditDays))
  }
}
