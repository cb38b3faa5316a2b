import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { type ILogGroup, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { EnvironmentName } from '../contract/environment.ts'
import type { LambdaCode, LambdaName } from './lambda-bundles.ts'
import type { Stage } from './stage.ts'

const architectures = { arm64: Architecture.ARM_64, x86_64: Architecture.X86_64 } as const
const hostArchitecture = process.arch === 'arm64' ? 'arm64' : 'x86_64'

export interface BackendFunctionProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly name: LambdaName
  /** MB. Default: 512. */
  readonly memorySize?: number
  /** Default: 10 seconds. */
  readonly timeout?: Duration
  /** Default: a log group of its own. */
  readonly logGroup?: ILogGroup
}

/** A log group that keeps lines as long as the stage says. */
export function logGroupOf(scope: Construct, id: string, stage: Stage): LogGroup {
  return new LogGroup(scope, id, {
    retention: stage.logRetentionDays as RetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  })
}

/** A Lambda function with its own role. The role may write the function's log; every other permission is granted by `allow`. */
export class BackendFunction extends Construct {
  readonly lambda: LambdaFunction
  private readonly policy = new PolicyDocument()

  constructor(scope: Construct, id: string, props: BackendFunctionProps) {
    super(scope, id)
    const { stage, name } = props
    const reserved = stage.reservedConcurrency[name]
    // Inline: a policy of its own for each role would take a seventh of the 500 resources that a stack may have.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Rights: this.policy },
    })
    const logGroup = props.logGroup ?? logGroupOf(this, 'Log', stage)
    this.lambda = new LambdaFunction(this, 'Function', {
      description: `${Stack.of(this).stackName}: ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: architectures[stage.architecture === 'host' ? hostArchitecture : stage.architecture],
      code: props.code(name),
      handler: 'index.handler',
      role,
      memorySize: props.memorySize ?? 512,
      timeout: props.timeout ?? Duration.seconds(10),
      logGroup,
      ...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
      loggingFormat: LoggingFormat.JSON,
    })
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn])
  }

  /** Grants these actions on these resources. */
  allow(actions: string[], resources: string[], conditions?: Record<string, Record<string, unknown>>): void {
    this.policy.addStatements(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions,
        resources,
        ...(conditions === undefined ? {} : { conditions }),
      }),
    )
  }

  set(name: EnvironmentName, value: string): void {
    this.lambda.addEnvironment(name, value)
  }
}
