import { type App, type Stack, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'
import type { Grant, Operation } from '../contract/operations/operation.ts'
import { operations } from '../contract/operations.ts'

/** An accepted finding. `at` has paths of constructs below a stack; without it, the exception is for the stacks. */
interface Exception {
  readonly at?: readonly string[]
  readonly rules: readonly string[]
  readonly reason: string
}

const states = 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution'
const inbox = '<DocumentsInbox263A7992.Arn>'
const vault = '<DocumentsVault7D257331.Arn>'
const rulesOfGuardDuty =
  'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*'
const wildcardOn = (resource: string) => `AwsSolutions-IAM5[Resource::${resource}]`

/** The roles of the routes with one of these grants. */
const rolesOfRoutes = (...grants: readonly Grant[]): string[] =>
  Object.entries<Operation>(operations).flatMap(([name, operation]) =>
    operation.grants.some(grant => grants.includes(grant)) ? [`Api/${name}/Role`] : [],
  )

/** The roles that delete files, besides those of routes. */
const rolesThatDelete = ['Validation/Validate/Role', 'Follower/Follow/Role', 'Retention/Erase/Role']

/** All accepted findings. Any other finding fails the synthesis. */
const exceptions: readonly Exception[] = [
  {
    rules: ['Serverless-LambdaTracing', 'Serverless-StepFunctionStateMachineXray', 'AwsSolutions-SF2'],
    reason:
      'Logs and execution histories can be followed by ids. Traces would be one more data store to protect.',
  },
  {
    rules: ['Serverless-LambdaDLQ'],
    reason:
      'Functions of the API and of state machines are invoked synchronously; consumers of events have a failure ' +
      'destination at their event source; scheduled functions run again by their schedule.',
  },
  {
    at: ['Workflow/Application', 'Workflow/Deadline', 'Workflow/Calendar'],
    rules: ['AwsSolutions-SF1'],
    reason: 'Errors are logged. Everything else is in the execution history, which AWS keeps for 90 days.',
  },
  {
    at: ['Workflow/ApplicationRole', 'Workflow/DeadlineRole', 'Workflow/CalendarRole'],
    rules: [wildcardOn('*')],
    reason: 'The actions of log deliveries have no resource: AWS accepts them on * only.',
  },
  {
    at: ['Workflow/ApplicationRole'],
    rules: [wildcardOn(`${states}:<WorkflowDeadlineDF9BC9D6.Name>:*`)],
    reason:
      'It stops executions that watch deadlines. The resource is every execution of this one state machine.',
  },
  {
    at: ['Reconciler/Reconcile/Role', ...rolesOfRoutes('resumeExecutions')],
    rules: [wildcardOn(`${states}:<WorkflowApplication0BB1C598.Name>:*`)],
    reason: 'They read how executions ended. The resource is every execution of this one state machine.',
  },
  {
    at: [...rolesOfRoutes('signUploads', 'eraseContent'), ...rolesThatDelete],
    rules: [wildcardOn(`${inbox}/uploads/*`)],
    reason: 'One object for each upload. The actions are listed.',
  },
  {
    at: [...rolesOfRoutes('eraseContent'), ...rolesThatDelete],
    rules: [wildcardOn(`${vault}/documents/*`)],
    reason: 'A few objects for each document. The actions are listed.',
  },
  {
    at: [...rolesOfRoutes('viewPreviews'), 'Reading/Read/Role'],
    rules: [wildcardOn(`${vault}/documents/*/preview-*`), wildcardOn(`${vault}/documents/*/thumbnail-*`)],
    reason: 'One preview and one thumbnail for each page of each document. Originals are excluded.',
  },
  {
    at: rolesOfRoutes('handOutFiles'),
    rules: ['original', 'preview-*', 'thumbnail-*'].map(file => wildcardOn(`${vault}/documents/*/${file}`)),
    reason:
      'Applicants download their own files: one original for each document, and a preview and a thumbnail for each page.',
  },
  {
    at: ['Api/HttpApi/GET--v1--health', 'Api/HttpApi/GET--v1--openapi.json'],
    rules: ['AwsSolutions-APIG4'],
    reason: 'Their answers are public and the same for every caller.',
  },
  {
    at: ['Api/HttpApi/POST--v1--session-tokens'],
    rules: ['AwsSolutions-APIG4'],
    reason: 'It exchanges the token in its body, and answers nothing without a valid one.',
  },
  {
    at: ['Documents/Inbox', 'Documents/Vault'],
    rules: ['AwsSolutions-S1'],
    reason:
      'The audit trail records each access of a reviewer to files. Access logs would store presigned URLs in one more ' +
      'bucket. The option `cloudTrail` records data events.',
  },
  {
    at: ['MalwareScan/InboxRole'],
    rules: [wildcardOn(`${inbox}/uploads/*`), wildcardOn(rulesOfGuardDuty)],
    reason: 'GuardDuty reads every new object, and creates a rule under a name of its own.',
  },
  {
    at: ['MalwareScan/VaultRole'],
    rules: [wildcardOn(`${vault}/documents/*`), wildcardOn(rulesOfGuardDuty)],
    reason: 'The same for accepted files.',
  },
  {
    at: ['MalwareScan/Found'],
    rules: ['Serverless-EventBusDLQ'],
    reason:
      'EventBridge retries the delivery to a topic of this stack for a day. GuardDuty counts its findings itself.',
  },
  {
    at: ['Copies/Role'],
    rules: ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup'].map(
      name => `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
    ),
    reason: 'AWS keeps these policies of its service up to date. Only AWS Backup can assume the role.',
  },
  {
    at: ['EdgeSecrets'],
    rules: ['AwsSolutions-SMG4'],
    reason: 'A deployment replaces it, and updates the functions and CloudFront one after the other.',
  },
  {
    at: ['Edge/Distribution'],
    rules: ['AwsSolutions-CFR1'],
    reason: 'Applicants may be in any country.',
  },
  {
    at: ['Edge/Distribution'],
    rules: ['AwsSolutions-CFR3'],
    reason:
      'Access logs have IP addresses, which Realname does not need. They are an option of the stage, off by default.',
  },
  {
    at: ['Edge/Distribution'],
    rules: ['AwsSolutions-CFR4'],
    reason:
      'The default domain name of CloudFront accepts older TLS. With `domainName`, the minimum is TLS 1.2.',
  },
  {
    at: ['Pages/Files'],
    rules: ['AwsSolutions-S1'],
    reason:
      'The pages are public, and only the edge reads the bucket. Earlier versions of files are kept for 30 days.',
  },
  {
    at: ['Edge/AccessLogs', 'DataEvents/Bucket'],
    rules: ['AwsSolutions-S1'],
    reason: 'The bucket stores logs itself.',
  },
  {
    // The second topic is in the stack of the edge's alarms.
    at: ['Alarms/Topic', 'Topic'],
    rules: ['Serverless-SNSRedrivePolicy'],
    reason: 'An undelivered e-mail loses no information: the state and the history of the alarm remain.',
  },
  {
    at: ['WebhookDelivery/Preparing', 'WebhookDelivery/Sending', 'Reading/Messages', 'Mail/Messages'],
    rules: ['Serverless-LambdaEventSourceMappingDestination'],
    reason: 'The queues themselves put messages that fail into a dead-letter queue.',
  },
  {
    at: ['DeadLetters/Queue', 'Webhooks/Failed', 'Reading/Failed', 'Mail/Failed'],
    rules: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
    reason: 'It is the dead-letter queue.',
  },
  {
    at: [
      'Reconciler/Schedule',
      'Reconciler/Retries',
      'Retention/Schedule',
      'Retention/Retries',
      'WebhookDelivery/Schedule',
      'WebhookDelivery/Retries',
    ],
    rules: ['Serverless-EventBusDLQ', 'Serverless-LambdaAsyncFailureDestination'],
    reason: 'The next run does the work of a failed one, and an alarm fires for failed runs.',
  },
  {
    at: ['Identity/UserPool'],
    rules: ['AwsSolutions-COG1'],
    reason:
      'Passwords have at least 12 characters with digits and both cases. A required symbol adds little.',
  },
  {
    at: ['Identity/UserPool'],
    rules: ['AwsSolutions-COG2', 'AwsSolutions-COG8'],
    reason:
      'A second factor is optional for applicants. The plus plan costs money for each user, so it is the operator’s ' +
      'choice. An operator can also use another identity provider.',
  },
]

/** The constructs of an exception. A stage may lack some of them: with `oidc` there is no user pool. */
function placesOf({ at = [''] }: Exception, stacks: readonly Stack[]): IConstruct[] {
  return at.flatMap(path => {
    const names = path === '' ? [] : path.split('/')
    return stacks.flatMap(
      stack =>
        names.reduce<IConstruct | undefined>((above, name) => above?.node.tryFindChild(name), stack) ?? [],
    )
  })
}

/** Paths of exceptions that match no construct of these stacks. */
export function missingPlaces(stacks: readonly Stack[]): string[] {
  const paths = exceptions.flatMap(({ at = [] }) => at)
  return paths.filter(path => placesOf({ at: [path], rules: [], reason: '' }, stacks).length === 0)
}

/** Fails the synthesis for findings of the AwsSolutions and Serverless packs that have no exception. */
export function checkSecurity(app: App, stacks: readonly Stack[]): void {
  for (const exception of exceptions) {
    const { rules, reason } = exception
    const acknowledged = rules.map(id => ({ id: `${id.split('-')[0]}::${id}`, reason }))
    for (const place of placesOf(exception, stacks)) Validations.of(place).acknowledge(...acknowledged)
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
}
