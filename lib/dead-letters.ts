import { Duration } from 'aws-cdk-lib'
import type { IDestination, IEventSourceDlq } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'

/** Where deliveries end that failed for good, kept two weeks for an operator. They name things; they hold no content. */
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

  /** For stream mappings and asynchronous calls. The CDK's own destinations would also let functions look at the queue. */
  get destination(): IEventSourceDlq & IDestination {
    return { bind: () => ({ destination: this.queue.queueArn }) }
  }

  letSend(fn: BackendFunction): void {
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn])
  }
}
