import { eventOf } from '../adapters/dynamodb/event-item.ts'
import { eventBus } from '../adapters/wiring/workflow.ts'
import { countMetric } from '../metrics.ts'
import { streamConsumer } from './stream-records.ts'

let bus: ReturnType<typeof eventBus> | undefined

/** Publishes stored events at least once. A repeated event has the same id. */
export const handler = streamConsumer('publish-events', async ({ created, item }) => {
  const event = created ? eventOf(item) : undefined
  if (event === undefined) return
  bus ??= eventBus()
  await bus.publish(event)
  countMetric('EventPublished', event.name)
})
