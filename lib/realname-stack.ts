import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarms } from './alarms.ts'
import { Api } from './api.ts'
import { BackendFunction } from './backend-function.ts'
import { DeadLetters } from './dead-letters.ts'
import { DocumentStorage } from './document-storage.ts'
import { Encryption } from './encryption.ts'
import { Events } from './events.ts'
import { Identity } from './identity.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import { RecordsStorage } from './records-storage.ts'
import { Settings } from './settings.ts'
import type { Stage } from './stage.ts'
import { StreamConsumer } from './stream-consumer.ts'
import { UploadConsumer } from './upload-consumer.ts'
import { type StepName, stepNames, Workflow } from './workflow.ts'

interface RealnameStackProps extends StackProps {
  readonly stage: Stage
  readonly code: LambdaCode
}

/** Everything of one stage. It only composes: each construct is one capability and grants access to itself. */
export class RealnameStack extends Stack {
  constructor(scope: Construct, id: string, props: RealnameStackProps) {
    super(scope, id, props)
    const { stage, code } = props
    const encryption = new Encryption(this, 'Encryption', { stage })
    const storage = new RecordsStorage(this, 'Records', { stage, encryption })
    const documents = new DocumentStorage(this, 'Documents', { stage, encryption })
    const events = new Events(this, 'Events')
    const deadLetters = new DeadLetters(this, 'DeadLetters')
    const settings = new Settings(stage)
    const identity = new Identity(this, 'Identity', {
      stage,
      addRegionToToken: new BackendFunction(this, 'AddRegionToToken', {
        stage,
        code,
        name: 'identity/add-region-to-token',
        memorySize: 256,
      }),
    })

    const steps = this.steps(stage, code, storage, settings)
    const workflow = new Workflow(this, 'Workflow', { stage, storage, encryption, steps })
    const api = new Api(this, 'Api', {
      stage,
      code,
      identity,
      capabilities: { storage, documents, encryption, settings },
    })

    const validateDocument = new BackendFunction(this, 'ValidateDocument', {
      stage,
      code,
      name: 'events/validate-document',
      memorySize: 1024,
      timeout: Duration.seconds(30),
    })
    storage.letChange(validateDocument)
    documents.letMoveUploads(validateDocument)
    new UploadConsumer(this, 'Uploads', { fn: validateDocument, documents, deadLetters })

    const followApplications = new BackendFunction(this, 'FollowApplications', {
      stage,
      code,
      name: 'events/follow-applications',
      timeout: Duration.seconds(30),
    })
    workflow.letStartAndSignal(followApplications)
    documents.letDiscard(followApplications)
    new StreamConsumer(this, 'ApplicationChanges', {
      fn: followApplications,
      storage,
      encryption,
      deadLetters,
      patterns: [
        { eventName: ['INSERT'], dynamodb: { NewImage: { sk: { S: ['APPLICATION'] } } } },
        {
          dynamodb: {
            NewImage: {
              sk: { S: ['APPLICATION'] },
              signal: { M: { kind: { S: [{ exists: true }] } } },
              waiting: { M: { token: { S: [{ exists: true }] } } },
            },
          },
        },
        {
          dynamodb: {
            NewImage: { sk: { S: [{ prefix: 'DOCUMENT#' }] }, supersededAt: { S: [{ exists: true }] } },
          },
        },
      ],
    })

    const publishEvents = new BackendFunction(this, 'PublishEvents', {
      stage,
      code,
      name: 'events/publish-events',
      timeout: Duration.seconds(30),
    })
    events.letPublish(publishEvents)
    new StreamConsumer(this, 'EventRecords', {
      fn: publishEvents,
      storage,
      encryption,
      deadLetters,
      patterns: [{ eventName: ['INSERT'], dynamodb: { NewImage: { sk: { S: [{ prefix: 'EVENT#' }] } } } }],
    })

    const alarms = new Alarms(this, 'Alarms', { stage, workflow, deadLetters })
    this.output({
      ApiId: api.httpApi.apiId,
      ApiUrl: api.httpApi.apiEndpoint,
      UserPoolId: identity.userPool.userPoolId,
      UserPoolClientId: identity.client.userPoolClientId,
      TableName: storage.table.tableName,
      AuditTableName: storage.auditTable.tableName,
      InboxBucketName: documents.inbox.bucketName,
      VaultBucketName: documents.vault.bucketName,
      EventBusName: events.bus.eventBusName,
      AlarmTopicArn: alarms.topic.topicArn,
      ApplicationStateMachineArn: workflow.application.stateMachineArn,
      DeadlineStateMachineArn: workflow.deadline.stateMachineArn,
    })
  }

  private steps(
    stage: Stage,
    code: LambdaCode,
    storage: RecordsStorage,
    settings: Settings,
  ): Record<StepName, BackendFunction> {
    const entries = stepNames.map(name => {
      const fn = new BackendFunction(this, `Step-${name}`, { stage, code, name: `steps/${name}` })
      storage.letChange(fn)
      return [name, fn] as const
    })
    const steps = Object.fromEntries(entries) as Record<StepName, BackendFunction>
    settings.tellBusinessRules(steps['conclude-review'])
    settings.tellBusinessRules(steps['mark-overdue'])
    return steps
  }

  private output(values: Record<string, string>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value })
  }
}
