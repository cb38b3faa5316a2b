import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { disabledReasonNames } from '../domain/webhooks.ts'
import { publishedEventSchema } from './bus-events.ts'

/** A message to senders: the endpoint has a due delivery, possibly this one. */
export const webhookMessageSchema = buildOnce(() =>
  z.object({ endpointId: z.string(), deliveryId: z.string().optional() }),
)

export type WebhookMessage = z.input<ReturnType<typeof webhookMessageSchema>>

const taskSchema = buildOnce(() =>
  z.union([
    z.object({
      disabling: z.object({ endpointId: z.string(), reason: z.enum(disabledReasonNames), at: z.string() }),
    }),
    z.object({
      recovery: z.object({
        endpointId: z.string(),
        since: z.string(),
        until: z.string(),
        cursor: z.exactOptional(z.string()),
      }),
    }),
  ]),
)

/** A task of the function that prepares deliveries, besides events. */
export type WebhookTask = z.output<ReturnType<typeof taskSchema>>

/** A message to the function that prepares deliveries: an event of the bus, or a task. */
export const preparingMessageSchema = buildOnce(() =>
  z.union([z.object({ detail: publishedEventSchema() }), taskSchema()]),
)
