import type { Clock, IdSource } from '../../../domain/ports.ts'
import type { Committing } from '../../usecases/records/commit-change.ts'
import { dynamodbRecords } from '../dynamodb/dynamodb-records.ts'
import { readEnvironment } from '../environment.ts'
import { jitteredBackOff, randomId, systemClock } from '../system.ts'
import { tableClient } from './table-client.ts'

/** The records, and what every writer needs beside them. */
export function database(): Committing & { clock: Clock; newId: IdSource } {
  const settings = readEnvironment([
    'TABLE_NAME',
    'AUDIT_TABLE_NAME',
    'CERTIFICATE_QUOTA',
    'RETENTION_AUDIT_DAYS',
  ])
  const records = dynamodbRecords({
    client: tableClient(),
    tableName: settings.TABLE_NAME,
    auditTableName: settings.AUDIT_TABLE_NAME,
    certificateQuota: settings.CERTIFICATE_QUOTA,
    auditDays: settings.RETENTION_AUDIT_DAYS,
  })
  return { records, backOff: jitteredBackOff, clock: systemClock, newId: randomId }
}
