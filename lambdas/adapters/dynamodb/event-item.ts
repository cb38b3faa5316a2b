import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import { type DomainEvent, domainEventNames } from '../../../domain/events.ts'
import { applicationPartition } from './application-item.ts'
import { optional, parseStored } from './stored.ts'

const schema = buildOnce(
  (): z.ZodType<DomainEvent> =>
    z.object({
      id: z.string(),
      name: z.enum(domainEventNames),
      applicationId: z.string(),
      accountId: z.string(),
      sequence: z.number(),
      occurredAt: z.string(),
      attempt: z.number(),
      details: optional(z.record(z.string(), z.unknown())),
    }),
)

export const eventSortKeyPrefix = 'EVENT#'

/** Padded, so that events sort by their sequence. */
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

/** The event of an item; undefined for any other item of the table. */
export function eventOf(item: Readonly<Record<string, unknown>>): DomainEvent | undefined {
  return String(item.sk).startsWith(eventSortKeyPrefix) ? fromEventItem(item) : undefined
}
