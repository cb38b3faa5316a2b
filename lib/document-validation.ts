import { Duration } from 'aws-cdk-lib'
import { EventField, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { Construct } from 'constructs'
import { uploadAgainSource } from '../contract/upload-event.ts'
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

/** Judges every file that arrives in the inbox and moves it on. */
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
      // What its inspection process may use is set for this size: `inspectionBounds`.
      // From 1,769 MB on, a function has a whole processor.
      memorySize: 1769,
      timeout: Duration.seconds(60),
    })
    this.fn = fn
    storage.letChange(fn)
    documents.letMoveUploads(fn)
    encryption.letHash(fn)
    settings.tellDocumentLimits(fn)
    this.consumer = new EventConsumer(this, 'Uploads', {
      fn,
      deadLetters,
      description: 'A file arrived in the inbox',
      pattern: {
        source: ['aws.s3', uploadAgainSource],
        detailType: ['Object Created'],
        detail: { bucket: { name: [documents.inbox.bucketName] } },
      },
      // The rest of the event would tell the uploader's address.
      event: RuleTargetInput.fromObject({
        detail: { object: { key: EventField.fromPath('$.detail.object.key') } },
      }),
    })
  }
}
