import * as z from 'zod'
import { adoptAwsEnvironment, clientConfiguration } from '../local/aws-environment.ts'
import { Explained } from '../local/command.ts'
import { readStack } from '../local/stack-file.ts'
import { AwsRefusal } from './aws-refusal.ts'
import { configuredRegion, describeStack, type Outputs } from './aws-stack.ts'

/** The functions with dead letters of their own form, which name the function. */
export const consumers = [
  'followApplicationsName',
  'publishEventsName',
  'validateDocumentName',
  'changeAccountName',
  'countFiguresName',
] as const

/** The resources of a stack that operators' commands use. */
export interface Deployment {
  /** The configuration of AWS clients. */
  readonly configuration: Partial<ReturnType<typeof clientConfiguration>>
  readonly resources: {
    readonly tableName: string
    readonly hashKeyArn: string
    readonly auditTableName: string
    readonly idempotencyTableName: string
    readonly dataKeyArn: string
    readonly inboxBucketName: string
    readonly vaultBucketName: string
    /** Days after which audit entries expire. */
    readonly auditDays: number
    readonly applicationStateMachineArn: string
    readonly deadlineStateMachineArn: string
    readonly calendarStateMachineArn: string
    readonly deadLetterQueueUrl: string
    readonly webhookDeadLetterQueueUrl: string
    readonly prepareWebhooksName: string
    readonly sendWebhooksName: string
  } & Readonly<Record<(typeof consumers)[number], string>>
}

const outputsSchema = z.object({
  TableName: z.string(),
  HashKeyArn: z.string(),
  AuditTableName: z.string(),
  IdempotencyTableName: z.string(),
  DataKeyArn: z.string(),
  InboxBucketName: z.string(),
  VaultBucketName: z.string(),
  AuditDays: z.coerce.number(),
  ApplicationStateMachineArn: z.string(),
  DeadlineStateMachineArn: z.string(),
  CalendarStateMachineArn: z.string(),
  DeadLetterQueueUrl: z.string(),
  FollowApplicationsName: z.string(),
  PublishEventsName: z.string(),
  ValidateDocumentName: z.string(),
  ChangeAccountName: z.string(),
  CountFiguresName: z.string(),
  WebhookDeadLetterQueueUrl: z.string(),
  PrepareWebhooksName: z.string(),
  SendWebhooksName: z.string(),
})

/** The resources of a stack on the local engine, from its stack file. */
export function localDeployment(stackFile: string): Deployment {
  const { awsEndpointUrl, resources } = readStack(stackFile)
  adoptAwsEnvironment(awsEndpointUrl)
  return { configuration: clientConfiguration(awsEndpointUrl), resources }
}

/** The user pool and the sign-in pages of a stack. */
export interface SignInDeployment {
  readonly configuration: Deployment['configuration']
  readonly userPoolId: string
  readonly signInUrl: string
  /** The client of `npm run ops -- token`. */
  readonly clientId: string
}

export function localSignIn(stackFile: string): SignInDeployment {
  const { awsEndpointUrl, userPoolId, signInUrl, commandLineClientId: clientId } = readStack(stackFile)
  adoptAwsEnvironment(awsEndpointUrl)
  return { configuration: clientConfiguration(awsEndpointUrl), userPoolId, signInUrl, clientId }
}

/** The bucket and the configuration of a stack's pages. */
export interface PagesDeployment {
  readonly configuration: Deployment['configuration']
  readonly bucketName: string
  /** The JSON of `/config.json`. */
  readonly config: string
}

export function pagesOf(stackName: string, outputs: Outputs): PagesDeployment {
  const { PagesBucketName: bucketName, PagesConfig: config } = outputs
  if (bucketName === undefined || config === undefined) {
    throw new Explained(`The stack ${stackName} has no pages: its stage does not set \`edge.pages\`.`)
  }
  return { configuration: {}, bucketName, config }
}

export function signInOf(stackName: string, outputs: Outputs): SignInDeployment {
  const { ApiUrl, UserPoolId: userPoolId, SignInUrl, CommandLineClientId: clientId } = outputs
  if (ApiUrl !== undefined && userPoolId === undefined) {
    throw new Explained(
      `The stack ${stackName} uses your own identity provider (\`oidc\`): ` +
        'its users, their roles and their tokens are managed there.',
    )
  }
  if (userPoolId === undefined || SignInUrl === undefined || clientId === undefined) {
    throw new Explained(`The stack ${stackName} does not tell where to sign in: is it one of this version?`)
  }
  return { configuration: {}, userPoolId, signInUrl: SignInUrl, clientId }
}

/** Parses the outputs of a stack. */
export function deploymentOf(stackName: string, outputs: Outputs): Deployment {
  const parsed = outputsSchema.safeParse(outputs)
  if (!parsed.success) {
    const missing = parsed.error.issues.map(({ path }) => path.join('.'))
    throw new Explained(
      `The stack ${stackName} does not tell ${missing.join(', ')}: is it one of Realname, of this version?`,
    )
  }
  const { data } = parsed
  return {
    configuration: {},
    resources: {
      tableName: data.TableName,
      hashKeyArn: data.HashKeyArn,
      auditTableName: data.AuditTableName,
      idempotencyTableName: data.IdempotencyTableName,
      dataKeyArn: data.DataKeyArn,
      inboxBucketName: data.InboxBucketName,
      vaultBucketName: data.VaultBucketName,
      auditDays: data.AuditDays,
      applicationStateMachineArn: data.ApplicationStateMachineArn,
      deadlineStateMachineArn: data.DeadlineStateMachineArn,
      calendarStateMachineArn: data.CalendarStateMachineArn,
      deadLetterQueueUrl: data.DeadLetterQueueUrl,
      followApplicationsName: data.FollowApplicationsName,
      publishEventsName: data.PublishEventsName,
      validateDocumentName: data.ValidateDocumentName,
      changeAccountName: data.ChangeAccountName,
      countFiguresName: data.CountFiguresName,
      webhookDeadLetterQueueUrl: data.WebhookDeadLetterQueueUrl,
      prepareWebhooksName: data.PrepareWebhooksName,
      sendWebhooksName: data.SendWebhooksName,
    },
  }
}

/** Reads the outputs of a stack on AWS with the credentials and the region of the shell. */
export async function outputsOf(stackName: string): Promise<Outputs> {
  if ((await configuredRegion()) === undefined) {
    throw new Explained('No region is set: set AWS_REGION to the region of the stack.')
  }
  try {
    const stack = await describeStack(stackName)
    if (stack !== undefined) return stack.outputs
  } catch (error) {
    if (!(error instanceof AwsRefusal)) throw error
    throw new Explained(`AWS does not describe the stack ${stackName}: ${error.code}.`)
  }
  throw new Explained(`There is no stack ${stackName} in this account and region.`)
}

export const awsDeployment = async (stackName: string): Promise<Deployment> =>
  deploymentOf(stackName, await outputsOf(stackName))

export const awsPages = async (stackName: string): Promise<PagesDeployment> =>
  pagesOf(stackName, await outputsOf(stackName))

export const awsSignIn = async (stackName: string): Promise<SignInDeployment> =>
  signInOf(stackName, await outputsOf(stackName))
