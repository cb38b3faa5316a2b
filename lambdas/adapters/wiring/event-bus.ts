import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import type { EventBus } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { eventBridgeBus } from '../event-bridge-bus.ts'

export function eventBus(): EventBus {
  const { EVENT_BUS_NAME } = readEnvironment(['EVENT_BUS_NAME'])
  return eventBridgeBus(new EventBridgeClient({}), EVENT_BUS_NAME)
}
