import { Duration } from 'aws-cdk-lib'
import type { IDestination, IEventSourceDlq } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'

/** The dead-letter queue. It keeps failed deliveries for two weeks; they hold ids, not content. */
export class DeadLetters extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
  }

  /** For stream mappings and asynchronous invocations. The CDK's own destinations grant functions more than sending. */
  get destination(): IEventSourceDlq & IDestination {
    return { bind: () => ({ destination: this.queue.queueArn }) }
  }

  grantSend(fn: BackendFunction): void {
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn])
  }
}
