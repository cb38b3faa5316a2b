import { dynamodbRecords } from '../../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { dynamodbWebhooks } from '../../lambdas/adapters/dynamodb/dynamodb-webhooks.ts'
import { createEmptyCopy } from '../../local/empty-table.ts'
import { webhooksContract } from '../support/webhooks-contract.ts'
import { database } from './stored.ts'
import { eventually, stack } from './world.ts'

const { tableName, auditTableName, webhooksTableName } = stack.resources

webhooksContract('DynamoDB', async () => {
  const table = await createEmptyCopy(database, webhooksTableName)
  const records = dynamodbRecords({
    client: database,
    tableName,
    auditTableName,
    webhooksTableName: table,
    certificateQuota: 3,
    auditDays: 1,
  })
  return { webhooks: dynamodbWebhooks(database, table), commit: records.commit, shown: eventually }
})
