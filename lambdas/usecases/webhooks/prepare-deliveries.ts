import type { PublishedEvent } from '../../../contract/bus-events.ts'
import type { ApplicantTerms } from '../../../domain/applicant-terms.ts'
import { auditEntry } from '../../../domain/change.ts'
import { type EndpointEvent, eventId } from '../../../domain/events.ts'
import { neutralDetails } from '../../../domain/neutral-reasons.ts'
import type { Clock } from '../../../domain/ports.ts'
import type { DisablingRequest, WebhookRecovery } from '../../../domain/webhook-ports.ts'
import {
  firstDeliveryIdOf,
  newDelivery,
  restartDelivery,
  takesEvent,
  type WebhookEndpoint,
} from '../../../domain/webhooks.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import type { Digesting, Queueing } from './manage-deliveries.ts'
import { endpointsAuditId, type WebhooksOfStage } from './manage-endpoints.ts'

/** Integrators pass on what they receive. They read the reasons as applicants do. */
function eventForIntegrators(event: PublishedEvent, neutralRejections: boolean): PublishedEvent {
  return neutralRejections && 'applicationId' in event && event.details !== undefined
    ? { ...event, details: neutralDetails(event.details) }
    : event
}

/**
 * Stores one delivery of an event for each subscribed endpoint. A repeated event stores nothing new. The delivery for a
 * disabled endpoint has failed, so that a recovery finds it.
 */
export async function prepareDeliveries(
  {
    webhooks,
    webhookQueues,
    clock,
    digestOfText,
    applicantTerms: { neutralRejections },
  }: WebhooksOfStage &
    Queueing &
    Digesting & { clock: Clock; applicantTerms: Pick<ApplicantTerms, 'neutralRejections'> },
  event: PublishedEvent,
): Promise<void> {
  const data = eventForIntegrators(event, neutralRejections)
  const message = { eventId: event.id, eventType: event.name, occurredAt: event.occurredAt, data }
  const endpoints = (await webhooks.endpoints()).filter(endpoint => takesEvent(endpoint, event.name))
  const deliveries = endpoints.map(endpoint =>
    newDelivery(endpoint, message, { at: clock(), digest: digestOfText }),
  )
  for (const delivery of deliveries) await webhooks.store(delivery)
  const due = deliveries.filter(({ status }) => status === 'PENDING')
  if (due.length > 0) {
    await webhookQueues.requestSending(due.map(({ endpointId, deliveryId }) => ({ endpointId, deliveryId })))
  }
}

const recoveredAtOnce = 50

/** Makes one page of failed deliveries due again, and queues a message for the next page. */
export async function recoverDeliveries(
  { webhooks, webhookQueues, clock }: WebhooksOfStage & Queueing & { clock: Clock },
  { endpointId, since, until, cursor }: WebhookRecovery,
): Promise<void> {
  const endpoint = await webhooks.endpoint(endpointId)
  if (endpoint?.status !== 'ENABLED') return
  const { items, nextCursor } = await webhooks.failedSince(endpointId, since, {
    limit: recoveredAtOnce,
    ...(cursor === undefined ? {} : { cursor }),
  })
  const end = firstDeliveryIdOf(until)
  const asked = items.filter(({ deliveryId }) => deliveryId < end)
  // A delivery that was requested or attempted meanwhile has not failed any more.
  for (const delivery of asked) await webhooks.replace(delivery, restartDelivery(delivery, clock()))
  if (asked.length > 0) await webhookQueues.requestSending([{ endpointId }])
  if (nextCursor !== undefined && asked.length === items.length) {
    await webhookQueues.requestRecovery({ endpointId, since, until, cursor: nextCursor })
  }
}

/** Disables an endpoint and publishes that. An endpoint that was enabled after `at` stays enabled. */
export async function disableEndpoint(
  deps: CommitDependencies & ActSources & WebhooksOfStage,
  { endpointId, reason, at }: DisablingRequest,
): Promise<void> {
  await commitChange(deps, async () => {
    const before = await deps.webhooks.endpoint(endpointId)
    if (before?.status !== 'ENABLED' || before.enabledAt > at) return { result: undefined }
    const disabling = newAct(deps, 'system', 'webhooks')
    const sequence = before.eventSequence + 1
    const after: WebhookEndpoint = {
      ...before,
      status: 'DISABLED',
      disabledReason: reason,
      updatedAt: disabling.at,
      eventSequence: sequence,
      version: before.version + 1,
    }
    const endpointEvent: EndpointEvent = {
      id: eventId(endpointId, sequence),
      name: 'webhook_endpoint.disabled',
      endpointId,
      sequence,
      occurredAt: disabling.at,
      details: { reason },
    }
    return {
      change: {
        endpoint: { before, after },
        endpointEvent,
        audit: auditEntry(disabling, endpointsAuditId, 'webhook-endpoint.disable', {
          from: before.status,
          to: after.status,
          details: { endpointId, reason },
        }),
      },
      result: undefined,
    }
  })
}
