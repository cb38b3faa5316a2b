import { Duration, Fn } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { type EventBus, type EventPattern, Rule, type RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'
import type { DeadLetters } from './dead-letters.ts'

interface EventConsumerProps {
  readonly fn: BackendFunction
  readonly deadLetters: DeadLetters
  readonly description: string
  readonly pattern: EventPattern
  /** Default: the account's own bus, where AWS services tell. */
  readonly bus?: EventBus
  /** What of the event the function is told. Default: all of it. */
  readonly event?: RuleTargetInput
}

/** Calls a function for each event that fits; what it can't handle is tried again for hours, then kept. */
export class EventConsumer extends Construct {
  /** How long the oldest event it was handed had waited. */
  readonly age: Metric
  /** Events that could not even be put into the dead letters. */
  readonly lost: Metric

  constructor(scope: Construct, id: string, props: EventConsumerProps) {
    super(scope, id)
    const { fn, deadLetters, description, pattern, bus, event } = props
    const period = Duration.minutes(5)
    this.age = fn.lambda.metric('AsyncEventAge', { statistic: 'Maximum', period })
    const rule = new Rule(this, 'Rule', {
      description,
      eventPattern: pattern,
      ...(bus === undefined ? {} : { eventBus: bus }),
      targets: [
        new LambdaFunction(fn.lambda, {
          ...(event === undefined ? {} : { event }),
          deadLetterQueue: deadLetters.queue,
          retryAttempts: 10,
          maxEventAge: Duration.hours(6),
        }),
      ],
    })
    this.lost = new Metric({
      namespace: 'AWS/Events',
      metricName: 'InvocationsFailedToBeSentToDlq',
      dimensionsMap: dimensionsOf(rule, bus),
      statistic: 'Sum',
      period,
    })
    deadLetters.letSend(fn)
    new EventInvokeConfig(this, 'Retries', {
      function: fn.lambda,
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: deadLetters.destination,
    })
  }
}

/** On a bus of our own, a rule's reference is `bus|rule`, and its metrics are told by both: its ARN ends in `rule/bus/name`. */
function dimensionsOf(rule: Rule, bus: EventBus | undefined): Record<string, string> {
  if (bus === undefined) return { RuleName: rule.ruleName }
  return { EventBusName: bus.eventBusName, RuleName: Fn.select(2, Fn.split('/', rule.ruleArn)) }
}
