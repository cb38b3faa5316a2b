import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { uploadAgainSource } from '../../contract/bus-events.ts'
import type { ValidationRequests } from '../../domain/ports.ts'
import { inboxKey } from './document-keys.ts'

/**
 * Sends S3's event of an upload again on the account's default bus, so that the validator's rule, retries and
 * dead-letter queue apply.
 */
export function eventBridgeValidationRequests(
  client: EventBridgeClient,
  inboxBucket: string,
): ValidationRequests {
  return {
    async request(document) {
      const { FailedEntryCount = 0, Entries } = await client.send(
        new PutEventsCommand({
          Entries: [
            {
              Source: uploadAgainSource,
              DetailType: 'Object Created',
              Detail: JSON.stringify({ bucket: { name: inboxBucket }, object: { key: inboxKey(document) } }),
            },
          ],
        }),
      )
      if (FailedEntryCount > 0)
        throw new Error(`The bus refused an event: ${Entries?.[0]?.ErrorCode ?? 'unknown'}`)
    },
  }
}
