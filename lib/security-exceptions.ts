import { type App, type Stack, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'
import type { Grant, Operation } from '../contract/operations/operation.ts'
import { operations } from '../contract/operations.ts'

/** Where a rule does not hold: below a stack, by the path of a construct; the stacks themselves without one. */
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
const mayActOn = (resource: string) => `AwsSolutions-IAM5[Resource::${resource}]`

/** The roles of the routes with one of these grants. */
const rolesOfRoutes = (...grants: readonly Grant[]): string[] =>
  Object.entries<Operation>(operations).flatMap(([name, operation]) =>
    operation.grants.some(grant => grants.includes(grant)) ? [`Api/${name}/Role`] : [],
  )

/** The roles that delete files, besides those of routes. */
const rolesThatDelete = ['Validation/Validate/Role', 'Follower/Follow/Role', 'Retention/Erase/Role']

/** Every finding that we live with. Whatever is not here stops the synthesis. */
const exceptions: readonly Exception[] = [
  {
    rules: ['Serverless-LambdaTracing', 'Serverless-StepFunctionStateMachineXray', 'AwsSolutions-SF2'],
    reason:
      'What happened is followed by ids through logs and histories; traces would be one more store to guard.',
  },
  {
    rules: ['Serverless-LambdaDLQ'],
    reason:
      'Functions behind the API and in state machines are called and answered; consumers of events have a failure ' +
      'destination at their event source; what a schedule calls is called again by it.',
  },
  {
    at: ['Workflow/Application', 'Workflow/Deadline', 'Workflow/Calendar'],
    rules: ['AwsSolutions-SF1'],
    reason: 'Errors are logged; all else is in the history, which every execution keeps for 90 days.',
  },
  {
    at: ['Workflow/ApplicationRole', 'Workflow/DeadlineRole', 'Workflow/CalendarRole'],
    rules: [mayActOn('*')],
    reason: 'Log deliveries belong to no log group: AWS takes their actions on * only.',
  },
  {
    at: ['Workflow/ApplicationRole'],
    rules: [mayActOn(`${states}:<WorkflowDeadlineDF9BC9D6.Name>:*`)],
    reason: 'It stops the watch of a deadline, and executions are many: those of this one machine.',
  },
  {
    at: ['Reconciler/Reconcile/Role', ...rolesOfRoutes('resumeExecutions')],
    rules: [mayActOn(`${states}:<WorkflowApplication0BB1C598.Name>:*`)],
    reason: 'They look how executions ended, and these are many: those of this one machine.',
  },
  {
    at: [...rolesOfRoutes('signUploads', 'eraseContent'), ...rolesThatDelete],
    rules: [mayActOn(`${inbox}/uploads/*`)],
    reason: 'One object for each upload; the actions on them are listed.',
  },
  {
    at: [...rolesOfRoutes('eraseContent'), ...rolesThatDelete],
    rules: [mayActOn(`${vault}/documents/*`)],
    reason: 'A few objects for each document; the actions on them are listed.',
  },
  {
    at: rolesOfRoutes('viewPreviews'),
    rules: [mayActOn(`${vault}/documents/*/preview-*`), mayActOn(`${vault}/documents/*/thumbnail-*`)],
    reason: 'One preview and thumbnail for each page of each document; never an original.',
  },
  {
    at: rolesOfRoutes('handOutFiles'),
    rules: ['original', 'preview-*', 'thumbnail-*'].map(file => mayActOn(`${vault}/documents/*/${file}`)),
    reason:
      'Applicants get what is theirs; each document is one original, and a preview and thumbnail for each page.',
  },
  {
    at: ['Api/HttpApi/GET--v1--health', 'Api/HttpApi/GET--v1--openapi.json'],
    rules: ['AwsSolutions-APIG4'],
    reason: 'They tell everybody the same, and touch no data.',
  },
  {
    at: ['Documents/Inbox', 'Documents/Vault'],
    rules: ['AwsSolutions-S1'],
    reason:
      'A reviewer’s look at files is in the audit trail before it is answered. Access logs would hold signed addresses ' +
      'in one more bucket; CloudTrail data events are the log for who wants AWS’s own.',
  },
  {
    at: ['MalwareScan/InboxRole'],
    rules: [mayActOn(`${inbox}/uploads/*`), mayActOn(rulesOfGuardDuty)],
    reason: 'It reads whatever arrives, and makes the rule that tells it, whose name is its own to choose.',
  },
  {
    at: ['MalwareScan/VaultRole'],
    rules: [mayActOn(`${vault}/documents/*`), mayActOn(rulesOfGuardDuty)],
    reason: 'The same for what was accepted.',
  },
  {
    at: ['MalwareScan/Found'],
    rules: ['Serverless-EventBusDLQ'],
    reason:
      'EventBridge tries for a day to reach a topic of this stack; GuardDuty counts what it finds itself.',
  },
  {
    at: ['EdgeSecrets'],
    rules: ['AwsSolutions-SMG4'],
    reason: 'It is replaced by a deployment, which brings it to the edge and to the functions in turn.',
  },
  {
    at: ['Edge/Distribution'],
    rules: ['AwsSolutions-CFR1'],
    reason: 'Applicants travel: where they are is no reason to turn them away.',
  },
  {
    at: ['Edge/Distribution'],
    rules: ['AwsSolutions-CFR3'],
    reason: 'They hold IP addresses, which nothing here needs: an option of the stage, off by default.',
  },
  {
    at: ['Edge/Distribution'],
    rules: ['AwsSolutions-CFR4'],
    reason: 'CloudFront’s own name takes older TLS, too; with a name of the stage’s own it is 1.2 at least.',
  },
  {
    at: ['Pages/Files'],
    rules: ['AwsSolutions-S1'],
    reason:
      'Everybody may read the pages, through the edge alone; earlier versions of its files are kept for 30 days.',
  },
  {
    at: ['Edge/AccessLogs', 'DataEvents/Bucket'],
    rules: ['AwsSolutions-S1'],
    reason: 'It holds logs itself, which nothing here reads.',
  },
  {
    // Both topics of alarms: the second is in the stack of the edge's alarms.
    at: ['Alarms/Topic', 'Topic'],
    rules: ['Serverless-SNSRedrivePolicy'],
    reason: 'An e-mail that can’t be delivered is of an alarm, whose state and history stay to be seen.',
  },
  {
    at: ['DeadLetters/Queue'],
    rules: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
    reason: 'It is the dead-letter queue: of event sources and of deliveries on the bus.',
  },
  {
    at: ['Reconciler/Schedule', 'Reconciler/Retries', 'Retention/Schedule', 'Retention/Retries'],
    rules: ['Serverless-EventBusDLQ', 'Serverless-LambdaAsyncFailureDestination'],
    reason: 'A run that fails is made up for by the next one, and an alarm counts runs that fail.',
  },
  {
    at: ['Identity/UserPool'],
    rules: ['AwsSolutions-COG1'],
    reason: 'Twelve characters, with digits and both cases; a symbol on top makes guessing little harder.',
  },
  {
    at: ['Identity/UserPool'],
    rules: ['AwsSolutions-COG2', 'AwsSolutions-COG8'],
    reason:
      'Applicants may use a second factor, and are not forced to have one. The plus plan is paid for each user: a choice ' +
      'of the operator, who can also bring an identity provider of their own.',
  },
]

/** The constructs that an exception is about. A stage may lack some: with `oidc` there is no user pool. */
function placesOf({ at = [''] }: Exception, stacks: readonly Stack[]): IConstruct[] {
  return at.flatMap(path => {
    const names = path === '' ? [] : path.split('/')
    return stacks.flatMap(
      stack =>
        names.reduce<IConstruct | undefined>((above, name) => above?.node.tryFindChild(name), stack) ?? [],
    )
  })
}

/** Paths of exceptions that are about nothing in these stacks. */
export function missingPlaces(stacks: readonly Stack[]): string[] {
  const paths = exceptions.flatMap(({ at = [] }) => at)
  return paths.filter(path => placesOf({ at: [path], rules: [], reason: '' }, stacks).length === 0)
}

/** Has the synthesis stop at whatever the AwsSolutions and Serverless packs find and no exception explains. */
export function checkSecurity(app: App, stacks: readonly Stack[]): void {
  for (const exception of exceptions) {
    const { rules, reason } = exception
    const acknowledged = rules.map(id => ({ id: `${id.split('-')[0]}::${id}`, reason }))
    for (const place of placesOf(exception, stacks)) Validations.of(place).acknowledge(...acknowledged)
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
}
