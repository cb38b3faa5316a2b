import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { eventSource, publishedEvent } from '../../contract/bus-events.ts'
import type { EventBus } from '../../domain/ports.ts'

export function eventBridgeBus(
  client: EventBridgeClient,
  busName: string,
  stage: { readonly testMode: boolean },
): EventBus {
  return {
    async publish(event) {
      const { FailedEntryCount = 0, Entries } = await client.send(
        new PutEventsCommand({
          Entries: [
            {
              EventBusName: busName,
              Source: eventSource,
              DetailType: event.name,
              Time: new Date(event.occurredAt),
              Detail: JSON.stringify(publishedEvent(event, stage)),
            },
          ],
        }),
      )
      if (FailedEntryCount > 0)
        throw new Error(`The bus refused an event: ${Entries?.[0]?.ErrorCode ?? 'unknown'}`)
    },
  }
}
