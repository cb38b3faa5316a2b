import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import { type DomainEvent, domainEventNames, eventId } from '../../../domain/events.ts'
import { applicationPartition } from './application-item.ts'
import { optional, parseStored } from './stored.ts'

/** Events that were stored before December 2026 have other names and the id `<applicationId>.<sequence>`. */
const formerNames: Readonly<Record<string, string>> = {
  'application.retry-requested': 'application.retry_requested',
  'application.expires-soon': 'application.expires_soon',
  'review.due-soon': 'review.due_soon',
}

const presentName = (name: unknown) => (typeof name === 'string' ? (formerNames[name] ?? name) : name)

const schema = buildOnce(
  (): z.ZodType<DomainEvent> =>
    z
      .object({
        id: z.string(),
        name: z.preprocess(presentName, z.enum(domainEventNames)),
        applicationId: z.string(),
        accountId: z.string(),
        sequence: z.number(),
        occurredAt: z.string(),
        attempt: z.number(),
        details: optional(z.record(z.string(), z.unknown())),
      })
      .transform(event => ({ ...event, id: eventId(event.applicationId, event.sequence) })),
)

export const eventSortKeyPrefix = 'EVENT#'

/** The number is padded, so that events sort by sequence. */
function eventKey({ applicationId, sequence }: Pick<DomainEvent, 'applicationId' | 'sequence'>) {
  return {
    pk: applicationPartition(applicationId),
    sk: `${eventSortKeyPrefix}${String(sequence).padStart(8, '0')}`,
  }
}

export function toEventItem(event: DomainEvent): Record<string, unknown> {
  return { ...eventKey(event), ...event }
}

export function fromEventItem(item: unknown): DomainEvent {
  return parseStored(schema(), item)
}

/** The event of an item; undefined for any other item. */
export function eventOf(item: Readonly<Record<string, unknown>>): DomainEvent | undefined {
  return String(item.sk).startsWith(eventSortKeyPrefix) ? fromEventItem(item) : undefined
}
