import {
  DeleteFunctionConcurrencyCommand,
  type EventSourceMappingConfiguration,
  type FunctionConfiguration,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  PutFunctionConcurrencyCommand,
  paginateListEventSourceMappings,
  paginateListFunctions,
  UpdateEventSourceMappingCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda'
import { Explained } from '../../local/command.ts'

/** The functions and mappings that were open, with their settings before. */
export interface ClosedIntake {
  /** By the function's name: its part of the backend, and its reserved concurrency; null: none. */
  readonly functions: Readonly<Record<string, { readonly part: string; readonly concurrency: number | null }>>
  /** Mappings of queues. */
  readonly mappings: readonly string[]
}

/** The functions that change records, and the consumers of the stream. */
export interface Intake {
  survey(): Promise<ClosedIntake>
  /** Stops every function but the consumers of the stream, which ignore all records. */
  close(closed: ClosedIntake): Promise<void>
  /** Lets the events that the restore itself writes be published: records later than this time. */
  publishSince(since: string): Promise<void>
  /** Lets all but the API run again. The consumers of the stream ignore records up to this time. */
  openWorkers(closed: ClosedIntake, since: string): Promise<void>
  openApi(closed: ClosedIntake): Promise<void>
}

const parts = ['api', 'steps', 'events']
const ignoreAll = '9999999999'
const callsAtOnce = 5

/** The stream's times are whole seconds. */
const inSeconds = (time: string) => String(Math.floor(Date.parse(time) / 1000))

async function each<T>(items: readonly T[], call: (item: T) => Promise<unknown>): Promise<void> {
  const left = [...items]
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await call(item)
  }
  await Promise.all(Array.from({ length: callsAtOnce }, lane))
}

/** The functions of the stack of a consumer. Their descriptions contain the stack's name and their own. */
export async function functionsOfStack(
  client: LambdaClient,
  consumerName: string,
): Promise<readonly (FunctionConfiguration & { readonly handler: string })[]> {
  const all: FunctionConfiguration[] = []
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) all.push(...Functions)
  const described = all.find(({ FunctionName }) => FunctionName === consumerName)?.Description ?? ''
  const [prefix = ''] = /^.+: /.exec(described) ?? []
  if (prefix === '')
    throw new Explained('The functions of the stack have no descriptions. Deploy this version first.')
  return all.flatMap(one =>
    one.Description?.startsWith(prefix) === true
      ? [{ ...one, handler: one.Description.slice(prefix.length) }]
      : [],
  )
}

export function lambdaIntake(
  client: LambdaClient,
  consumers: { readonly followApplicationsName: string; readonly publishEventsName: string },
): Intake {
  const { followApplicationsName, publishEventsName } = consumers
  const names = [followApplicationsName, publishEventsName]
  async function ignoreRecords(FunctionName: string, since: string): Promise<void> {
    const { Environment } = await client.send(new GetFunctionConfigurationCommand({ FunctionName }))
    const Variables = { ...Environment?.Variables, RECORDS_SINCE: since }
    await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }))
    await waitUntilFunctionUpdatedV2({ client, maxWaitTime: 120, minDelay: 1, maxDelay: 2 }, { FunctionName })
  }

  const enable = (mappings: readonly string[], Enabled: boolean) =>
    each(mappings, UUID => client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled })))

  const open = ({ functions }: ClosedIntake, isWanted: (part: string) => boolean) =>
    each(Object.entries(functions), async ([FunctionName, { part, concurrency }]) => {
      if (!isWanted(part)) return
      await (concurrency === null
        ? client.send(new DeleteFunctionConcurrencyCommand({ FunctionName }))
        : client.send(
            new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: concurrency }),
          ))
    })

  return {
    async survey() {
      const found = (await functionsOfStack(client, followApplicationsName)).filter(
        ({ handler, FunctionName = '' }) =>
          parts.includes(handler.split('/')[0] ?? '') && !names.includes(FunctionName),
      )
      const functions: Record<string, { part: string; concurrency: number | null }> = {}
      await each(found, async ({ FunctionName = '', handler }) => {
        const { ReservedConcurrentExecutions = 0 } = await client.send(
          new GetFunctionConcurrencyCommand({ FunctionName }),
        )
        // 0 is no setting of a stage: another restore was not finished.
        const concurrency = ReservedConcurrentExecutions === 0 ? null : ReservedConcurrentExecutions
        functions[FunctionName] = { part: handler.split('/')[0] ?? '', concurrency }
      })
      const mappings: EventSourceMappingConfiguration[] = []
      for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings({ client }, {})) {
        mappings.push(...EventSourceMappings)
      }
      return {
        functions,
        mappings: mappings.flatMap(({ UUID, FunctionArn = '' }) => {
          const [name = ''] = FunctionArn.split(':').slice(6)
          return UUID !== undefined && name in functions ? [UUID] : []
        }),
      }
    },

    async close({ functions, mappings }) {
      await enable(mappings, false)
      await each(Object.keys(functions), FunctionName =>
        client.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 })),
      )
      for (const name of names) await ignoreRecords(name, ignoreAll)
    },

    publishSince: since => ignoreRecords(publishEventsName, inSeconds(since)),

    async openWorkers(closed, since) {
      for (const name of names) await ignoreRecords(name, inSeconds(since))
      await open(closed, part => part !== 'api')
      await enable(closed.mappings, true)
    },

    openApi: closed => open(closed, part => part === 'api'),
  }
}
