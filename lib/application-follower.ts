import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { BackendFunction } from './backend-function.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { DocumentStorage } from './document-storage.ts'
import type { Encryption } from './encryption.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import type { RecordsStorage } from './records-storage.ts'
import type { Stage } from './stage.ts'
import { StreamConsumer } from './stream-consumer.ts'
import type { Workflow } from './workflow.ts'

interface ApplicationFollowerProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly storage: RecordsStorage
  readonly encryption: Encryption
  readonly documents: DocumentStorage
  readonly workflow: Workflow
  readonly deadLetters: DeadLetters
}

/** Consumes changes of the table: starts and signals executions, and deletes the files of replaced documents. */
export class ApplicationFollower extends Construct {
  readonly consumer: StreamConsumer
  readonly fn: BackendFunction

  constructor(scope: Construct, id: string, props: ApplicationFollowerProps) {
    super(scope, id)
    const { stage, code, storage, encryption, documents, workflow, deadLetters } = props
    const fn = new BackendFunction(this, 'Follow', {
      stage,
      code,
      name: 'events/follow-applications',
      timeout: Duration.seconds(30),
    })
    this.fn = fn
    workflow.grantStartAndSignal(fn)
    workflow.grantMoveDeadlines(fn)
    documents.grantDeleteFiles(fn)
    const exists = { S: [{ exists: true }] }
    const application = { sk: { S: ['APPLICATION'] } }
    const signalled = {
      ...application,
      signal: { M: { kind: exists } },
      waiting: { M: { token: exists } },
    }
    const movedDeadline = { ...application, deadline: { M: { revision: { N: [{ exists: true }] } } } }
    const calendar = { sk: { S: [{ prefix: 'CALENDAR#' }] } }
    const superseded = { sk: { S: [{ prefix: 'DOCUMENT#' }] }, supersededAt: exists }
    this.consumer = new StreamConsumer(this, 'Changes', {
      stage,
      fn,
      storage,
      encryption,
      deadLetters,
      patterns: [
        { eventName: ['INSERT'], dynamodb: { NewImage: application } },
        { dynamodb: { NewImage: signalled } },
        { dynamodb: { NewImage: superseded } },
        { dynamodb: { NewImage: movedDeadline } },
        { dynamodb: { NewImage: calendar } },
      ],
    })
  }
}
