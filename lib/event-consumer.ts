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
  /** Default: the account's default bus, which has the events of AWS services. */
  readonly bus?: EventBus
  /** The part of the event that the function gets. Default: the whole event. */
  readonly event?: RuleTargetInput
}

/** Invokes a function for each matching event. A failed event is retried for six hours at most, then it becomes a dead letter. */
export class EventConsumer extends Construct {
  /** The age of the oldest event when the function received it. */
  readonly age: Metric
  /** Events that could not be put into the dead-letter queue. */
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
    this.lost = lostEvents(rule, bus)
    deadLetters.grantSend(fn)
    new EventInvokeConfig(this, 'Retries', {
      function: fn.lambda,
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: deadLetters.destination,
    })
  }
}

/** Events of a rule that could not be put into its dead-letter queue. */
export function lostEvents(rule: Rule, bus: EventBus | undefined): Metric {
  return new Metric({
    namespace: 'AWS/Events',
    metricName: 'InvocationsFailedToBeSentToDlq',
    dimensionsMap: dimensionsOf(rule, bus),
    statistic: 'Sum',
    period: Duration.minutes(5),
  })
}

/** The metrics of a rule on a custom bus have the bus as a dimension. Such a rule's ARN ends in `rule/BUS/NAME`. */
function dimensionsOf(rule: Rule, bus: EventBus | undefined): Record<string, string> {
  if (bus === undefined) return { RuleName: rule.ruleName }
  return { EventBusName: bus.eventBusName, RuleName: Fn.select(2, Fn.split('/', rule.ruleArn)) }
}
