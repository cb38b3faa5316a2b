import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { webhookLimits } from '../domain/policy.ts'
import {
  attemptErrorNames,
  attemptErrors,
  deliveryStatuses,
  disabledReasonNames,
  disabledReasons,
  endpointStatuses,
  everyEventType,
} from '../domain/webhooks.ts'
import { eventTypeNames } from './event-types.ts'
import { describeValues, instantSchema, lineOfText, pageOf, pageQuerySchema } from './fields.ts'

export const endpointIdSchema = buildOnce(() =>
  z.uuid().meta({ description: 'Identifies one webhook endpoint.' }),
)

export const deliveryIdPattern = /^dlv_[0-9a-z]{9}_[0-9A-Za-z]{20}$/

export const deliveryIdSchema = buildOnce(() =>
  z.string().regex(deliveryIdPattern).meta({ description: 'Identifies one delivery of an endpoint.' }),
)

const urlSchema = buildOnce(() =>
  z.string().max(webhookLimits.longestUrl).meta({
    format: 'uri',
    description:
      'An `https` URL whose host is on the public internet, without a user, a password and a fragment.',
  }),
)

const eventTypesSchema = buildOnce(() =>
  z
    .array(z.enum([everyEventType, ...eventTypeNames]))
    .min(1)
    .max(eventTypeNames.length)
    .meta({
      description: '`["*"]` for all event types, or names of `GET /v1/event-types`.',
    }),
)

const descriptionSchema = buildOnce(() =>
  lineOfText(webhookLimits.longestDescription).meta({ description: 'A note for operators. It is not sent.' }),
)

const settableShape = buildOnce(() => ({
  url: urlSchema(),
  eventTypes: eventTypesSchema(),
  description: descriptionSchema().optional(),
}))

export const createEndpointSchema = buildOnce(() =>
  z.strictObject(settableShape()).meta({
    id: 'CreateWebhookEndpoint',
  }),
)

export type CreateEndpoint = z.output<ReturnType<typeof createEndpointSchema>>

export const putEndpointSchema = buildOnce(() =>
  z.strictObject({ ...settableShape(), status: z.enum(endpointStatuses) }).meta({
    id: 'PutWebhookEndpoint',
  }),
)

export type PutEndpoint = z.output<ReturnType<typeof putEndpointSchema>>

const endpointShape = buildOnce(() => ({
  endpointId: endpointIdSchema(),
  url: z.string(),
  eventTypes: z.array(z.string()),
  description: z.string().optional(),
  status: z.enum(endpointStatuses),
  disabledReason: z
    .enum(disabledReasonNames)
    .optional()
    .meta({
      description: `Why the service disabled the endpoint. ${describeValues(Object.entries(disabledReasons))}`,
    }),
  createdAt: instantSchema(),
  updatedAt: instantSchema(),
}))

export const endpointSchema = buildOnce(() => z.object(endpointShape()).meta({ id: 'WebhookEndpoint' }))

export type EndpointView = z.output<ReturnType<typeof endpointSchema>>

export const endpointListSchema = buildOnce(() =>
  z.object({ items: z.array(endpointSchema()) }).meta({ id: 'WebhookEndpoints' }),
)

const secretSchema = buildOnce(() =>
  z.string().meta({
    description: 'The secret of the signatures, `whsec_` and base64. It is not shown again.',
  }),
)

export const createdEndpointSchema = buildOnce(() =>
  z.object({ ...endpointShape(), secret: secretSchema() }).meta({ id: 'CreatedWebhookEndpoint' }),
)

export type CreatedEndpointView = z.output<ReturnType<typeof createdEndpointSchema>>

export const rotatedSecretSchema = buildOnce(() =>
  z.object({ secret: secretSchema() }).meta({ id: 'RotatedWebhookSecret' }),
)

export type RotatedSecretView = z.output<ReturnType<typeof rotatedSecretSchema>>

export const deliveryReceiptSchema = buildOnce(() =>
  z.object({ deliveryId: deliveryIdSchema() }).meta({ id: 'WebhookDeliveryReceipt' }),
)

export type DeliveryReceipt = z.output<ReturnType<typeof deliveryReceiptSchema>>

export const deliveryQuerySchema = buildOnce(() =>
  pageQuerySchema().extend({ status: z.enum(deliveryStatuses).optional() }),
)

export type DeliveryQuery = z.output<ReturnType<typeof deliveryQuerySchema>>

const deliverySchema = buildOnce(() =>
  z
    .object({
      deliveryId: deliveryIdSchema(),
      eventId: z.string().meta({ description: 'The `webhook-id` of every attempt.' }),
      eventType: z.string(),
      status: z.enum(deliveryStatuses),
      attempts: z
        .array(
          z.object({
            at: instantSchema(),
            status: z.int().optional().meta({ description: 'The HTTP status of the answer.' }),
            error: z
              .enum(attemptErrorNames)
              .optional()
              .meta({
                description: `Why there was no answer. ${describeValues(Object.entries(attemptErrors))}`,
              }),
            durationMs: z.int(),
          }),
        )
        .meta({ description: `The latest ${webhookLimits.keptAttempts} attempts, oldest first.` }),
      nextAttemptAt: instantSchema().optional(),
      createdAt: instantSchema(),
    })
    .meta({ id: 'WebhookDelivery' }),
)

export type DeliveryView = z.output<ReturnType<typeof deliverySchema>>

export const deliveryPageSchema = buildOnce(() => pageOf(deliverySchema()).meta({ id: 'WebhookDeliveries' }))

export type DeliveryPageView = z.output<ReturnType<typeof deliveryPageSchema>>

export const recoverEndpointSchema = buildOnce(() =>
  z
    .strictObject({
      since: z.iso
        .datetime({ offset: true })
        .meta({ description: 'Failed deliveries of events since this time are attempted again.' }),
    })
    .meta({ id: 'RecoverWebhookEndpoint' }),
)

export type RecoverEndpoint = z.output<ReturnType<typeof recoverEndpointSchema>>

export const recoverySchema = buildOnce(() =>
  z
    .object({ endpointId: endpointIdSchema(), since: instantSchema(), until: instantSchema() })
    .meta({ id: 'WebhookRecovery' }),
)

export type RecoveryView = z.output<ReturnType<typeof recoverySchema>>
