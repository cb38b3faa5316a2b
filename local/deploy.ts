import { readFileSync, rmSync } from 'node:fs'
import * as z from 'zod'
import { account, region } from './aws-environment.ts'
import { assemblyOf, runCdk } from './cdk.ts'
import { clientSecretOf } from './machine-client.ts'
import { inInstance } from './project.ts'
import type { Stack } from './stack-file.ts'

const stackName = 'realname-local'

const outputsSchema = z.object({
  ApiId: z.string(),
  UserPoolId: z.string(),
  UserPoolClientId: z.string(),
  CommandLineClientId: z.string(),
  AuditDays: z.coerce.number(),
  TableName: z.string(),
  AuditTableName: z.string(),
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
})

/** Prepares an empty engine for CDK deployments. */
export const bootstrap = (name: string, engineUrl: string): Promise<void> =>
  runCdk(['bootstrap', `aws://${account}/${region}`], {
    name,
    engineUrl,
    log: 'bootstrap.log',
    // In a folder without cdk.json: otherwise the CDK would synthesize the app first.
    cwd: inInstance(name),
    failure: '`cdk bootstrap` failed on the local engine',
  })

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
      auditTableName: outputs.AuditTableName,
      auditDays: outputs.AuditDays,
      inboxBucketName: outputs.InboxBucketName,
      vaultBucketName: outputs.VaultBucketName,
      eventBusName: outputs.EventBusName,
      applicationStateMachineArn: outputs.ApplicationStateMachineArn,
      deadlineStateMachineArn: outputs.DeadlineStateMachineArn,
      calendarStateMachineArn: outputs.CalendarStateMachineArn,
      deadLetterQueueUrl: outputs.DeadLetterQueueUrl,
      followApplicationsName: outputs.FollowApplicationsName,
      publishEventsName: outputs.PublishEventsName,
      validateDocumentName: outputs.ValidateDocumentName,
      changeAccountName: outputs.ChangeAccountName,
    },
  }
}
