import { readEnvironment } from '../environment.ts'
import { database } from './records.ts'
import { webhooks } from './webhooks.ts'

/** The records, with changes of webhooks. */
export function webhookDatabase() {
  const { WEBHOOKS_TABLE_NAME } = readEnvironment(['WEBHOOKS_TABLE_NAME'])
  return { ...database({ webhooksTableName: WEBHOOKS_TABLE_NAME }), ...webhooks() }
}
