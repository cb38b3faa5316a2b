import { dynamodbFigures } from '../../lambdas/adapters/dynamodb/dynamodb-figures.ts'
import { jitteredBackOff } from '../../lambdas/adapters/system.ts'
import { createEmptyCopy } from '../../local/empty-table.ts'
import { figuresContract } from '../support/figures-contract.ts'
import { database } from './stored.ts'
import { stack } from './world.ts'

figuresContract('DynamoDB', async () => {
  const table = await createEmptyCopy(database, stack.resources.figuresTableName)
  return dynamodbFigures(database, table, jitteredBackOff)
})
