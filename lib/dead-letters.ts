import { Duration } from 'aws-cdk-lib'
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

  letSend(fn: BackendFunction): void {
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn])
  }
}
