import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { uploadAgainSource } from '../contract/upload-event.ts'
import type { BackendFunction } from './backend-function.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { DocumentStorage } from './document-storage.ts'

interface UploadConsumerProps {
  readonly fn: BackendFunction
  readonly documents: DocumentStorage
  readonly deadLetters: DeadLetters
}

/** Calls a function for each object that arrives in the inbox. */
export class UploadConsumer extends Construct {
  /** How long the oldest upload it was handed had waited. */
  readonly age: Metric
  /** Uploads that could not even be put into the dead letters. */
  readonly lost: Metric

  constructor(scope: Construct, id: string, { fn, documents, deadLetters }: UploadConsumerProps) {
    super(scope, id)
    const period = Duration.minutes(5)
    this.age = fn.lambda.metric('AsyncEventAge', { statistic: 'Maximum', period })
    const rule = new Rule(this, 'Uploaded', {
      description: 'A file arrived in the inbox',
      eventPattern: {
        source: ['aws.s3', uploadAgainSource],
        detailType: ['Object Created'],
        detail: { bucket: { name: [documents.inbox.bucketName] } },
      },
      targets: [
        new LambdaFunction(fn.lambda, {
          // The rest of the event would tell the uploader's address.
          event: RuleTargetInput.fromObject({
            detail: { object: { key: EventField.fromPath('$.detail.object.key') } },
          }),
          deadLetterQueue: deadLetters.queue,
          retryAttempts: 10,
          maxEventAge: Duration.hours(6),
        }),
      ],
    })
    this.lost = new Metric({
      namespace: 'AWS/Events',
      metricName: 'InvocationsFailedToBeSentToDlq',
      dimensionsMap: { RuleName: rule.ruleName },
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
