import { setTimeout as wait } from 'node:timers/promises'
import {
  DescribeExecutionCommand,
  paginateListExecutions,
  SendTaskHeartbeatCommand,
  type SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'

export interface Run {
  readonly isRunning: boolean
  readonly startedAt: string
  readonly input: Readonly<Record<string, unknown>>
}

/** The executions of one state machine, by their names. */
export interface Runs {
  running(): AsyncIterable<string>
  find(name: string): Promise<Run | undefined>
  /** Resolves when the execution has ended. */
  stop(name: string): Promise<void>
  /** Whether a task waits for this token. */
  isAwaited(token: string): Promise<boolean>
}

const maximumReads = 50

export function stepFunctionsRuns(client: SFNClient, stateMachineArn: string): Runs {
  const arnOf = (name: string) => `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`

  async function find(name: string): Promise<Run | undefined> {
    try {
      const {
        status,
        startDate,
        input = '{}',
      } = await client.send(new DescribeExecutionCommand({ executionArn: arnOf(name) }))
      return {
        isRunning: status === 'RUNNING' || status === 'PENDING_REDRIVE',
        startedAt: new Date(startDate ?? 0).toISOString(),
        input: JSON.parse(input),
      }
    } catch (error) {
      if (error instanceof Error && error.name === 'ExecutionDoesNotExist') return undefined
      throw error
    }
  }

  return {
    find,

    async *running() {
      const list = { stateMachineArn, statusFilter: 'RUNNING' } as const
      for await (const { executions = [] } of paginateListExecutions({ client }, list)) {
        for (const { name = '' } of executions) yield name
      }
    },

    async stop(name) {
      const cause = 'npm run ops -- restore'
      await client.send(new StopExecutionCommand({ executionArn: arnOf(name), cause }))
      for (let reads = 0; (await find(name))?.isRunning === true; reads += 1) {
        if (reads === maximumReads) throw new Error(`The execution ${name} does not stop`)
        await wait(100)
      }
    },

    async isAwaited(taskToken) {
      try {
        await client.send(new SendTaskHeartbeatCommand({ taskToken }))
        return true
      } catch (error) {
        if (
          error instanceof Error &&
          ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'].includes(error.name)
        ) {
          return false
        }
        throw error
      }
    },
  }
}
