import { readFile } from 'node:fs/promises'
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { calendarKey } from '../../lambdas/adapters/dynamodb/calendar-item.ts'
import { dynamodbLeftovers } from '../../lambdas/adapters/dynamodb/dynamodb-leftovers.ts'
import { dynamodbRecords } from '../../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { createEmptyCopy } from '../../local/empty-table.ts'
import { auditChains } from '../../ops/audit-chains.ts'
import { recordsContract } from '../support/records-contract.ts'
import { database } from './stored.ts'
import { stack } from './world.ts'

const certificateQuota = 3

const keyOf = (applicationId: string) => ({ pk: `APPLICATION#${applicationId}`, sk: 'APPLICATION' })

/** The expression by which the state machine stores its token. */
async function awaitingSubmission(): Promise<string> {
  const file = new URL('../../statemachine/application.asl.json', import.meta.url)
  const { States } = JSON.parse(await readFile(file, 'utf8')) as {
    States: Record<string, { Arguments?: { UpdateExpression?: string } }>
  }
  return String(States['Await submission']?.Arguments?.UpdateExpression)
}

recordsContract('DynamoDB', async () => {
  const TableName = await createEmptyCopy(database, stack.resources.tableName)
  const auditTableName = await createEmptyCopy(database, stack.resources.auditTableName)
  return {
    records: dynamodbRecords({
      client: database,
      tableName: TableName,
      auditTableName,
      certificateQuota,
      auditDays: 1,
    }),
    certificateQuota,
    async chainOf(accountId) {
      const { chain, heads } = await auditChains(database, { tableName: TableName, auditTableName }).read(
        accountId,
      )
      return { entries: chain.links.flatMap(({ entry }) => entry ?? []), head: heads.after }
    },
    leftovers: dynamodbLeftovers(database, TableName),
    async spoilCalendar(year, telling) {
      await database.send(
        new UpdateCommand({
          TableName,
          Key: calendarKey(year),
          UpdateExpression: `SET #off = :spoiled${telling === 'version' ? '' : ', #version = :spoiled'}`,
          ExpressionAttributeNames: {
            '#off': 'off',
            ...(telling === 'version' ? {} : { '#version': 'version' }),
          },
          ExpressionAttributeValues: { ':spoiled': { of: 'an unheard-of shape' } },
        }),
      )
    },
    async awaitSubmission(applicationId) {
      await database.send(
        new UpdateCommand({
          TableName,
          Key: keyOf(applicationId),
          UpdateExpression: await awaitingSubmission(),
          ExpressionAttributeNames: { '#waiting': 'waiting' },
          ExpressionAttributeValues: { ':waiting': { for: 'SUBMISSION', attempt: 1, token: 'token' } },
        }),
      )
    },
    foreignAttribute: {
      async write(applicationId, name, value) {
        await database.send(
          new UpdateCommand({
            TableName,
            Key: keyOf(applicationId),
            UpdateExpression: 'SET #name = :value',
            ExpressionAttributeNames: { '#name': name },
            ExpressionAttributeValues: { ':value': value },
          }),
        )
      },
      async read(applicationId, name) {
        const { Item } = await database.send(
          new GetCommand({ TableName, Key: keyOf(applicationId), ConsistentRead: true }),
        )
        return Item?.[name]
      },
    },
  }
})
