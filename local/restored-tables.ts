import { setTimeout as wait } from 'node:timers/promises'
import {
  DeleteTableCommand,
  type DynamoDBClient,
  RestoreTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb'
import type { Stack } from './stack-file.ts'

export interface RestoredTables {
  /** A time after the last change in the copies, and at least a second before any later file of S3. */
  readonly time: string
  readonly tables: { readonly records: string; readonly audit: string; readonly answers: string }
  readonly remove: () => Promise<void>
}

/** Restores the three tables to new ones, by the API of AWS. The engine can restore to the present only. */
export async function restoreTables(
  client: Pick<DynamoDBClient, 'send'>,
  { tableName, auditTableName, idempotencyTableName }: Stack['resources'],
): Promise<RestoredTables> {
  const restore = async (SourceTableName: string): Promise<string> => {
    const TargetTableName = `${SourceTableName.slice(0, 200)}-restored`
    await client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName,
        TargetTableName,
        UseLatestRestorableTime: true,
      }),
    )
    return TargetTableName
  }
  const tables = {
    records: await restore(tableName),
    audit: await restore(auditTableName),
    answers: await restore(idempotencyTableName),
  }
  const time = new Date().toISOString()
  // S3 dates files to the second.
  await wait(1_100)
  return {
    time,
    tables,
    remove: async () => {
      for (const TableName of Object.values(tables)) await client.send(new DeleteTableCommand({ TableName }))
    },
  }
}
