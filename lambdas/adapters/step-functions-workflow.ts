import { SendTaskSuccessCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import type { Workflow } from '../../domain/ports.ts'

/** Names under which a used, timed-out or unknown token is refused. */
const goneTokens = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']

export function stepFunctionsWorkflow(client: SFNClient, stateMachineArn: string): Workflow {
  return {
    async start(applicationId) {
      try {
        await client.send(
          new StartExecutionCommand({
            stateMachineArn,
            name: applicationId,
            input: JSON.stringify({ applicationId }),
          }),
        )
      } catch (error) {
        // The name is the application's id: one that exists was started for it.
        if (!(error instanceof Error && error.name === 'ExecutionAlreadyExists')) throw error
      }
    },

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
