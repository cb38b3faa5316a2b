import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Figures, Samples } from '../../../domain/figure-ports.ts'
import type { Clock, IdSource, KeptAnswers, Leftovers, Rates } from '../../../domain/ports.ts'
import type { RateLimits } from '../../../domain/rates.ts'
import type { CommitDependencies } from '../../usecases/records/commit-change.ts'
import { documentClientOf } from '../dynamodb/document-client.ts'
import { dynamodbFigures } from '../dynamodb/dynamodb-figures.ts'
import { dynamodbLeftovers } from '../dynamodb/dynamodb-leftovers.ts'
import { dynamodbRates } from '../dynamodb/dynamodb-rates.ts'
import { dynamodbRecords } from '../dynamodb/dynamodb-records.ts'
import { dynamodbSamples } from '../dynamodb/dynamodb-samples.ts'
import { type FirstReads, firstReads } from '../dynamodb/first-reads.ts'
import { dynamodbKeptAnswers } from '../dynamodb/kept-answers.ts'
import type { Tables } from '../dynamodb/transaction.ts'
import { readEnvironment } from '../environment.ts'
import { jitteredBackOff, randomId, systemClock } from '../system.ts'
import { limitRequests } from '../time-limit.ts'

let client: DynamoDBDocumentClient | undefined

/** One client for each function instance, so that its adapters share connections. */
export function tableClient(): DynamoDBDocumentClient {
  client ??= documentClientOf(limitRequests(new DynamoDBClient({})))
  return client
}

/** The records with clock, ids and back-off for use cases that write. */
export function database({
  webhooksTableName,
  figuresTableName,
}: Pick<Tables, 'webhooksTableName' | 'figuresTableName'> = {}): CommitDependencies & {
  clock: Clock
  newId: IdSource
  readFirst: (reads: FirstReads) => ReturnType<typeof firstReads>
} {
  const settings = readEnvironment([
    'TABLE_NAME',
    'AUDIT_TABLE_NAME',
    'CERTIFICATE_QUOTA',
    'RETENTION_AUDIT_DAYS',
  ])
  const tables = {
    client: tableClient(),
    tableName: settings.TABLE_NAME,
    auditTableName: settings.AUDIT_TABLE_NAME,
    certificateQuota: settings.CERTIFICATE_QUOTA,
    auditDays: settings.RETENTION_AUDIT_DAYS,
    ...(webhooksTableName === undefined ? {} : { webhooksTableName }),
    ...(figuresTableName === undefined ? {} : { figuresTableName }),
  }
  return {
    records: dynamodbRecords(tables),
    readFirst: reads => firstReads(tables, reads),
    backOff: jitteredBackOff,
    clock: systemClock,
    newId: randomId,
  }
}

export function rateLimiting(): { rates: Rates; rateLimits: RateLimits } {
  const { TABLE_NAME, RATE_LIMITS } = readEnvironment(['TABLE_NAME', 'RATE_LIMITS'])
  return { rates: dynamodbRates(tableClient(), TABLE_NAME), rateLimits: RATE_LIMITS }
}

export function leftovers(): { leftovers: Leftovers } {
  const { TABLE_NAME } = readEnvironment(['TABLE_NAME'])
  return { leftovers: dynamodbLeftovers(tableClient(), TABLE_NAME) }
}

/** For functions whose changes are counted. */
export function figuresTableName(): string {
  return readEnvironment(['FIGURES_TABLE_NAME']).FIGURES_TABLE_NAME
}

export function figures(): { figures: Figures } {
  return { figures: dynamodbFigures(tableClient(), figuresTableName(), jitteredBackOff) }
}

export function samples(): { samples: Samples } {
  return { samples: dynamodbSamples(tableClient(), figuresTableName()) }
}

export function keptAnswers(): { answers: KeptAnswers } {
  const { IDEMPOTENCY_TABLE_NAME } = readEnvironment(['IDEMPOTENCY_TABLE_NAME'])
  return { answers: dynamodbKeptAnswers(tableClient(), IDEMPOTENCY_TABLE_NAME) }
}
