import { EventBus } from 'aws-cdk-lib/aws-events'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'

/** The bus on which everything that happens is told, without personal data. */
export class Events extends Construct {
  readonly bus: EventBus

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.bus = new EventBus(this, 'Bus', { eventBusName: `${scope.node.id}-events` })
  }

  letPublish(fn: BackendFunction): void {
    fn.set('EVENT_BUS_NAME', this.bus.eventBusName)
    fn.allow(['events:PutEvents'], [this.bus.eventBusArn])
  }
}
