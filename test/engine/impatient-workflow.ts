import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { stack } from './world.ts'

const sfn = new SFNClient(clientConfiguration(stack.awsEndpointUrl))

/** Starts an execution of the deployed state machine with shorter waits for a submission. */
export async function startImpatiently(
  applicationId: string,
  before: number,
  after: number,
): Promise<string> {
  const stateMachineArn = stack.resources.applicationStateMachineArn
  const { definition = '', roleArn } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))
  const parsed = JSON.parse(definition) as { States: Record<string, { TimeoutSeconds?: number }> }
  for (const [name, seconds] of [
    ['Await submission', before],
    ['Await submission a last time', after],
  ] as const) {
    const awaiting = parsed.States[name]
    if (awaiting?.TimeoutSeconds === undefined)
      throw new Error('The machine waits for a submission without a limit')
    awaiting.TimeoutSeconds = seconds
  }
  const name = `impatient-${applicationId}`
  const machine = await sfn.send(
    new CreateStateMachineCommand({ name, roleArn, definition: JSON.stringify(parsed) }),
  )
  const { executionArn = '' } = await sfn.send(
    new StartExecutionCommand({
      stateMachineArn: machine.stateMachineArn,
      name,
      input: JSON.stringify({ applicationId }),
    }),
  )
  return executionArn
}
