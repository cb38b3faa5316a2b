import { dynamodbRecords } from '../../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { dynamodbSamples } from '../../lambdas/adapters/dynamodb/dynamodb-samples.ts'
import { createEmptyCopy } from '../../local/empty-table.ts'
import { samplesContract } from '../support/samples-contract.ts'
import { database } from './stored.ts'
import { stack } from './world.ts'

const { tableName, auditTableName, figuresTableName } = stack.resources

samplesContract('DynamoDB', async () => {
  const figuresTable = await createEmptyCopy(database, figuresTableName)
  const records = dynamodbRecords({
    client: database,
    tableName,
    auditTableName,
    figuresTableName: figuresTable,
    certificateQuota: 3,
    auditDays: 1,
  })
  return { samples: dynamodbSamples(database, figuresTable), commit: records.commit }
})
