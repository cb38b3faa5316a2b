import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import * as z from 'zod'
import { adoptAwsEnvironment, clientConfiguration } from '../local/aws-environment.ts'
import { Explained } from '../local/command.ts'
import { readStack } from '../local/stack-file.ts'

/** The functions that deliveries go to. */
export const consumers = [
  'followApplicationsName',
  'publishEventsName',
  'validateDocumentName',
  'changeAccountName',
] as const

/** Where everything is that an operator's command needs. */
export interface Deployment {
  /** For every AWS client. */
  readonly configuration: Partial<ReturnType<typeof clientConfiguration>>
  readonly resources: {
    readonly tableName: string
    readonly auditTableName: string
    /** Days after which the stage has audit entries expire. */
    readonly auditDays: number
    readonly applicationStateMachineArn: string
    readonly deadlineStateMachineArn: string
    readonly calendarStateMachineArn: string
    readonly deadLetterQueueUrl: string
  } & Readonly<Record<(typeof consumers)[number], string>>
}

const outputsSchema = z.object({
  TableName: z.string(),
  AuditTableName: z.string(),
  AuditDays: z.coerce.number(),
  ApplicationStateMachineArn: z.string(),
  DeadlineStateMachineArn: z.string(),
  CalendarStateMachineArn: z.string(),
  DeadLetterQueueUrl: z.string(),
  FollowApplicationsName: z.string(),
  PublishEventsName: z.string(),
  ValidateDocumentName: z.string(),
  ChangeAccountName: z.string(),
})

/** A stack on the local engine, as its file describes it. */
export function localDeployment(stackFile: string): Deployment {
  const { awsEndpointUrl, resources } = readStack(stackFile)
  adoptAwsEnvironment(awsEndpointUrl)
  return { configuration: clientConfiguration(awsEndpointUrl), resources }
}

/** Where people sign in, and who may. */
export interface SignInDeployment {
  readonly configuration: Deployment['configuration']
  readonly userPoolId: string
  readonly signInUrl: string
  /** The client by which `npm run ops -- token` signs in. */
  readonly clientId: string
}

export function localSignIn(stackFile: string): SignInDeployment {
  const { awsEndpointUrl, userPoolId, signInUrl, commandLineClientId: clientId } = readStack(stackFile)
  adoptAwsEnvironment(awsEndpointUrl)
  return { configuration: clientConfiguration(awsEndpointUrl), userPoolId, signInUrl, clientId }
}

/** Where the pages of a stack are to be put, and what they are told. */
export interface PagesDeployment {
  readonly configuration: Deployment['configuration']
  readonly bucketName: string
  /** The JSON of `/config.json`. */
  readonly config: string
}

type Outputs = Readonly<Record<string, string | undefined>>

const outputsOf = (answer: string): Outputs => {
  const listed = z
    .array(z.object({ OutputKey: z.string(), OutputValue: z.string() }))
    .parse(JSON.parse(answer) ?? [])
  return Object.fromEntries(listed.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]))
}

export function pagesOf(stackName: string, answer: string): PagesDeployment {
  const { PagesBucketName: bucketName, PagesConfig: config } = outputsOf(answer)
  if (bucketName === undefined || config === undefined) {
    throw new Explained(`The stack ${stackName} has no pages: its stage does not set \`edge.pages\`.`)
  }
  return { configuration: {}, bucketName, config }
}

export function signInOf(stackName: string, answer: string): SignInDeployment {
  const { ApiUrl, UserPoolId: userPoolId, SignInUrl, CommandLineClientId: clientId } = outputsOf(answer)
  if (ApiUrl !== undefined && userPoolId === undefined) {
    throw new Explained(
      `The stack ${stackName} takes tokens of an identity provider of your own (\`oidc\`): ` +
        'its users, their roles and their tokens are managed there.',
    )
  }
  if (userPoolId === undefined || SignInUrl === undefined || clientId === undefined) {
    throw new Explained(`The stack ${stackName} does not tell where to sign in: is it one of this version?`)
  }
  return { configuration: {}, userPoolId, signInUrl: SignInUrl, clientId }
}

/** `describe-stacks`' answer as the deployment it describes. */
export function deploymentOf(stackName: string, answer: string): Deployment {
  const outputs = outputsSchema.safeParse(outputsOf(answer))
  if (!outputs.success) {
    const missing = outputs.error.issues.map(({ path }) => path.join('.'))
    throw new Explained(
      `The stack ${stackName} does not tell ${missing.join(', ')}: is it one of Realname, of this version?`,
    )
  }
  const { data } = outputs
  return {
    configuration: {},
    resources: {
      tableName: data.TableName,
      auditTableName: data.AuditTableName,
      auditDays: data.AuditDays,
      applicationStateMachineArn: data.ApplicationStateMachineArn,
      deadlineStateMachineArn: data.DeadlineStateMachineArn,
      calendarStateMachineArn: data.CalendarStateMachineArn,
      deadLetterQueueUrl: data.DeadLetterQueueUrl,
      followApplicationsName: data.FollowApplicationsName,
      publishEventsName: data.PublishEventsName,
      validateDocumentName: data.ValidateDocumentName,
      changeAccountName: data.ChangeAccountName,
    },
  }
}

/** What CloudFormation tells of a stack on AWS, with the credentials and the region of the shell. */
async function describe(stackName: string): Promise<string> {
  const call = ['cloudformation', 'describe-stacks', '--stack-name', stackName]
  const options = ['--query', 'Stacks[0].Outputs', '--output', 'json']
  try {
    return (await promisify(execFile)('aws', [...call, ...options])).stdout
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string }
    throw new Explained(
      code === 'ENOENT'
        ? 'The AWS CLI (`aws`) is missing: it tells where the stack is.'
        : `The AWS CLI could not describe the stack ${stackName}:\n${stderr.trim()}`,
    )
  }
}

export const awsDeployment = async (stackName: string): Promise<Deployment> =>
  deploymentOf(stackName, await describe(stackName))

export const awsPages = async (stackName: string): Promise<PagesDeployment> =>
  pagesOf(stackName, await describe(stackName))

export const awsSignIn = async (stackName: string): Promise<SignInDeployment> =>
  signInOf(stackName, await describe(stackName))
