import { type FunctionConfiguration, LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda'
import type { LambdaName } from '../../lib/lambda-bundles.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'

const lists = new Map<string, Promise<readonly FunctionConfiguration[]>>()

async function listFunctions(awsEndpointUrl: string): Promise<readonly FunctionConfiguration[]> {
  const all: FunctionConfiguration[] = []
  const client = new LambdaClient(clientConfiguration(awsEndpointUrl))
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) all.push(...Functions)
  return all
}

/** A deployed function, found by its description. */
export async function deployedFunction(
  awsEndpointUrl: string,
  handler: LambdaName,
): Promise<FunctionConfiguration & { readonly FunctionName: string }> {
  const list = lists.get(awsEndpointUrl) ?? listFunctions(awsEndpointUrl)
  lists.set(awsEndpointUrl, list)
  const found = (await list).find(({ Description }) => Description?.endsWith(`: ${handler}`))
  const FunctionName = found?.FunctionName
  if (FunctionName === undefined) throw new Error(`The stack has no function ${handler}`)
  return { ...found, FunctionName }
}

/** The environment variables of a deployed function. */
export const environmentOf = async (
  awsEndpointUrl: string,
  handler: LambdaName,
): Promise<Readonly<Record<string, string>>> =>
  (await deployedFunction(awsEndpointUrl, handler)).Environment?.Variables ?? {}
