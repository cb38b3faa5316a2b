import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { eventMessages, messageAudiences } from '../domain/event-messages.ts'
import { type DomainEvent, domainEventNames } from '../domain/events.ts'
import { accountIdSchema, applicationIdSchema, instantSchema } from './fields.ts'

/** The `source` of every event that Realname puts on its bus; the `detail-type` is the event's name. */
export const eventSource = 'realname'

/** The `detail` of an event. Ids, times and codes; whoever may read it learns nothing personal. */
export const publishedEventSchema = buildOnce(() =>
  z.strictObject({
    id: z.string(),
    name: z.enum(domainEventNames),
    applicationId: applicationIdSchema(),
    accountId: accountIdSchema(),
    sequence: z.int().min(1),
    occurredAt: instantSchema(),
    attempt: z.int().min(1),
    messageKey: z.string(),
    audience: z.enum(messageAudiences),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
)

export function publishedEvent(event: DomainEvent): z.infer<ReturnType<typeof publishedEventSchema>> {
  const { details, ...rest } = event
  const { key: messageKey, audience } = eventMessages[event.name]
  return publishedEventSchema().parse({
    ...rest,
    messageKey,
    audience,
    ...(details === undefined ? {} : { details }),
  })
}
