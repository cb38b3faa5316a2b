import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import {
  type BusEvent,
  type DomainEvent,
  domainEventNames,
  type EndpointEvent,
  endpointEventNames,
  eventId,
} from '../../../domain/events.ts'
import type { DecisionWork } from '../../../domain/figures.ts'
import { disabledReasonNames } from '../../../domain/webhooks.ts'
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
        purpose: optional(z.literal('RENEWAL')),
        test: optional(z.literal(true)),
        details: optional(z.record(z.string(), z.unknown())),
      })
      .transform(event => ({ ...event, id: eventId(event.applicationId, event.sequence) })),
)

const endpointEventSchema = buildOnce(
  (): z.ZodType<EndpointEvent> =>
    z.object({
      id: z.string(),
      name: z.enum(endpointEventNames),
      endpointId: z.string(),
      sequence: z.number(),
      occurredAt: z.string(),
      details: z.object({ reason: z.enum(disabledReasonNames) }),
    }),
)

export const eventSortKeyPrefix = 'EVENT#'

/** Padded, so that events sort by their sequence. */
const sortKeyOf = (sequence: number) => `${eventSortKeyPrefix}${String(sequence).padStart(8, '0')}`

const endpointPartitionPrefix = 'WEBHOOK-ENDPOINT#'

export function eventKey({ applicationId, sequence }: Pick<DomainEvent, 'applicationId' | 'sequence'>) {
  return { pk: applicationPartition(applicationId), sk: sortKeyOf(sequence) }
}

/** The item of an event. `work` is an attribute of its own, which the parser of events leaves out. */
export function toEventItem(event: DomainEvent, work?: DecisionWork): Record<string, unknown> {
  return { ...eventKey(event), ...event, ...(work === undefined ? {} : { work }) }
}

const workSchema = buildOnce(
  (): z.ZodType<DecisionWork> =>
    z.object({
      submittedAt: z.string(),
      decidedAt: z.string(),
      reviewerId: optional(z.string()),
      claimedAt: optional(z.string()),
    }),
)

/** The work on the decision that the event of an item reports; undefined for other events. */
export function workOfEventItem({ work }: Readonly<Record<string, unknown>>): DecisionWork | undefined {
  return work === undefined ? undefined : parseStored(workSchema(), work)
}

/** Events about endpoints stand beside those of applications, so that one consumer publishes both. */
export function toEndpointEventItem(event: EndpointEvent): Record<string, unknown> {
  return { pk: `${endpointPartitionPrefix}${event.endpointId}`, sk: sortKeyOf(event.sequence), ...event }
}

export function fromEventItem(item: unknown): DomainEvent {
  return parseStored(schema(), item)
}

/** The event of an item; undefined for any other item of the table. */
export function eventOf(item: Readonly<Record<string, unknown>>): BusEvent | undefined {
  if (!String(item.sk).startsWith(eventSortKeyPrefix)) return undefined
  return String(item.pk).startsWith(endpointPartitionPrefix)
    ? parseStored(endpointEventSchema(), item)
    : fromEventItem(item)
}
