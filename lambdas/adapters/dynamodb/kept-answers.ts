import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import { idempotencyHours } from '../../../domain/policy.ts'
import type { Change, KeptAnswers, RequestClaim } from '../../../domain/ports.ts'
import { optional, parseStored, unlessConditionFails } from './stored.ts'

/** `until` is in milliseconds since 1970. `expiration` is the table's time to live, in seconds. */
const schema = buildOnce(() =>
  z.object({
    id: z.string(),
    digest: z.string(),
    run: z.string(),
    until: z.number(),
    expiration: z.number(),
    answer: optional(z.string()),
  }),
)

type KeptItem = z.infer<ReturnType<typeof schema>>

/** Answers are stored as plain JSON. */
const written = (result: unknown) => JSON.stringify({ result })
const readAgain = (text: string) => (JSON.parse(text) as { result?: unknown }).result

/** Writes the answer if the claim is still current. It is part of the transaction of the answered change. */
export function answerWrite({
  claim,
  result,
}: NonNullable<Change['answer']>): NonNullable<TransactWriteCommandInput['TransactItems']>[number] {
  return { Update: answerUpdate(claim, result) }
}

function answerUpdate({ store, requestId, runId }: RequestClaim, result: unknown) {
  return {
    TableName: store,
    Key: { id: requestId },
    UpdateExpression: 'SET #answer = if_not_exists(#answer, :answer)',
    ConditionExpression: '#run = :run',
    ExpressionAttributeNames: { '#answer': 'answer', '#run': 'run' },
    ExpressionAttributeValues: { ':answer': written(result), ':run': runId },
  }
}

/** One item for each request with an Idempotency-Key, stored for a day. */
export function dynamodbKeptAnswers(client: DynamoDBDocumentClient, tableName: string): KeptAnswers {
  async function find(id: string): Promise<KeptItem | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: { id }, ConsistentRead: true }),
    )
    return Item === undefined ? undefined : parseStored(schema(), Item)
  }

  return {
    async begin({ requestId, digest }, { runId, at, patienceMs }) {
      const now = Date.parse(at)
      const item = { id: requestId, digest, run: runId, until: now + patienceMs }
      const expiration = Math.ceil(now / 1000) + idempotencyHours * 3600
      const claim = { store: tableName, requestId, runId }
      const isNew = await unlessConditionFails(
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...item, expiration },
            ConditionExpression: 'attribute_not_exists(id) OR expiration < :seconds',
            ExpressionAttributeValues: { ':seconds': Math.floor(now / 1000) },
          }),
        ),
      )
      if (isNew) return { state: 'CLAIMED', claim, isRepeated: false }
      const found = await find(requestId)
      if (found === undefined) return { state: 'UNDER_WAY' }
      if (found.digest !== digest) return { state: 'REUSED' }
      if (found.answer !== undefined) return { state: 'ANSWERED', result: readAgain(found.answer) }
      if (found.until >= now) return { state: 'UNDER_WAY' }
      const isTakenOver = await unlessConditionFails(
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...item, expiration: found.expiration },
            // The item is unchanged since it was read: neither taken over nor answered.
            ConditionExpression: '#run = :run AND attribute_not_exists(#answer)',
            ExpressionAttributeNames: { '#run': 'run', '#answer': 'answer' },
            ExpressionAttributeValues: { ':run': found.run },
          }),
        ),
      )
      return isTakenOver ? { state: 'CLAIMED', claim, isRepeated: true } : { state: 'UNDER_WAY' }
    },

    async keep(claim, result) {
      await client.send(new UpdateCommand(answerUpdate(claim, result)))
    },

    async release({ requestId, runId }) {
      const isReleased = await unlessConditionFails(
        client.send(
          new DeleteCommand({
            TableName: tableName,
            Key: { id: requestId },
            ConditionExpression: '#run = :run AND attribute_not_exists(#answer)',
            ExpressionAttributeNames: { '#run': 'run', '#answer': 'answer' },
            ExpressionAttributeValues: { ':run': runId },
          }),
        ),
      )
      if (isReleased) return undefined
      const found = await find(requestId)
      return found?.run === runId && found.answer !== undefined
        ? { result: readAgain(found.answer) }
        : undefined
    },
  }
}
