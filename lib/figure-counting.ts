import type { EventBus } from 'aws-cdk-lib/aws-events'
import { Construct } from 'constructs'
import { eventSource } from '../contract/bus-events.ts'
import { countedEventNames } from '../domain/figures.ts'
import { BackendFunction } from './backend-function.ts'
import type { DeadLetters } from './dead-letters.ts'
import { EventConsumer } from './event-consumer.ts'
import type { FigureStorage } from './figure-storage.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import type { RecordsStorage } from './records-storage.ts'
import type { Settings } from './settings.ts'
import type { Stage } from './stage.ts'

interface FigureCountingProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly settings: Settings
  readonly storage: RecordsStorage
  readonly figures: FigureStorage
  readonly bus: EventBus
  readonly deadLetters: DeadLetters
}

/** Counts the events of the bus in the figures. */
export class FigureCounting extends Construct {
  readonly fn: BackendFunction
  readonly consumer: EventConsumer

  constructor(scope: Construct, id: string, props: FigureCountingProps) {
    super(scope, id)
    const { stage, code, settings, storage, figures, bus, deadLetters } = props
    this.fn = new BackendFunction(this, 'Count', { stage, code, name: 'events/count-figures' })
    storage.grantRead(this.fn)
    figures.grantCount(this.fn)
    settings.setBusinessRules(this.fn)
    this.consumer = new EventConsumer(this, 'Counted', {
      fn: this.fn,
      deadLetters,
      description: 'Events that are counted in the figures',
      bus,
      pattern: { source: [eventSource], detailType: [...countedEventNames] },
    })
  }
}
