import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { STSClient } from '@aws-sdk/client-sts'
import { Explained } from '../local/command.ts'
import { refusalOf, unlessRefused } from './aws-refusal.ts'

export type Outputs = Readonly<Record<string, string | undefined>>

export interface StackDescription {
  readonly status: string
  readonly outputs: Outputs
}

async function describe(name: string, configuration: object) {
  try {
    return await new CloudFormationClient(configuration).send(new DescribeStacksCommand({ StackName: name }))
  } catch (error) {
    throw refusalOf(error)
  }
}

/** Describes a stack; undefined if there is none. It throws `AwsRefusal` if AWS refuses the call. */
export async function describeStack(
  name: string,
  configuration: object = {},
): Promise<StackDescription | undefined> {
  const [stack] = (await unlessRefused(['ValidationError'], describe(name, configuration)))?.Stacks ?? []
  if (stack === undefined) return undefined
  const outputs = (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])
  return { status: String(stack.StackStatus), outputs: Object.fromEntries(outputs) as Outputs }
}

/** Sets AWS_REGION as the CDK does: the SDK for JavaScript ignores AWS_DEFAULT_REGION, and accepts an empty AWS_REGION. */
export function adoptShellRegion(environment = process.env): void {
  const { AWS_REGION, AWS_DEFAULT_REGION } = environment
  const region = [AWS_REGION, AWS_DEFAULT_REGION].find(value => value !== undefined && value !== '')
  if (region === undefined) delete environment.AWS_REGION
  else environment.AWS_REGION = region
}

/** The region of the shell or of its AWS profile, or undefined if none is set. */
export async function configuredRegion(): Promise<string | undefined> {
  try {
    return await new STSClient().config.region()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error.message === 'Region is missing') return undefined
    if (error.message.startsWith('Region not accepted')) throw new Explained(error.message)
    throw error
  }
}
