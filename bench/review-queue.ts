import { randomBytes, randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { OpenReview } from '../domain/application.ts'
import { stageDefaults } from '../domain/policy.ts'
import type { PageRequest } from '../domain/ports.ts'
import type { QueueFilter } from '../domain/review-queue.ts'
import { reviewQueuePartition, toApplicationItem } from '../lambdas/adapters/dynamodb/application-item.ts'
import { documentClientOf } from '../lambdas/adapters/dynamodb/document-client.ts'
import { dynamodbRecords } from '../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { toFacetItems } from '../lambdas/adapters/dynamodb/queue-facet-item.ts'
import { countReviews } from '../lambdas/usecases/review/count-reviews.ts'
import { listReviews } from '../lambdas/usecases/review/list-reviews.ts'
import { clientConfiguration } from '../local/aws-environment.ts'
import { runCommand } from '../local/command.ts'
import { createEmptyCopy } from '../local/empty-table.ts'
import { type Meter, metered, sizeOfItem } from './metered-client.ts'
import { measureOnEngine } from './on-an-engine.ts'

const bare = 'one query for one review'
/** A number as argument replaces the larger size. */
const sizes = [100, Number(process.argv[2] ?? 100_000)]
const rounds = 3
const limit = 25
const now = '2026-11-23T06:00:00.000Z'
const hours = { timeZone: 'Asia/Shanghai', opensAt: '09:00', closesAt: '18:00' }

/**
 * Every tenth review is leased. The deadlines spread over a week: two days are past, one is near. Every seventh has a hint,
 * every twentieth is a later attempt.
 */
function review(index: number): OpenReview {
  const day = 19 + (index % 7)
  const expiresAt = '2026-11-23T06:10:00.000Z'
  return {
    applicationId: randomUUID(),
    accountId: randomUUID(),
    status: 'IN_REVIEW',
    attempt: index % 20 === 0 ? 2 : 1,
    certificateType: 'PASSPORT',
    issuingRegion: 'CN',
    consent: { policyVersion: '2026-12', givenAt: now },
    currentDocuments: { DATA_PAGE: randomUUID(), HOLDING: randomUUID() },
    entered: {
      nameCiphertext: randomBytes(180).toString('base64'),
      numberCiphertext: randomBytes(180).toString('base64'),
      maskedNumber: 'E******78',
      certificateHash: randomBytes(32).toString('base64url'),
      expiryDate: '2031-05-01',
    },
    submittedAt: '2026-11-18T02:00:00.000Z',
    deadline: {
      dueSoonAt: `2026-11-${day}T05:30:00.000Z`,
      dueAt: `2026-11-${day}T10:00:00.000Z`,
      dueProvisional: false,
    },
    overdue: false,
    ...(index % 7 === 0 ? { hints: ['GLARE' as const] } : {}),
    ...(index % 10 === 0 ? { lease: { reviewerId: randomUUID(), expiresAt } } : {}),
    createdAt: now,
    updatedAt: now,
    eventSequence: 4,
    version: 5,
  }
}

async function load(client: DynamoDBDocumentClient, TableName: string, open: number): Promise<number> {
  let next = 0
  let bytes = 0
  const writer = async () => {
    while (next < open) {
      const first = next
      next = Math.min(open, first + 25)
      const reviews = Array.from({ length: next - first }, (_, index) => review(first + index))
      const items = reviews.map(toApplicationItem)
      bytes += items.reduce((sum, item) => sum + sizeOfItem(item), 0)
      const facets = reviews.flatMap(each => [...toFacetItems(each).values()])
      const all = [...items, ...facets]
      for (let at = 0; at < all.length; at += 25) {
        const requests = all.slice(at, at + 25).map(Item => ({ PutRequest: { Item } }))
        await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }))
      }
    }
  }
  await Promise.all(Array.from({ length: 4 }, writer))
  return bytes / open
}

