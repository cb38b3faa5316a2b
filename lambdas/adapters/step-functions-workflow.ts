import { SendTaskSuccessCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import type { Workflow } from '../../domain/ports.ts'
import { executionName } from '../../domain/reconciliation.ts'

/** Names of the errors for a used, expired or unknown token. */
const goneTokens = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']

export interface StateMachines {
  readonly application: string
  readonly deadline: string
  readonly calendar: string
}

export function stepFunctionsWorkflow(client: SFNClient, machines: StateMachines): Workflow {
  /** An execution's name states its purpose. An existing execution with this name was started for it. */
  async function start(stateMachineArn: string, name: string, input: object): Promise<void> {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }))
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ExecutionAlreadyExists')) throw error
    }
  }

  return {
    start: (applicationId, run = 0) =>
      start(machines.application, executionName({ applicationId, run }), { applicationId }),

    watchDeadline: watch =>
      start(machines.deadline, `${watch.applicationId}-${watch.attempt}-${watch.revision}`, watch),

    startRescheduling: ({ year, version }) => start(machines.calendar, `${year}-${version}`, {}),

    async signal(token, signal) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(signal) }))
        return 'DELIVERED'
      } catch (error) {
        if (error instanceof Error && goneTokens.includes(error.name)) return 'GONE'
        throw error
      }
    },
  }
}
