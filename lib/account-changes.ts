import { type EventBus, Match } from 'aws-cdk-lib/aws-events'
import { Construct } from 'constructs'
import { accountChangedName, eventSource } from '../contract/bus-events.ts'
import { BackendFunction } from './backend-function.ts'
import type { DeadLetters } from './dead-letters.ts'
import { EventConsumer } from './event-consumer.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import type { RecordsStorage } from './records-storage.ts'
import type { Stage } from './stage.ts'

interface AccountChangesProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly storage: RecordsStorage
  readonly bus: EventBus
  readonly deadLetters: DeadLetters
}

/** Applies `account.changed` events, which the operator's account system puts on the bus. */
export class AccountChanges extends Construct {
  readonly fn: BackendFunction
  readonly consumer: EventConsumer

  constructor(scope: Construct, id: string, { stage, code, storage, bus, deadLetters }: AccountChangesProps) {
    super(scope, id)
    this.fn = new BackendFunction(this, 'Change', { stage, code, name: 'events/change-account' })
    storage.grantReadWrite(this.fn)
    this.consumer = new EventConsumer(this, 'Told', {
      fn: this.fn,
      deadLetters,
      description: 'The account system changed an account',
      bus,
      // The sender is free to choose its source. Events of Realname itself are excluded.
      pattern: {
        source: Match.anythingBut(eventSource),
        detailType: [accountChangedName],
      },
    })
  }
}
