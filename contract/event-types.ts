import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { eventMessages } from '../domain/event-messages.ts'
import { domainEventNames, type EndpointEventName, endpointEventNames, eventId } from '../domain/events.ts'
import { testEventType } from '../domain/webhooks.ts'
import { instantSchema } from './fields.ts'

/** The event types that an endpoint can ask for. */
export const eventTypeNames = [...domainEventNames, ...endpointEventNames] as const

type EventType = (typeof eventTypeNames)[number]

interface EventTypeRow {
  readonly meaning: string
  /** An example of the event's details, for an event that has some. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** What each event tells. */
const eventTypeRows: Readonly<Record<EventType, EventTypeRow>> = {
  'application.created': { meaning: 'An account started an application.' },
  'application.submitted': {
    meaning: 'An application was submitted for review, for the first time or again.',
  },
  'application.approved': { meaning: 'An application was approved.' },
  'application.retry_requested': {
    meaning: 'Something in the application has to be corrected. `reasons` says what.',
    details: { reasons: [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }, { code: 'NAME_MISMATCH' }] },
  },
  'application.rejected': {
    meaning: 'An application was rejected for good.',
    details: { reasons: [{ code: 'FORGED' }] },
  },
  'application.reopened': {
    meaning: 'Two operators had a rejected application reviewed again. The account is in review.',
  },
  'application.expires_soon': {
    meaning: 'A draft or a requested retry expires soon without a submission.',
    details: { expiresAt: '2026-12-26T09:36:33.399Z' },
  },
  'application.expired': { meaning: 'A draft or a requested retry expired.' },
  'application.withdrawn': { meaning: 'The applicant withdrew the application.' },
  'application.revoked': {
    meaning:
      'An authentication ended: by an operator, by the account holder, or, with the reason `CERTIFICATE_EXPIRED`, by the stage at the expiry of the certificate.',
  },
  'application.superseded': {
    meaning:
      'An approved application was replaced by a renewal, `supersededBy`. The account stays authenticated.',
    details: { supersededBy: '5d1a7e0c-0b7e-4f5e-9c39-4fb0ad4a4a52' },
  },
  'document.accepted': { meaning: 'A file was accepted.', details: { slot: 'DATA_PAGE' } },
  'document.refused': {
    meaning: 'A file was refused. `refusal` says why.',
    details: { slot: 'DATA_PAGE', refusal: 'CORRUPT' },
  },
  'review.due_soon': { meaning: 'A review is due soon.', details: { dueAt: '2026-11-26T10:00:00.000Z' } },
  'review.overdue': {
    meaning: 'A review passed its deadline; again each working day.',
    details: { dueAt: '2026-11-26T10:00:00.000Z' },
  },
  'account.authenticated': {
    meaning: 'An account is real-name authenticated, or authenticated again by a renewal.',
  },
  'account.erased': { meaning: 'The real-name data of an account was erased.' },
  'certificate.expiring': {
    meaning:
      'The certificate of an authenticated account expires within 30 days. The account stays authenticated.',
  },
  'certificate.expired': {
    meaning:
      'The certificate of an authenticated account has expired. The account stays authenticated, unless the stage revokes it: then `application.revoked` follows.',
  },
  'webhook_endpoint.disabled': {
    meaning: 'An endpoint was disabled: it answered 410 (`GONE`), or failed for five days (`NO_SUCCESS`).',
    details: { reason: 'NO_SUCCESS' },
  },
}

interface StageMode {
  readonly testMode: boolean
}

const sampleTime = '2026-11-23T09:36:33.399Z'

/** The ids of the samples, and of the examples in the OpenAPI document. */
export const sampleIds = {
  applicationId: '0c624ae3-8ee5-40e7-9e36-3c605ee3453d',
  accountId: 'customer-42',
  endpointId: 'c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912',
} as const

const isEndpointEvent = (name: EventType): name is EndpointEventName =>
  (endpointEventNames as readonly string[]).includes(name)

function sampleData(name: EventType): Record<string, unknown> {
  const { key: messageKey, audience } = eventMessages[name]
  const { details } = eventTypeRows[name]
  const { endpointId, ...ofApplication } = sampleIds
  const of = isEndpointEvent(name) ? { endpointId } : { ...ofApplication, attempt: 1 }
  const sequence = isEndpointEvent(name) ? 1 : 7
  return {
    id: eventId(isEndpointEvent(name) ? endpointId : ofApplication.applicationId, sequence),
    name,
    ...of,
    sequence,
    occurredAt: sampleTime,
    messageKey,
    audience,
    ...(details === undefined ? {} : { details }),
  }
}

/** Part of the data of an event: a stage in test mode marks all of them. */
const markOf = ({ testMode }: StageMode) => (testMode ? { test: true } : {})

/** The data of the event that a test of an endpoint sends. */
export function testEventData(
  endpointId: string,
  { id, occurredAt }: { readonly id: string; readonly occurredAt: string },
  stage: StageMode,
): Record<string, unknown> {
  return { id, name: testEventType, endpointId, occurredAt, ...markOf(stage) }
}

const sampleOf = (type: string, data: Record<string, unknown>) => ({ type, timestamp: sampleTime, data })

/** Every event type, with the body of a delivery as an example. */
export function eventTypeCatalogue(stage: StageMode): EventTypeCatalogue {
  const items = eventTypeNames.map(name => ({
    eventType: name as string,
    description: eventTypeRows[name].meaning,
    sample: sampleOf(name, { ...sampleData(name), ...markOf(stage) }),
  }))
  const { endpointId } = sampleIds
  const testEventId = `evt_${endpointId}_8d2f1c6a-3b7e-4e95-a0c4-6f19b5d7e283`
  const test = {
    eventType: testEventType,
    description:
      'Sent only by `POST /v1/webhook-endpoints/{endpointId}/test`, whatever the endpoint asks for.',
    sample: sampleOf(
      testEventType,
      testEventData(endpointId, { id: testEventId, occurredAt: sampleTime }, stage),
    ),
  }
  return { items: [...items, test] }
}

export const eventTypeCatalogueSchema = buildOnce(() =>
  z
    .object({
      items: z.array(
        z.object({
          eventType: z.string(),
          description: z.string(),
          sample: z
            .object({
              type: z.string(),
              timestamp: instantSchema(),
              data: z.record(z.string(), z.unknown()),
            })
            .meta({ description: 'The body of a delivery.' }),
        }),
      ),
    })
    .meta({ id: 'EventTypes' }),
)

type EventTypeCatalogue = z.output<ReturnType<typeof eventTypeCatalogueSchema>>
