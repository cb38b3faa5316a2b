import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  DisableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import * as z from 'zod'
import { backendScopes } from '../contract/caller.ts'
import { type ApiClient, apiClient } from '../local/api-client.ts'
import { clientConfiguration } from '../local/aws-environment.ts'
import { applicationOf, assertEqual } from '../local/follow-application.ts'
import { machineToken } from '../local/machine-client.ts'
import { until } from '../local/poll.ts'
import { samplePassportHolder } from '../local/sample-holders.ts'
import { createUser } from '../local/seed.ts'
import { accessToken } from '../local/sign-in.ts'
import type { Stack } from '../local/stack-file.ts'
import { type Plan, sendFiles } from '../local/upload-specimens.ts'
import { startApplication } from '../local/walk-through.ts'
import { measureOnEngine } from './on-an-engine.ts'

const recordSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), action: z.string() }),
  z.object({ kind: z.literal('read'), units: z.number() }),
  z.object({
    kind: z.literal('write'),
    table: z.string(),
    /** Null: the table itself. */
    index: z.string().nullable(),
    /** The partition key. */
    key: z.string(),
    /** Write units; the price of a transaction is twice that. */
    units: z.number(),
    transaction: z.boolean(),
  }),
  z.object({
    kind: z.literal('run'),
    function: z.string(),
    milliseconds: z.number(),
    /** Milliseconds of the processor, with the processes that ended within the run. */
    processor: z.number(),
    memory: z.number(),
  }),
  z.object({ kind: z.literal('state'), machine: z.string() }),
])

export type MeterRecord = z.infer<typeof recordSchema>

export const phases = ['create', 'upload', 'submit', 'claim', 'decide'] as const

export type Phase = (typeof phases)[number]

export interface MeteredWalk {
  readonly stack: Stack
  readonly ids: {
    readonly applicationId: string
    readonly accountId: string
    readonly reviewerId: string
    readonly endpointId: string
  }
  readonly records: Readonly<Record<Phase, readonly MeterRecord[]>>
  /** One run of each scheduled function, which finds nothing to do. */
  readonly scheduled: readonly ScheduledRun[]
}

export interface ScheduledRun {
  /** Like `rate(2 minutes)`. */
  readonly schedule: string
  readonly records: readonly MeterRecord[]
}

interface Scheduled {
  readonly schedule: string
  readonly functions: readonly string[]
}

const quietMs = 2_500

const plan = (): Plan => ({
  certificateType: 'PASSPORT',
  holder: samplePassportHolder(),
  files: { DATA_PAGE: 'image/jpeg', HOLDING: 'image/jpeg' },
})

/** Returns the scheduled functions, which would otherwise run during the walk. */
async function disableSchedules({ awsEndpointUrl }: Stack): Promise<Scheduled[]> {
  const events = new EventBridgeClient(clientConfiguration(awsEndpointUrl))
  const { Rules = [] } = await events.send(new ListRulesCommand({}))
  const scheduled: Scheduled[] = []
  for (const { Name, ScheduleExpression: schedule } of Rules) {
    if (schedule === undefined) continue
    await events.send(new DisableRuleCommand({ Name }))
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: Name }))
    scheduled.push({ schedule, functions: Targets.map(({ Arn = '' }) => Arn) })
  }
  return scheduled
}

/** A receiver of webhooks that accepts everything. */
async function startReceiver() {
  const server = createServer((request, answer) => {
    request.resume().on('end', () => answer.writeHead(204).end())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

/** Reads the records of a step of the walk once nothing has been recorded for some time. */
const recordsOf =
  (meter: string) =>
  async (step: () => Promise<unknown>): Promise<MeterRecord[]> => {
    const start = statSync(meter).size
    await step()
    let size = statSync(meter).size
    await until(
      async () => {
        await sleep(quietMs)
        const before = size
        size = statSync(meter).size
        return size === before || undefined
      },
      { seconds: 120, explain: () => 'The engine did not become quiet within two minutes.' },
    )
    const lines = readFileSync(meter).subarray(start, size).toString('utf8').trim().split('\n')
    return lines.filter(line => line !== '').map(line => recordSchema.parse(JSON.parse(line)))
  }

interface Callers {
  readonly applicant: ApiClient
  readonly reviewer: ApiClient
  readonly accountId: string
}

/** One application with two files is approved at the first attempt. No step polls. */
async function walk(meter: string, { applicant, reviewer }: Callers) {
  const record = recordsOf(meter)
  const { holder, ...files } = plan()
  let applicationId = ''
  const path = () => ({ path: { applicationId } })
  const records: Record<Phase, MeterRecord[]> = {
    create: await record(async () => {
      applicationId = await startApplication(applicant, { holder, ...files })
    }),
    upload: await record(() => sendFiles(applicant, applicationId, { holder, ...files })),
    submit: await record(async () => {
      assertEqual(
        'The files',
        (await applicationOf(applicant, applicationId)).documents.map(({ status }) => status),
        ['ACCEPTED', 'ACCEPTED'],
      )
      await applicant.call('submitApplication', { ...path(), body: holder })
    }),
    claim: await record(async () => {
      await reviewer.call('listReviews')
      await reviewer.call('claimReview', path())
      await reviewer.call('getReview', path())
    }),
    decide: await record(() =>
      reviewer.call('decideReview', { ...path(), body: { outcome: 'APPROVE', reasons: [] } }),
    ),
  }
  assertEqual('The decided application', (await applicationOf(applicant, applicationId)).status, 'APPROVED')
  return { applicationId, records }
}

async function runScheduled(
  meter: string,
  { awsEndpointUrl }: Stack,
  schedules: readonly Scheduled[],
): Promise<ScheduledRun[]> {
  const lambda = new LambdaClient(clientConfiguration(awsEndpointUrl))
  const runs: ScheduledRun[] = []
  for (const { schedule, functions } of schedules) {
    for (const FunctionName of functions) {
      const run = () => lambda.send(new InvokeCommand({ FunctionName, Payload: '{}' }))
      await run()
      runs.push({ schedule, records: await recordsOf(meter)(run) })
    }
  }
  return runs
}

/**
 * Walks one application to its approval on a new engine that records calls, writes and runs, with evidence and one webhook endpoint.
 * An application before it starts all functions.
 */
export async function meterWalk(use: (walk: MeteredWalk) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'realname-meter-'))
  const meter = join(folder, 'records.jsonl')
  try {
    await measureOnEngine(async stack => {
      const schedules = await disableSchedules(stack)
      const receiver = await startReceiver()
      try {
        const backend = apiClient({
          apiUrl: stack.apiUrl,
          token: await machineToken(stack.machineBackend, backendScopes),
        })
        const { endpointId } = await backend.call('createWebhookEndpoint', {
          body: { url: receiver.url, eventTypes: ['*'] },
        })
        const signIn = async (user: Stack['users']['reviewer']) =>
          apiClient({ apiUrl: stack.apiUrl, token: await accessToken(stack, user) })
        const callers = async (): Promise<Callers> => {
          const user = await createUser(stack, { registrationRegion: 'CN' })
          return {
            applicant: await signIn(user),
            reviewer: await signIn(stack.users.reviewer),
            accountId: user.accountId,
          }
        }
        await walk(meter, await callers())
        const { accountId, ...measured } = await callers()
        const { applicationId, records } = await walk(meter, { accountId, ...measured })
        const reviewerId = stack.users.reviewer.accountId
        const ids = { applicationId, accountId, reviewerId, endpointId }
        await use({ stack, ids, records, scheduled: await runScheduled(meter, stack, schedules) })
      } finally {
        receiver.close()
      }
    }, meter)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
