import {
  BatchWriteItemCommand,
  DynamoDBClient,
  paginateScan,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { SFNClient } from '@aws-sdk/client-sfn'
import { clientConfiguration } from '../local/aws-environment.ts'
import { runCommand } from '../local/command.ts'
import { until } from '../local/poll.ts'
import { restoreTables } from '../local/restored-tables.ts'
import { type Stack, stackFileOf } from '../local/stack-file.ts'
import { localDeployment } from '../ops/deployment.ts'
import { linesOf } from '../ops/restore/report.ts'
import { restore } from '../ops/restore/restore.ts'
import { stepFunctionsRuns } from '../ops/restore/runs.ts'
import { instance, measureOnEngine } from './on-an-engine.ts'
import { seedReviews } from './seed-reviews.ts'

const reviews = Number(process.argv[2] ?? 200)

/** Deletes every item. Returns their number. */
async function wipe(client: DynamoDBClient, TableName: string, keys: readonly string[]): Promise<number> {
  const requests: WriteRequest[] = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
    for (const item of Items) {
      const Key = Object.fromEntries(
        keys.flatMap(name => (item[name] === undefined ? [] : [[name, item[name]]])),
      )
      requests.push({ DeleteRequest: { Key } })
    }
  }
  for (let first = 0; first < requests.length; first += 25) {
    const RequestItems = { [TableName]: requests.slice(first, first + 25) }
    await client.send(new BatchWriteItemCommand({ RequestItems }))
  }
  return requests.length
}

/** Resolves when every execution waits for the decision of its review. */
async function settled(client: DynamoDBClient, TableName: string): Promise<void> {
  const filter = {
    TableName,
    FilterExpression: 'waiting.#for = :decision',
    ExpressionAttributeNames: { '#for': 'for' },
    ExpressionAttributeValues: { ':decision': { S: 'DECISION' } },
  }
  const waiting = async () => {
    let count = 0
    for await (const { Count = 0 } of paginateScan({ client }, filter)) count += Count
    return count >= reviews ? true : undefined
  }
  const explain = async () => 'Not every review has an execution that waits.'
  await until(waiting, { seconds: 300, every: 500, explain })
}

/** Loses all records and executions of a stage, restores them, and prints how long each step took. */
async function drill({ awsEndpointUrl, resources }: Stack): Promise<void> {
  const configuration = clientConfiguration(awsEndpointUrl)
  const client = new DynamoDBClient(configuration)
  await settled(client, resources.tableName)
  const { time, tables } = await restoreTables(client, resources)
  const runs = stepFunctionsRuns(new SFNClient(configuration), resources.applicationStateMachineArn)
  for await (const name of runs.running()) await runs.stop(name)
  const items =
    (await wipe(client, resources.tableName, ['pk', 'sk'])) +
    (await wipe(client, resources.auditTableName, ['pk', 'sk'])) +
    (await wipe(client, resources.idempotencyTableName, ['id']))
  const lostAt = Date.now()
  const steps: { readonly step: string; readonly at: number }[] = []
  const request = { time, tables, erased: [], segments: 4, act: true }
  const notes = await restore(localDeployment(stackFileOf(instance)), request, step => {
    steps.push({ step, at: Date.now() })
  })
  const end = Date.now()
  await settled(client, resources.tableName)
  const waitingAt = Date.now()
  console.log(`\n${reviews} reviews, ${items} items in three tables, all lost\n`)
  for (const [index, { step, at }] of steps.entries()) {
    console.log(`${(((steps[index + 1]?.at ?? end) - at) / 1000).toFixed(1).padStart(7)} s  ${step}`)
  }
  console.log(`${((end - lostAt) / 1000).toFixed(1).padStart(7)} s  the command`)
  console.log(
    `${((waitingAt - lostAt) / 1000).toFixed(1).padStart(7)} s  until every execution waits again\n`,
  )
  for (const line of linesOf(notes)) console.log(line)
}

await runCommand(() =>
  measureOnEngine(async (stack, progress) => {
    await progress.step(`Storing ${reviews} reviews`, () => seedReviews(stack, reviews))
    await drill(stack)
  }),
)
