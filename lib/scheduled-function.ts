import type { Duration } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'

interface ScheduleProps {
  readonly description: string
  readonly every: Duration
  /** The maximum delay of a run. */
  readonly maxEventAge: Duration
}

/** Invokes a function at a fixed rate. A failed run is not retried: the next run does the same work. */
export function runEvery(
  scope: Construct,
  { lambda }: BackendFunction,
  { description, every, maxEventAge }: ScheduleProps,
): void {
  const withoutRetry = { retryAttempts: 0, maxEventAge }
  new Rule(scope, 'Schedule', {
    description,
    schedule: Schedule.rate(every),
    targets: [new LambdaFunction(lambda, { event: RuleTargetInput.fromObject({}), ...withoutRetry })],
  })
  new EventInvokeConfig(scope, 'Retries', { function: lambda, ...withoutRetry })
}