interface Measured extends Meter {
  readonly milliseconds: number
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

const noMeasurements: Measured = { queries: 0, units: 0, unitsByEngine: 0, milliseconds: Number.NaN }

const row = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`)

/** Measures a reviewer's page and its counters with this number of open reviews. */
async function measure(client: DynamoDBDocumentClient, deployed: string, open: number) {
  const tableName = await createEmptyCopy(client, deployed)
  const averageSize = await load(client, tableName, open)
  const reviewer = { accountId: 'reviewer', roles: ['reviewer'] as const }
  const depsOver = (through: DynamoDBDocumentClient) => ({
    records: dynamodbRecords({
      client: through,
      tableName,
      auditTableName: 'none',
      certificateQuota: stageDefaults.certificateQuota,
      auditDays: 1,
    }),
    clock: () => now,
    rules: { hours, calendars: {} },
  })
  type Deps = ReturnType<typeof depsOver>
  const page = (state: 'all' | 'unclaimed', request: PageRequest & QueueFilter) => (deps: Deps) =>
    listReviews(deps, reviewer, { state, ...request })

  const third = async (state: 'all' | 'unclaimed') => {
    const second = await page(state, { limit })(depsOver(client))
    return (await page(state, { limit, cursor: second.nextCursor })(depsOver(client))).nextCursor
  }
  /** The smallest possible query of the index. Its time shows the share of the engine. */
  const bareQuery = (deps: Deps & { client: DynamoDBDocumentClient }) =>
    deps.client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: 'reviewQueue',
        KeyConditionExpression: 'reviewQueuePk = :pk',
        ExpressionAttributeValues: { ':pk': reviewQueuePartition(0) },
        Limit: 1,
      }),
    )
  const works: [string, (deps: Deps & { client: DynamoDBDocumentClient }) => Promise<unknown>][] = [
    [bare, bareQuery],
    ['all, first page', page('all', { limit })],
    ['all, third page', page('all', { limit, cursor: await third('all') })],
    ['unclaimed, first page', page('unclaimed', { limit })],
    ['unclaimed, third page', page('unclaimed', { limit, cursor: await third('unclaimed') })],
    ['by type, first page', page('all', { limit, certificateType: 'PASSPORT' })],
    ['by hint, unclaimed', page('unclaimed', { limit, hint: 'GLARE' })],
    ['by hint and attempt', page('all', { limit, hint: 'GLARE', attempt: 'AGAIN' })],
    ['due soon', page('all', { limit, mark: 'DUE_SOON' })],
    ['counts', deps => countReviews(deps, reviewer)],
  ]
  const results = new Map<string, Measured>()
  for (const [name, work] of works) {
    const times: number[] = []
    let last: Meter | undefined
    for (let round = 0; round < rounds; round += 1) {
      const { client: through, meter } = metered(client, averageSize)
      const start = performance.now()
      await work({ ...depsOver(through), client: through })
      times.push(performance.now() - start)
      last = meter
    }
    if (last !== undefined) results.set(name, { ...last, milliseconds: median(times) })
  }
  return results
}

/** The last column is the time relative to a query with one review, which removes the speed of the engine. */
function print(bySize: readonly Map<string, Measured>[]): void {
  row('what', 'open reviews', 'queries', 'read units', 'units by the engine', 'time', 'in bare queries')
  row(...Array.from({ length: 7 }, () => '---'))
  for (const name of bySize[0]?.keys() ?? []) {
    const figures = bySize.map(measured => {
      const { queries, units, unitsByEngine, milliseconds } = measured.get(name) ?? noMeasurements
      return [
        queries,
        units,
        unitsByEngine,
        milliseconds,
        milliseconds / (measured.get(bare) ?? noMeasurements).milliseconds,
      ]
    })
    for (const [index, each] of figures.entries()) {
      row(
        name,
        String(sizes[index]),
        ...each.map((figure, column) => `${figure.toFixed(1)}${column === 3 ? ' ms' : ''}`),
      )
    }
    const [small = [], large = []] = figures
    row(name, 'ratio', ...large.map((figure, column) => (figure / (small[column] ?? Number.NaN)).toFixed(2)))
  }
}

await runCommand(() =>
  measureOnEngine(async (stack, progress) => {
    const client = documentClientOf(new DynamoDBClient(clientConfiguration(stack.awsEndpointUrl)))
    const bySize: Map<string, Measured>[] = []
    for (const open of sizes) {
      const title = `Loading and reading ${open} open reviews`
      bySize.push(await progress.step(title, () => measure(client, stack.resources.tableName, open)))
    }
    print(bySize)
  }),
)
