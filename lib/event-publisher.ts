import { Duration } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import { Construct } from 'constructs'
import { BackendFunction } from './backend-function.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { Encryption } from './encryption.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import type { RecordsStorage } from './records-storage.ts'
import type { Settings } from './settings.ts'
import type { Stage } from './stage.ts'
import { StreamConsumer } from './stream-consumer.ts'

interface EventPublisherProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly settings: Settings
  readonly storage: RecordsStorage
  readonly encryption: Encryption
  readonly deadLetters: DeadLetters
}

/** The event bus, and the function that publishes stored events to it. Events have no personal data. */
export class EventPublisher extends Construct {
  readonly consumer: StreamConsumer
  readonly fn: BackendFunction
  readonly bus: EventBus

  constructor(scope: Construct, id: string, props: EventPublisherProps) {
    super(scope, id)
    const { stage, code, settings, storage, encryption, deadLetters } = props
    this.bus = new EventBus(this, 'Bus', { eventBusName: `${scope.node.id}-events` })
    const fn = new BackendFunction(this, 'Publish', {
      stage,
      code,
      name: 'events/publish-events',
      timeout: Duration.seconds(30),
    })
    this.fn = fn
    settings.setTestMode(fn)
    fn.set('EVENT_BUS_NAME', this.bus.eventBusName)
    fn.allow(['events:PutEvents'], [this.bus.eventBusArn])
    this.consumer = new StreamConsumer(this, 'Records', {
      stage,
      fn,
      storage,
      encryption,
      deadLetters,
      patterns: [{ eventName: ['INSERT'], dynamodb: { NewImage: { sk: { S: [{ prefix: 'EVENT#' }] } } } }],
    })
  }
}
