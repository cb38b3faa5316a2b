import { testEventData } from '../../../contract/event-types.ts'
import type {
  DeliveryPageView,
  DeliveryQuery,
  DeliveryReceipt,
  DeliveryView,
  RecoverEndpoint,
  RecoveryView,
} from '../../../contract/webhooks.ts'
import type { Digest } from '../../../domain/audit-chain.ts'
import { auditEntry } from '../../../domain/change.ts'
import { DomainError, notFound } from '../../../domain/errors.ts'
import type { WebhookQueues } from '../../../domain/webhook-ports.ts'
import {
  type Delivery,
  newDelivery,
  restartDelivery,
  testEventType,
  type WebhookEndpoint,
} from '../../../domain/webhooks.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { endpointsAuditId, findStoredEndpoint, type WebhooksOfStage } from './manage-endpoints.ts'

export interface Queueing {
  readonly webhookQueues: WebhookQueues
}

export interface Digesting {
  readonly digestOfText: Digest
}

async function findEnabled(deps: WebhooksOfStage, endpointId: string): Promise<WebhookEndpoint> {
  const endpoint = await findStoredEndpoint(deps, endpointId)
  if (endpoint.status !== 'ENABLED') {
    throw new DomainError('WRONG_STATE', 'The endpoint is disabled. Enable it first.')
  }
  return endpoint
}

/** Stores a delivery of a new test event. It is due at once. */
export async function testEndpoint(
  deps: CommitDependencies &
    AnswerContext &
    ActSources &
    WebhooksOfStage &
    Digesting & { readonly testMode: boolean },
  operator: Principal,
  endpointId: string,
): Promise<DeliveryReceipt> {
  const eventId = `evt_${endpointId}_${deps.newId()}`
  return commitAnswer(deps, async () => {
    const endpoint = await findEnabled(deps, endpointId)
    const testing = newAct(deps, 'operator', operator.accountId)
    const { at } = testing
    const message = {
      eventId,
      eventType: testEventType,
      occurredAt: at,
      data: testEventData(endpointId, { id: eventId, occurredAt: at }, deps),
    }
    const after = newDelivery(endpoint, message, { at, digest: deps.digestOfText })
    const { deliveryId } = after
    return {
      change: {
        delivery: { after },
        audit: auditEntry(testing, endpointsAuditId, 'webhook-endpoint.test', {
          details: { endpointId, deliveryId },
        }),
      },
      result: { deliveryId },
    }
  })
}

/** Makes a delivery due again, in any status. */
export async function redeliver(
  deps: CommitDependencies & AnswerContext & ActSources & WebhooksOfStage,
  operator: Principal,
  endpointId: string,
  deliveryId: string,
): Promise<DeliveryReceipt> {
  return commitAnswer(deps, async () => {
    await findEnabled(deps, endpointId)
    const before = await deps.webhooks.delivery(endpointId, deliveryId)
    if (before === undefined) throw notFound()
    const asking = newAct(deps, 'operator', operator.accountId)
    return {
      change: {
        delivery: { before, after: restartDelivery(before, asking.at) },
        audit: auditEntry(asking, endpointsAuditId, 'webhook-endpoint.redeliver', {
          from: before.status,
          to: 'PENDING',
          details: { endpointId, deliveryId },
        }),
      },
      result: { deliveryId },
    }
  })
}

/** Queues a due delivery for a sender. Without this, the next sweep would find it. */
export async function queueDelivery(
  { webhookQueues }: Queueing,
  endpointId: string,
  { deliveryId }: DeliveryReceipt,
): Promise<DeliveryReceipt> {
  await webhookQueues.requestSending([{ endpointId, deliveryId }])
  return { deliveryId }
}

/** Records the request to send failed deliveries again. `startRecovery` starts the work. */
export async function recover(
  deps: CommitDependencies & AnswerContext & ActSources & WebhooksOfStage,
  operator: Principal,
  endpointId: string,
  { since }: RecoverEndpoint,
): Promise<RecoveryView> {
  return commitAnswer(deps, async () => {
    await findEnabled(deps, endpointId)
    const recovering = newAct(deps, 'operator', operator.accountId)
    const recovery = { endpointId, since: new Date(since).toISOString(), until: recovering.at }
    return {
      change: {
        audit: auditEntry(recovering, endpointsAuditId, 'webhook-endpoint.recover', {
          details: { endpointId, since: recovery.since },
        }),
      },
      result: recovery,
    }
  })
}

export async function startRecovery(
  { webhookQueues }: Queueing,
  recovery: RecoveryView,
): Promise<RecoveryView> {
  await webhookQueues.requestRecovery(recovery)
  return recovery
}

function deliveryView({ deliveryId, eventId, eventType, status, attempts, ...rest }: Delivery): DeliveryView {
  const { nextAttemptAt, createdAt } = rest
  return {
    deliveryId,
    eventId,
    eventType,
    status,
    attempts: attempts.map(attempt => ({ ...attempt })),
    ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }),
    createdAt,
  }
}

export async function listDeliveries(
  deps: WebhooksOfStage,
  endpointId: string,
  query: DeliveryQuery,
): Promise<DeliveryPageView> {
  await findStoredEndpoint(deps, endpointId)
  const { items, nextCursor } = await deps.webhooks.deliveries(endpointId, query)
  return { items: items.map(deliveryView), ...(nextCursor === undefined ? {} : { nextCursor }) }
}
