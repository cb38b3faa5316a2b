import { Duration } from 'aws-cdk-lib'
import { EventField, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { Construct } from 'constructs'
import { uploadAgainSource } from '../contract/bus-events.ts'
import { BackendFunction } from './backend-function.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { DocumentStorage } from './document-storage.ts'
import type { Encryption } from './encryption.ts'
import { EventConsumer } from './event-consumer.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import type { RecordsStorage } from './records-storage.ts'
import type { Settings } from './settings.ts'
import type { Stage } from './stage.ts'

interface DocumentValidationProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly storage: RecordsStorage
  readonly encryption: Encryption
  readonly documents: DocumentStorage
  readonly settings: Settings
  readonly deadLetters: DeadLetters
}

/** Validates every file that arrives in the inbox. */
export class DocumentValidation extends Construct {
  readonly fn: BackendFunction
  readonly consumer: EventConsumer

  constructor(scope: Construct, id: string, props: DocumentValidationProps) {
    super(scope, id)
    const { stage, code, storage, encryption, documents, settings, deadLetters } = props
    const fn = new BackendFunction(this, 'Validate', {
      stage,
      code,
      name: 'events/validate-document',
      // From 1,769 MB on, a function has a whole processor. `inspectionBounds` depends on this size.
      memorySize: 1769,
      timeout: Duration.seconds(60),
    })
    this.fn = fn
    storage.grantReadWrite(fn)
    documents.grantMoveUploads(fn)
    encryption.grantHash(fn)
    settings.setDocumentLimits(fn)
    this.consumer = new EventConsumer(this, 'Uploads', {
      fn,
      deadLetters,
      description: 'A file arrived in the inbox',
      pattern: {
        source: ['aws.s3', uploadAgainSource],
        detailType: ['Object Created'],
        detail: { bucket: { name: [documents.inbox.bucketName] } },
      },
      // The rest of the event has the IP address of the uploader.
      event: RuleTargetInput.fromObject({
        detail: { object: { key: EventField.fromPath('$.detail.object.key') } },
      }),
    })
  }
}
