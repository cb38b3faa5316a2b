import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'
import type { Encryption } from './encryption.ts'
import { protectedTable, textKey } from './protected-table.ts'
import type { Stage } from './stage.ts'

interface FigureStorageProps {
  readonly stage: Stage
  readonly encryption: Encryption
}

/** The figures of reviewers are for operators only. */
const inPartitions = (...patterns: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
  Null: { 'dynamodb:LeadingKeys': 'false' },
})

/**
 * The table of figures: counts by day and by reviewer, lists and marks of counted facts, and decisions for a second
 * review. It is not the main table, whose stream would
 * carry every count.
 */
export class FigureStorage extends Construct {
  readonly table: Table
  private readonly encryption: Encryption

  constructor(scope: Construct, id: string, { stage, encryption }: FigureStorageProps) {
    super(scope, id)
    this.encryption = encryption
    this.table = protectedTable(this, 'Table', {
      stage,
      encryption,
      partitionKey: textKey('pk'),
      sortKey: textKey('sk'),
      timeToLiveAttribute: 'expiresAt',
    })
  }

  grantRead(fn: BackendFunction): void {
    this.useTable(fn)
    fn.allow(['dynamodb:BatchGetItem', 'dynamodb:Query'], [this.table.tableArn])
  }

  /** Grants adding to counts and lists, and marking facts as counted. It grants no reading. */
  grantCount(fn: BackendFunction): void {
    this.useTable(fn)
    fn.allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [this.table.tableArn])
  }

  /** Grants reading decisions that were sampled for a second review. */
  grantReadSamples(fn: BackendFunction): void {
    this.useTable(fn)
    fn.allow(['dynamodb:Query'], [this.table.tableArn], inPartitions('SAMPLES#*'))
  }

  /** Grants reading samples by the reviewers who claimed them. */
  grantReadClaimedSamples(fn: BackendFunction): void {
    this.useTable(fn)
    fn.allow(
      ['dynamodb:BatchGetItem'],
      [this.table.tableArn],
      inPartitions('SECOND-REVIEWS#*', 'SAMPLES#OPEN'),
    )
  }

  /** Grants storing a new sample. */
  grantAddSample(fn: BackendFunction): void {
    this.useTable(fn)
    fn.allow(['dynamodb:PutItem'], [this.table.tableArn])
  }

  /** Grants reading one sample, and replacing it by its next state, with the counts of its result. */
  grantChangeSamples(fn: BackendFunction): void {
    this.useTable(fn)
    fn.allow(['dynamodb:BatchGetItem'], [this.table.tableArn], inPartitions('SAMPLES#*'))
    fn.allow(['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:UpdateItem'], [this.table.tableArn])
  }

  private useTable(fn: BackendFunction): void {
    fn.set('FIGURES_TABLE_NAME', this.table.tableName)
    this.encryption.grantUseThrough(fn, 'dynamodb', ['kms:Decrypt'])
  }
}
