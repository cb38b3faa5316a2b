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
import type {
  BegunRequest,
  Change,
  KeptAnswers,
  KeyedRequest,
  RequestClaim,
  RequestRun,
} from '../../../domain/ports.ts'
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
const toStored = (result: unknown) => JSON.stringify({ result })
const readAgain = (text: string) => (JSON.parse(text) as { result?: unknown }).result

type Answer = NonNullable<Change['answer']>

/** Writes the answer if the claim is current, or claims the request with it. Part of the transaction of the answered change. */
export function answerWrite(answer: Answer): NonNullable<TransactWriteCommandInput['TransactItems']>[number] {
  const { claim, result } = answer
  return claim.byChange === undefined
    ? { Update: answerUpdate(claim, result) }
    : { Put: answerPut(claim, claim.byChange, result) }
}

const secondsOf = (milliseconds: number) => Math.floor(milliseconds / 1000)
const expirationOf = (now: number) => Math.ceil(now / 1000) + idempotencyHours * 3600

/** The request has no item, or its item has expired. */
function unlessClaimed(now: number) {
  return {
    ConditionExpression: 'attribute_not_exists(id) OR expiration < :seconds',
    ExpressionAttributeValues: { ':seconds': secondsOf(now) },
  }
}

function answerPut(
  { store, requestId, runId }: RequestClaim,
  { digest, at }: NonNullable<RequestClaim['byChange']>,
  result: unknown,
) {
  const now = Date.parse(at)
  const item: KeptItem = {
    id: requestId,
    digest,
    run: runId,
    until: now,
    expiration: expirationOf(now),
    answer: toStored(result),
  }
  return { TableName: store, Item: item, ...unlessClaimed(now) }
}

function answerUpdate({ store, requestId, runId }: RequestClaim, result: unknown) {
  return {
    TableName: store,
    Key: { id: requestId },
    UpdateExpression: 'SET #answer = if_not_exists(#answer, :answer)',
    ConditionExpression: '#run = :run',
    ExpressionAttributeNames: { '#answer': 'answer', '#run': 'run' },
    ExpressionAttributeValues: { ':answer': toStored(result), ':run': runId },
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

  const itemOf = ({ requestId }: KeyedRequest, digest: string, { runId, at, patienceMs }: RequestRun) => ({
    id: requestId,
    digest,
    run: runId,
    until: Date.parse(at) + patienceMs,
  })

  /** The state of a request that has an item. The claim of a run that counts as crashed is taken over. */
  async function beginRepeated(
    found: KeptItem,
    item: ReturnType<typeof itemOf>,
    now: number,
  ): Promise<BegunRequest> {
    if (found.digest !== item.digest) return { state: 'REUSED' }
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
    const claim = { store: tableName, requestId: item.id, runId: item.run }
    return isTakenOver ? { state: 'CLAIMED', claim, isRepeated: true } : { state: 'UNDER_WAY' }
  }

  return {
    async begin(request, run) {
      const now = Date.parse(run.at)
      const item = itemOf(request, await request.digest, run)
      const isNew = await unlessConditionFails(
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...item, expiration: expirationOf(now) },
            ...unlessClaimed(now),
          }),
        ),
      )
      if (isNew) {
        const claim = { store: tableName, requestId: item.id, runId: item.run }
        return { state: 'CLAIMED', claim, isRepeated: false }
      }
      const found = await find(item.id)
      return found === undefined ? { state: 'UNDER_WAY' } : beginRepeated(found, item, now)
    },

    async look(request, run) {
      const { requestId } = request
      const now = Date.parse(run.at)
      const [found, digest] = await Promise.all([find(requestId), request.digest])
      if (found !== undefined && found.expiration >= secondsOf(now)) {
        return beginRepeated(found, itemOf(request, digest, run), now)
      }
      const byChange = { digest, at: run.at }
      const claim = { store: tableName, requestId, runId: run.runId, byChange }
      return { state: 'CLAIMED', claim, isRepeated: false }
    },

    async keep(claim, result) {
      if (claim.byChange === undefined) await client.send(new UpdateCommand(answerUpdate(claim, result)))
      else await client.send(new PutCommand(answerPut(claim, claim.byChange, result)))
    },

    async release({ requestId, runId, byChange }) {
      if (byChange !== undefined) {
        const found = await find(requestId)
        return found?.digest === byChange.digest && found.answer !== undefined
          ? { result: readAgain(found.answer) }
          : undefined
      }
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
