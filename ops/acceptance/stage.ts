import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetBucketCorsCommand, S3Client } from '@aws-sdk/client-s3'
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { documentClientOf } from '../../lambdas/adapters/dynamodb/document-client.ts'
import { stackName as localStackName } from '../../local/cdk.ts'
import { Explained } from '../../local/command.ts'
import { readStack } from '../../local/stack-file.ts'
import { describeStack, type Outputs } from '../aws-stack.ts'
import { type Deployment, deploymentOf, localDeployment, outputsOf } from '../deployment.ts'

/** A deployed stage as the acceptance and the load find it. */
export interface DeployedStage {
  readonly stackName: string
  readonly deployment: Deployment
  /** The local engine, if the stage runs on it. */
  readonly engineUrl: string | undefined
  readonly apiUrl: string
  readonly apiId: string
  /** Undefined: the stage uses an identity provider of its own. */
  readonly people: { readonly userPoolId: string; readonly clientId: string } | undefined
  readonly buckets: { readonly inbox: string; readonly vault: string }
  readonly alarmTopicArn: string
  readonly hasEdge: boolean
  readonly hasPages: boolean
  readonly sendsMail: boolean
}

const outputsSchema = z.object({
  ApiUrl: z.string(),
  ApiId: z.string(),
  InboxBucketName: z.string(),
  VaultBucketName: z.string(),
  AlarmTopicArn: z.string(),
  UserPoolId: z.string().optional(),
  UserPoolClientId: z.string().optional(),
  DistributionId: z.string().optional(),
  PagesBucketName: z.string().optional(),
  MailDeadLetterQueueUrl: z.string().optional(),
})

function stageOf(
  stackName: string,
  outputs: Outputs,
  { deployment, engine }: { deployment: Deployment; engine?: { url: string; apiUrl: string } },
): DeployedStage {
  const parsed = outputsSchema.safeParse(outputs)
  if (!parsed.success) throw new Explained(`The stack ${stackName} is not a Realname stack of this version.`)
  const { data } = parsed
  const { UserPoolId: userPoolId, UserPoolClientId: clientId } = data
  return {
    stackName,
    deployment,
    engineUrl: engine?.url,
    apiUrl: engine?.apiUrl ?? data.ApiUrl,
    apiId: data.ApiId,
    people: userPoolId === undefined || clientId === undefined ? undefined : { userPoolId, clientId },
    buckets: { inbox: data.InboxBucketName, vault: data.VaultBucketName },
    alarmTopicArn: data.AlarmTopicArn,
    hasEdge: data.DistributionId !== undefined,
    hasPages: data.PagesBucketName !== undefined,
    sendsMail: data.MailDeadLetterQueueUrl !== undefined,
  }
}

/** The stage of a stack on AWS, with the credentials and the region of the shell. */
export async function awsStage(stackName: string): Promise<DeployedStage> {
  const outputs = await outputsOf(stackName)
  return stageOf(stackName, outputs, { deployment: deploymentOf(stackName, outputs) })
}

/** The stage of a stack on the local engine. */
export async function localStage(stackFile: string): Promise<DeployedStage> {
  const { awsEndpointUrl: url, apiUrl } = readStack(stackFile)
  const deployment = localDeployment(stackFile)
  const stack = await describeStack(localStackName, deployment.configuration)
  if (stack === undefined) throw new Explained('The local engine has no stack.')
  return stageOf(localStackName, stack.outputs, { deployment, engine: { url, apiUrl } })
}

export const s3Of = ({ deployment, engineUrl }: DeployedStage): S3Client =>
  new S3Client({
    ...deployment.configuration,
    forcePathStyle: engineUrl !== undefined,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })

export const tableOf = ({ deployment }: DeployedStage): DynamoDBDocumentClient =>
  documentClientOf(new DynamoDBClient(deployment.configuration))

/** Whether the stage has an account that is not erased. It stops at the first one. */
export async function hasAccounts(stage: DeployedStage): Promise<boolean> {
  const pages = paginateScan(
    { client: tableOf(stage) },
    {
      TableName: stage.deployment.resources.tableName,
      FilterExpression: 'sk = :account AND attribute_not_exists(erasure)',
      ExpressionAttributeValues: { ':account': 'ACCOUNT' },
      ProjectionExpression: 'pk',
    },
  )
  for await (const { Items = [] } of pages) if (Items.length > 0) return true
  return false
}

/** Refuses a stage with accounts unless the operator has confirmed it by `--yes`. */
export async function assertMayRun(
  accounts: () => Promise<boolean>,
  { yes, what }: { readonly yes: boolean; readonly what: string },
): Promise<void> {
  if (yes || !(await accounts())) return
  throw new Explained(
    `The stage has accounts, perhaps of real people. ${what} With --yes it runs nevertheless.`,
  )
}

/** The first web origin from which browsers may upload. */
export async function uploadOrigin(stage: DeployedStage): Promise<string | undefined> {
  try {
    const { CORSRules = [] } = await s3Of(stage).send(
      new GetBucketCorsCommand({ Bucket: stage.buckets.inbox }),
    )
    return CORSRules.flatMap(({ AllowedOrigins = [] }) => AllowedOrigins)[0]
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchCORSConfiguration') return undefined
    throw error
  }
}
