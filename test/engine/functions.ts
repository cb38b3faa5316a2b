import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import type { EnvironmentName } from '../../contract/environment.ts'
import type { LambdaName } from '../../lib/lambda-bundles.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { deployedFunction } from './deployed-functions.ts'
import { stack } from './world.ts'

export const lambda = new LambdaClient(clientConfiguration(stack.awsEndpointUrl))

export const functionNameOf = async (handler: LambdaName): Promise<string> =>
  (await deployedFunction(stack.awsEndpointUrl, handler)).FunctionName

/** Changes a setting of the deployed functions. Returns a function that restores it. */
export async function withSetting(
  handler: LambdaName,
  name: EnvironmentName,
  value: string,
): Promise<() => Promise<void>> {
  const FunctionName = await functionNameOf(handler)
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
  const set = async (Variables: Record<string, string>) => {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }))
  }
  const before = { ...Environment?.Variables }
  await set({ ...before, [name]: value })
  return () => set(before)
}
