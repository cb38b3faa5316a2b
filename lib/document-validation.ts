import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { BackendFunction } from './backend-function.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { DocumentStorage } from './document-storage.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import type { RecordsStorage } from './records-storage.ts'
import type { Stage } from './stage.ts'
import { UploadConsumer } from './upload-consumer.ts'

interface DocumentValidationProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly storage: RecordsStorage
  readonly documents: DocumentStorage
  readonly deadLetters: DeadLetters
}

/** Judges every file that arrives in the inbox and moves it on. */
export class DocumentValidation extends Construct {
  constructor(scope: Construct, id: string, props: DocumentValidationProps) {
    super(scope, id)
    const { stage, code, storage, documents, deadLetters } = props
    const fn = new BackendFunction(this, 'Validate', {
      stage,
      code,
      name: 'events/validate-document',
      memorySize: 1024,
      timeout: Duration.seconds(30),
    })
    storage.letChange(fn)
    documents.letMoveUploads(fn)
    new UploadConsumer(this, 'Uploads', { fn, documents, deadLetters })
  }
}
