import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import type { SendingLease } from '../../../domain/webhook-ports.ts'
import { disabledReasonNames, endpointStatuses, type WebhookEndpoint } from '../../../domain/webhooks.ts'
import { optional, parseStored } from './stored.ts'

const schema = buildOnce(
  (): z.ZodType<WebhookEndpoint> =>
    z.object({
      endpointId: z.string(),
      url: z.string(),
      eventTypes: z.array(z.string()),
      description: optional(z.string()),
      status: z.enum(endpointStatuses),
      disabledReason: optional(z.enum(disabledReasonNames)),
      secrets: z.array(z.object({ ciphertext: z.string(), until: optional(z.string()) })),
      enabledAt: z.string(),
      createdAt: z.string(),
      updatedAt: z.string(),
      eventSequence: z.number(),
      version: z.number(),
    }),
)

/** All endpoints under one key: they are few, and each event is matched with all of them. */
export const endpointPartition = 'ENDPOINTS'

export const endpointSortKeyPrefix = 'ENDPOINT#'

export function endpointKey(endpointId: string) {
  return { pk: endpointPartition, sk: `${endpointSortKeyPrefix}${endpointId}` }
}

/** Counts the endpoints, so that one condition limits them. */
export const endpointCountKey = { pk: endpointPartition, sk: 'COUNT' }

export function toEndpointItem(endpoint: WebhookEndpoint): Record<string, unknown> {
  return { ...endpointKey(endpoint.endpointId), ...endpoint }
}

export function fromEndpointItem(item: unknown): WebhookEndpoint {
  return parseStored(schema(), item)
}

const leaseSchema = buildOnce(
  (): z.ZodType<SendingLease> =>
    z.object({
      endpointId: z.string(),
      holder: z.string(),
      until: z.string(),
      failingSince: optional(z.string()),
    }),
)

/** The lease is a separate item: only senders write it, and they do not write the endpoint. */
export function leaseKey(endpointId: string) {
  return { pk: `SENDING#${endpointId}`, sk: 'LEASE' }
}

export function fromLeaseItem(item: unknown): SendingLease {
  return parseStored(leaseSchema(), item)
}
