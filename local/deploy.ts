import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  AlreadyExistsException,
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import * as z from 'zod'
import { clientConfiguration, region } from './aws-environment.ts'
import { assemblyOf, runCdk, stackName } from './cdk.ts'
import { clientSecretOf } from './machine-client.ts'
import { verifySender } from './mailbox.ts'
import { until } from './poll.ts'
import { inInstance } from './project.ts'
import type { Stack } from './stack-file.ts'

const outputsSchema = z.object({
  ApiId: z.string(),
  UserPoolId: z.string(),
  UserPoolClientId: z.string(),
  CommandLineClientId: z.string(),
  AuditDays: z.coerce.number(),
  TableName: z.string(),
  HashKeyArn: z.string(),
  AuditTableName: z.string(),
  IdempotencyTableName: z.string(),
  DataKeyArn: z.string(),
  InboxBucketName: z.string(),
  VaultBucketName: z.string(),
  EventBusName: z.string(),
  ApplicationStateMachineArn: z.string(),
  DeadlineStateMachineArn: z.string(),
  CalendarStateMachineArn: z.string(),
  MachineReviewerClientId: z.string(),
  MachineBackendClientId: z.string(),
  DeadLetterQueueUrl: z.string(),
  FollowApplicationsName: z.string(),
  PublishEventsName: z.string(),
  ValidateDocumentName: z.string(),
  ChangeAccountName: z.string(),
  CountFiguresName: z.string(),
  WebhookDeadLetterQueueUrl: z.string(),
  PrepareWebhooksName: z.string(),
  SendWebhooksName: z.string(),
  FiguresTableName: z.string(),
  WebhooksTableName: z.string(),
})

const bootstrapStack = 'CDKToolkit'

/** Prepares an empty engine for CDK deployments, by the template of `cdk bootstrap`: the command takes two seconds. */
export const bootstrap = async (engineUrl: string): Promise<void> => {
  const client = new CloudFormationClient(clientConfiguration(engineUrl))
  const template = import.meta.resolve('aws-cdk/lib/api/bootstrap/bootstrap-template.yaml')
  const parameters = {
    CloudFormationExecutionPolicies: 'arn:aws:iam::aws:policy/AdministratorAccess',
    FileAssetsBucketKmsKeyId: 'AWS_MANAGED_KEY',
  }
  try {
    await client.send(
      new CreateStackCommand({
        StackName: bootstrapStack,
        TemplateBody: readFileSync(fileURLToPath(template), 'utf8'),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
      }),
    )
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error
  }
  const status = async () => {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: bootstrapStack }))
    return Stacks[0]?.StackStatus
  }
  const isThere = async () => ((await status()) === 'CREATE_COMPLETE' ? true : undefined)
  const explain = async () => `The engine could not be prepared: ${bootstrapStack} is ${await status()}.`
  await until(isThere, { seconds: 60, every: 50, explain })
}

/** Deploys the synthesized app and returns its resources. */
export const deploy = async (name: string, engineUrl: string): Promise<Omit<Stack, 'users' | 'webUrl'>> => {
  const outputsFile = inInstance(name, 'outputs.json')
  rmSync(outputsFile, { force: true })
  const options = ['--app', assemblyOf(name), '--require-approval', 'never', '--outputs-file', outputsFile]
  await runCdk(['deploy', stackName, ...options, '--progress', 'events'], {
    name,
    engineUrl,
    log: 'deploy.log',
    failure: '`cdk deploy` failed on the local engine',
  })
  await verifySender(engineUrl)
  const deployed = z
    .object({ [stackName]: outputsSchema })
    .parse(JSON.parse(readFileSync(outputsFile, 'utf8')))
  const outputs = deployed[stackName]
  const { UserPoolId: userPoolId } = outputs
  const machineClient = async (clientId: string) => ({
    clientId,
    clientSecret: await clientSecretOf({ awsEndpointUrl: engineUrl, userPoolId }, clientId),
    tokenUrl: `${engineUrl}/oauth2/token`,
  })
  return {
    // By path, because names below localhost don't resolve on every machine.
    apiUrl: `${engineUrl}/_aws/execute-api/${outputs.ApiId}/$default`,
    awsEndpointUrl: engineUrl,
    region,
    userPoolId,
    userPoolClientId: outputs.UserPoolClientId,
    commandLineClientId: outputs.CommandLineClientId,
    // The engine serves the sign-in pages of every user pool at its own address.
    signInUrl: engineUrl,
    machineReviewer: await machineClient(outputs.MachineReviewerClientId),
    machineBackend: await machineClient(outputs.MachineBackendClientId),
    resources: {
      tableName: outputs.TableName,
      hashKeyArn: outputs.HashKeyArn,
      auditTableName: outputs.AuditTableName,
      idempotencyTableName: outputs.IdempotencyTableName,
      dataKeyArn: outputs.DataKeyArn,
      auditDays: outputs.AuditDays,
      inboxBucketName: outputs.InboxBucketName,
      vaultBucketName: outputs.VaultBucketName,
      figuresTableName: outputs.FiguresTableName,
      webhooksTableName: outputs.WebhooksTableName,
      eventBusName: outputs.EventBusName,
      applicationStateMachineArn: outputs.ApplicationStateMachineArn,
      deadlineStateMachineArn: outputs.DeadlineStateMachineArn,
      calendarStateMachineArn: outputs.CalendarStateMachineArn,
      deadLetterQueueUrl: outputs.DeadLetterQueueUrl,
      followApplicationsName: outputs.FollowApplicationsName,
      publishEventsName: outputs.PublishEventsName,
      validateDocumentName: outputs.ValidateDocumentName,
      changeAccountName: outputs.ChangeAccountName,
      countFiguresName: outputs.CountFiguresName,
      webhookDeadLetterQueueUrl: outputs.WebhookDeadLetterQueueUrl,
      prepareWebhooksName: outputs.PrepareWebhooksName,
      sendWebhooksName: outputs.SendWebhooksName,
    },
  }
}
