import {
  DescribeExecutionCommand,
  ExecutionStatus,
  ListExecutionsCommand,
  type ListExecutionsCommandOutput,
  type SFNClient,
} from '@aws-sdk/client-sfn'
import type { Executions } from '../../domain/ports.ts'
import { applicationOfExecution, executionName } from '../../domain/reconciliation.ts'

/**
 * Statuses of broken executions, listed newest start first. A healthy stack has few, and AWS deletes them after 90
 * days.
 */
const brokenStatuses = [ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED]
const pagesOfEach = 5

export function stepFunctionsExecutions(client: SFNClient, stateMachineArn: string): Executions {
  const arnOf = (name: string) => `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`

  async function broken(statusFilter: ExecutionStatus, since: number): Promise<string[]> {
    const names: string[] = []
    let nextToken: string | undefined
    for (let pages = 0; pages < pagesOfEach; pages += 1) {
      const answer: ListExecutionsCommandOutput = await client.send(
        new ListExecutionsCommand({
          stateMachineArn,
          statusFilter,
          maxResults: 100,
          ...(nextToken === undefined ? {} : { nextToken }),
        }),
      )
      const ended = (answer.executions ?? []).filter(({ stopDate }) => Number(stopDate ?? 0) >= since)
      names.push(...ended.map(({ name }) => String(name)))
      nextToken = answer.nextToken
      if (nextToken === undefined) break
    }
    return names
  }

  return {
    async stateOf(application) {
      try {
        const { status } = await client.send(
          new DescribeExecutionCommand({ executionArn: arnOf(executionName(application)) }),
        )
        return status === ExecutionStatus.RUNNING || status === ExecutionStatus.PENDING_REDRIVE
          ? 'RUNNING'
          : 'ENDED'
      } catch (error) {
        if (error instanceof Error && error.name === 'ExecutionDoesNotExist') return 'NONE'
        throw error
      }
    },

    async brokenSince(since) {
      const found: string[] = []
      for (const status of brokenStatuses) found.push(...(await broken(status, Date.parse(since))))
      const ids = found.flatMap(name => applicationOfExecution(name) ?? [])
      return [...new Set(ids)]
    },
  }
}
