import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { MailRecords, MailRun } from '../../../domain/mail/mail-ports.ts'
import { mailLimits } from '../../../domain/policy.ts'
import { hashKeys, hashPartition } from './hash-keys.ts'
import { unlessConditionFails } from './stored.ts'

/** One item for each event, with ids and times only. */
const markKey = (eventId: string) => ({ pk: `MAIL#${eventId}`, sk: 'MAIL' })

/** A partition for each account, so that an erasure finds all of its stops by one strongly consistent query. */
const stopPartition = (accountId: string) => `MAIL_STOP#${accountId}`
const stopPrefix = 'STOP#'

const deleteAfter = (at: string, days: number) => Math.ceil(Date.parse(at) / 1000) + days * 86_400

/** Marks of sent mails, and addresses that get no mail. They expire by the table's time to live. */
export function dynamodbMail(client: DynamoDBDocumentClient, TableName: string): MailRecords {
  const mark = ({ eventId, runId, at }: MailRun, state: 'BEGUN' | 'RELEASED') => ({
    TableName,
    Item: { ...markKey(eventId), state, runId, at, deleteAfter: deleteAfter(at, mailLimits.markDays) },
  })
  return {
    begin: run =>
      unlessConditionFails(
        client.send(
          new PutCommand({
            ...mark(run, 'BEGUN'),
            // The client repeats a write whose answer was lost: it finds its own run.
            ConditionExpression: 'attribute_not_exists(pk) OR #state = :released OR runId = :runId',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':released': 'RELEASED', ':runId': run.runId },
          }),
        ),
      ),

    async release(run) {
      // The client repeats a write whose answer was lost. Meanwhile another run may have begun.
      await unlessConditionFails(
        client.send(
          new PutCommand({
            ...mark(run, 'RELEASED'),
            ConditionExpression: 'runId = :runId',
            ExpressionAttributeValues: { ':runId': run.runId },
          }),
        ),
      )
    },

    async isStopped(addressHash) {
      const { Count = 0 } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byHash',
          KeyConditionExpression: 'hashPk = :hash',
          ExpressionAttributeValues: { ':hash': hashPartition('MAIL_STOP', addressHash) },
          Limit: 1,
        }),
      )
      return Count > 0
    },

    async stop({ accountId, addressHash, reason, at }) {
      // Reports may arrive in any order: the latest stands.
      await unlessConditionFails(
        client.send(
          new PutCommand({
            TableName,
            Item: {
              pk: stopPartition(accountId),
              sk: `${stopPrefix}${addressHash}`,
              ...hashKeys('MAIL_STOP', addressHash, `${at}#${accountId}`),
              reason,
              at,
              deleteAfter: deleteAfter(at, mailLimits.stoppedDays),
            },
            ConditionExpression: 'attribute_not_exists(pk) OR #at <= :at',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: { ':at': at },
          }),
        ),
      )
    },

    async forgetStops(accountId) {
      const pk = stopPartition(accountId)
      let last: Record<string, unknown> | undefined
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName,
            ConsistentRead: true,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': pk },
            ExclusiveStartKey: last,
          }),
        )
        for (const { sk } of Items) await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }))
        last = LastEvaluatedKey
      } while (last !== undefined)
    },
  }
}
