import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { BackendFunction } from './backend-function.ts'
import type { Encryption } from './encryption.ts'
import type { FigureStorage } from './figure-storage.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import { deployedDefinition, type MachineName } from './machine-definition.ts'
import type { RecordsStorage } from './records-storage.ts'
import { keptOnceCreated } from './removal-policy.ts'
import type { Settings } from './settings.ts'
import type { Stage } from './stage.ts'

interface WorkflowProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly storage: RecordsStorage
  readonly encryption: Encryption
  readonly figures: FigureStorage
  readonly settings: Settings
}

const stepNames = [
  'open-review',
  'conclude-review',
  'warn-of-expiry',
  'expire-application',
  'park-application',
  'resume-application',
  'remind-reviewers',
  'mark-overdue',
  'reschedule-reviews',
] as const

type StepName = (typeof stepNames)[number]

/**
 * The three state machines. One execution follows each application, one watches each deadline, and one recalculates
 * deadlines after a change of the calendar.
 */
export class Workflow extends Construct {
  readonly application: StateMachine
  readonly deadline: StateMachine
  readonly calendar: StateMachine
  /** The functions that the state machines call. */
  readonly functions: readonly BackendFunction[]

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id)
    const { stage, storage, encryption } = props
    const steps = this.steps(props)
    this.functions = Object.values(steps)
    const arnOf = (step: StepName) => steps[step].lambda.functionArn
    this.deadline = this.machine('Deadline', 'deadline', stage, {
      RemindReviewersArn: arnOf('remind-reviewers'),
      MarkOverdueArn: arnOf('mark-overdue'),
    })
    grantInvoke(this.deadline, [arnOf('remind-reviewers'), arnOf('mark-overdue')])
    this.calendar = this.machine('Calendar', 'calendar', stage, {
      RescheduleReviewsArn: arnOf('reschedule-reviews'),
    })
    grantInvoke(this.calendar, [arnOf('reschedule-reviews')])
    const deadlineExecutions = this.executionsOf(this.deadline)
    this.application = this.machine('Application', 'application', stage, {
      TableName: storage.table.tableName,
      DeadlineStateMachineArn: this.deadline.stateMachineArn,
      DeadlineExecutionArnPrefix: deadlineExecutions,
      OpenReviewArn: arnOf('open-review'),
      ConcludeReviewArn: arnOf('conclude-review'),
      WarnOfExpiryArn: arnOf('warn-of-expiry'),
      ExpireApplicationArn: arnOf('expire-application'),
      ParkApplicationArn: arnOf('park-application'),
      ResumeApplicationArn: arnOf('resume-application'),
    })
    grantInvoke(this.application, [
      arnOf('open-review'),
      arnOf('conclude-review'),
      arnOf('warn-of-expiry'),
      arnOf('expire-application'),
      arnOf('park-application'),
      arnOf('resume-application'),
    ])
    allow(this.application, ['states:StartExecution'], [this.deadline.stateMachineArn])
    allow(this.application, ['states:StopExecution'], [`${deadlineExecutions}:*`])
    // The state machine stores its task tokens with the application.
    allow(this.application, ['dynamodb:UpdateItem'], [storage.table.tableArn])
    allow(this.application, ['kms:Decrypt'], [encryption.dataKey.keyArn], encryption.viaService('dynamodb'))
  }

  grantStartAndSignal(fn: BackendFunction): void {
    fn.set('APPLICATION_STATE_MACHINE_ARN', this.application.stateMachineArn)
    fn.set('DEADLINE_STATE_MACHINE_ARN', this.deadline.stateMachineArn)
    fn.set('CALENDAR_STATE_MACHINE_ARN', this.calendar.stateMachineArn)
    fn.allow(['states:StartExecution', 'states:SendTaskSuccess'], [this.application.stateMachineArn])
  }

  /** Grants starting executions that watch moved deadlines, or that recalculate deadlines. */
  grantMoveDeadlines(fn: BackendFunction): void {
    fn.allow(['states:StartExecution'], [this.deadline.stateMachineArn, this.calendar.stateMachineArn])
  }

  /** Grants resuming an application's execution, or replacing one that has ended. */
  grantResume(fn: BackendFunction): void {
    this.grantStartAndSignal(fn)
    this.grantDescribeExecutions(fn)
  }

  /** Grants listing executions and reading how they ended. */
  grantInspectExecutions(fn: BackendFunction): void {
    fn.allow(['states:ListExecutions'], [this.application.stateMachineArn])
    this.grantDescribeExecutions(fn)
  }

  /** The description of an execution includes its input: ids and times. */
  private grantDescribeExecutions(fn: BackendFunction): void {
    fn.allow(['states:DescribeExecution'], [`${this.executionsOf(this.application)}:*`])
  }

  private executionsOf(machine: StateMachine): string {
    return Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: machine.stateMachineName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })
  }

  private steps({
    stage,
    code,
    storage,
    encryption,
    figures,
    settings,
  }: WorkflowProps): Record<StepName, BackendFunction> {
    const entries = stepNames.map(name => {
      const fn = new BackendFunction(this, name, { stage, code, name: `steps/${name}` })
      storage.grantReadWrite(fn)
      return [name, fn] as const
    })
    const steps = Object.fromEntries(entries) as Record<StepName, BackendFunction>
    settings.setBusinessRules(steps['conclude-review'])
    settings.setReviewPolicy(steps['conclude-review'])
    // It chooses decisions for a second review.
    settings.setSampling(steps['conclude-review'])
    encryption.grantHash(steps['conclude-review'])
    figures.grantAddSample(steps['conclude-review'])
    settings.setBusinessRules(steps['mark-overdue'])
    settings.setBusinessRules(steps['reschedule-reviews'])
    storage.grantReadIndex(steps['reschedule-reviews'], 'reviewQueue')
    return steps
  }

  private machine(
    id: string,
    name: MachineName,
    stage: Stage,
    substitutions: Record<string, string>,
  ): StateMachine {
    return new StateMachine(this, id, {
      definitionBody: DefinitionBody.fromString(deployedDefinition(name, stage)),
      definitionSubstitutions: { ...substitutions, Partition: Stack.of(this).partition },
      role: new Role(this, `${id}Role`, { assumedBy: new ServicePrincipal('states.amazonaws.com') }),
      logs: {
        destination: new LogGroup(this, `${id}Log`, {
          logGroupName: `/aws/vendedlogs/states/${Stack.of(this).stackName}-${id.toLowerCase()}`,
          retention: stage.logRetentionDays as RetentionDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
      removalPolicy: keptOnceCreated(stage),
    })
  }
}

function allow(
  machine: StateMachine,
  actions: string[],
  resources: string[],
  conditions: Record<string, Record<string, unknown>> = {},
): void {
  machine.addToRolePolicy(new PolicyStatement({ effect: Effect.ALLOW, actions, resources, conditions }))
}

function grantInvoke(machine: StateMachine, functionArns: string[]): void {
  allow(machine, ['lambda:InvokeFunction'], functionArns)
}
