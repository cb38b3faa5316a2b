import { dynamodbFigures } from '../../lambdas/adapters/dynamodb/dynamodb-figures.ts'
import { dynamodbRecords } from '../../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { dynamodbWebhooks } from '../../lambdas/adapters/dynamodb/dynamodb-webhooks.ts'
import { jitteredBackOff } from '../../lambdas/adapters/system.ts'
import { createEmptyCopy } from '../../local/empty-table.ts'
import { webhooksContract } from '../support/webhooks-contract.ts'
import { database } from './stored.ts'
import { eventually, stack } from './world.ts'

const { tableName, auditTableName, webhooksTableName, figuresTableName } = stack.resources

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
  const figuresTable = await createEmptyCopy(database, figuresTableName)
  return {
    webhooks: dynamodbWebhooks(database, table, { table: figuresTable, backOff: jitteredBackOff }),
    figures: dynamodbFigures(database, figuresTable, jitteredBackOff),
    commit: records.commit,
    shown: eventually,
  }
})
