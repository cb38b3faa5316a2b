import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { allSlots } from '../domain/certificates.ts'
import { eventMessages, messageAudiences } from '../domain/event-messages.ts'
import { type BusEvent, domainEventNames, endpointEventNames } from '../domain/events.ts'
import { disabledReasonNames } from '../domain/webhooks.ts'
import { accountIdSchema, applicationIdSchema, instantSchema, regionSchema } from './fields.ts'

/** The `detail-type` of the events that an account system puts on the bus. */
export const accountChangedName = 'account.changed'

const instant = buildOnce(() =>
  z.iso.datetime({ offset: true }).transform(text => new Date(text).toISOString()),
)

/**
 * Facts about one account at `occurredAt`, or at the time of the event. Absent facts stay unchanged, unknown ones are
 * ignored.
 */
export const accountChangedSchema = buildOnce(() =>
  z
    .object({
      'detail-type': z.literal(accountChangedName),
      time: instant(),
      detail: z
        .object({
          accountId: accountIdSchema(),
          registrationRegion: regionSchema().optional(),
          partnerProgram: z.boolean().optional(),
          occurredAt: instant().optional(),
        })
        .refine(
          ({ registrationRegion, partnerProgram }) =>
            registrationRegion !== undefined || partnerProgram !== undefined,
          'tells nothing',
        ),
    })
    .transform(({ time, detail: { occurredAt = time, ...told } }) => ({ ...told, at: occurredAt })),
)

export type AccountChanged = z.output<ReturnType<typeof accountChangedSchema>>

/** The `source` of every event that Realname puts on its bus; the `detail-type` is the event's name. */
export const eventSource = 'realname'

const eventShape = buildOnce(() => ({
  id: z.string(),
  sequence: z.int().min(1),
  occurredAt: instantSchema(),
  messageKey: z.string(),
  audience: z.enum(messageAudiences),
  /** In test mode. */
  test: z.literal(true).optional(),
}))

/** The message of an event `document.accepted`, as far as its consumer needs it. The document itself is read again. */
export const acceptedDocumentSchema = buildOnce(() =>
  z
    .object({
      detail: z.object({
        name: z.literal('document.accepted'),
        applicationId: applicationIdSchema(),
        details: z.object({ slot: z.enum(allSlots) }),
      }),
    })
    .transform(({ detail: { applicationId, details } }) => ({ applicationId, slot: details.slot })),
)

/** The `detail` of an event: ids, times and codes, and no personal data. */
export const publishedEventSchema = buildOnce(() =>
  z.discriminatedUnion('name', [
    z.strictObject({
      ...eventShape(),
      name: z.enum(domainEventNames),
      applicationId: applicationIdSchema(),
      accountId: accountIdSchema(),
      attempt: z.int().min(1),
      purpose: z.literal('RENEWAL').optional(),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
    z.strictObject({
      ...eventShape(),
      name: z.enum(endpointEventNames),
      endpointId: z.uuid(),
      details: z.strictObject({ reason: z.enum(disabledReasonNames) }),
    }),
  ]),
)

/** The part of an event on the bus that the consumer of figures reads. */
export const countedEventSchema = buildOnce(() => z.object({ detail: publishedEventSchema() }))

export type PublishedEvent = z.infer<ReturnType<typeof publishedEventSchema>>

/** In test mode, events that belong to no application are marked, too. */
export function publishedEvent(event: BusEvent, { testMode = false } = {}): PublishedEvent {
  const { key: messageKey, audience } = eventMessages[event.name]
  return publishedEventSchema().parse({
    ...event,
    messageKey,
    audience,
    ...(testMode ? { test: true } : {}),
  })
}

/** The source of an upload event that the reconciler repeats. S3's own has the source `aws.s3` and the same shape. */
export const uploadAgainSource = 'realname.reconciler'

/** The part of an upload event that the validator reads. */
export const uploadEventSchema = buildOnce(() =>
  z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) }),
)
