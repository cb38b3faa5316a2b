import type { Duration } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'

interface ScheduleProps {
  readonly description: string
  readonly every: Duration
  /** How late a run may begin. */
  readonly maxEventAge: Duration
}

/** Calls a function at a steady pace. A run that fails is not tried again: the next one does the same. */
export function runEvery(
  scope: Construct,
  { lambda }: BackendFunction,
  { description, every, maxEventAge }: ScheduleProps,
): void {
  const once = { retryAttempts: 0, maxEventAge }
  new Rule(scope, 'Schedule', {
    description,
    schedule: Schedule.rate(every),
    targets: [new LambdaFunction(lambda, { event: RuleTargetInput.fromObject({}), ...once })],
  })
  new EventInvokeConfig(scope, 'Retries', { function: lambda, ...once })
}
