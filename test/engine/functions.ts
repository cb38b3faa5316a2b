import {
  type FunctionConfiguration,
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListFunctionsCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import type { EnvironmentName } from '../../contract/environment.ts'
import type { LambdaName } from '../../lib/lambda-bundles.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { stack } from './world.ts'

export const lambda = new LambdaClient(clientConfiguration(stack.awsEndpointUrl))

/** Functions are found by what the stack says they are. */
export async function functionNameOf(handler: LambdaName): Promise<string> {
  const all: FunctionConfiguration[] = []
  let Marker: string | undefined
  do {
    const page = await lambda.send(new ListFunctionsCommand({ ...(Marker === undefined ? {} : { Marker }) }))
    all.push(...(page.Functions ?? []))
    Marker = page.NextMarker
  } while (Marker !== undefined)
  const name = all.find(({ Description }) => Description?.endsWith(`: ${handler}`))?.FunctionName
  if (name === undefined) throw new Error(`The stack has no function ${handler}`)
  return name
}

/** As if the stage had been deployed with another setting; answers how to put it back. */
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
