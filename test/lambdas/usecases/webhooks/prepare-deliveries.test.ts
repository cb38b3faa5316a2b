import { beforeEach, describe, expect, test } from '@jest/globals'
import type { DisablingRequest } from '../../../../domain/webhook-ports.ts'
import { deleteEndpoint, putEndpoint } from '../../../../lambdas/usecases/webhooks/manage-endpoints.ts'
import {
  disableEndpoint,
  prepareDeliveries,
  recoverDeliveries,
} from '../../../../lambdas/usecases/webhooks/prepare-deliveries.ts'
import { sweepDeliveries } from '../../../../lambdas/usecases/webhooks/sweep-deliveries.ts'
import { auditEntriesOf, lastAuditEntryOf } from '../../../support/audit-entries.ts'
import {
  addEndpoint,
  deliveriesOf,
  eventNow,
  hooksUrl,
  prepareEvents,
} from '../../../support/webhook-walk.ts'
import { makeWorld, operator, type World } from '../../../support/world.ts'

let world: World
let endpointId: string
beforeEach(async () => {
  world = makeWorld()
  endpointId = await addEndpoint(world)
})

const put = (status: 'ENABLED' | 'DISABLED', id = endpointId) =>
  putEndpoint(world.deps, operator, id, { url: hooksUrl, eventTypes: ['*'], status })

const recordedRequests = () => {
  const requests: unknown[] = []
  const requestSending = async (asked: unknown) => {
    requests.push(asked)
  }
  return { requests, webhookQueues: { ...world.deps.webhookQueues, requestSending } }
}

describe('a message to the senders', () => {
  test('names the deliveries of enabled endpoints alone', async () => {
    const disabled = await addEndpoint(world)
    await put('DISABLED', disabled)
    const { requests, webhookQueues } = recordedRequests()
    await prepareDeliveries({ ...world.deps, webhookQueues }, eventNow(world))
    const [due] = deliveriesOf(world, endpointId)
    expect(requests).toEqual([[{ endpointId, deliveryId: due?.deliveryId }]])
    expect(deliveriesOf(world, disabled)).toMatchObject([{ status: 'FAILED' }])
  })

  test('is not queued without a due delivery', async () => {
    const { requests, webhookQueues } = recordedRequests()
    await sweepDeliveries({ ...world.deps, webhookQueues })
    await put('DISABLED')
    await prepareDeliveries({ ...world.deps, webhookQueues }, eventNow(world))
    expect(deliveriesOf(world)).toHaveLength(1)
    expect(requests).toEqual([])
  })
})

describe('a recovery', () => {
  const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)
  const since = () => world.deps.clock()
  const pending = () => deliveriesOf(world).filter(({ status }) => status === 'PENDING')

  /** Deliveries that have failed, because the endpoint was disabled when their events arrived. */
  async function storeFailed(from: number, count: number): Promise<void> {
    await put('DISABLED')
    await prepareEvents(world, ...numbers(from, count))
    await put('ENABLED')
  }

  const recover = async (changed: { until: string; since: string; cursor?: string }) => {
    const { requests, webhookQueues } = recordedRequests()
    await recoverDeliveries({ ...world.deps, webhookQueues }, { endpointId, ...changed })
    return { requests, recoveries: world.deps.webhookQueues.recoveries.splice(0) }
  }

  test('takes fifty deliveries at once and continues after the last of them', async () => {
    const from = since()
    await storeFailed(1, 70)
    world.time.advance({ seconds: 1 })
    const period = { since: from, until: world.deps.clock() }
    const first = await recover(period)
    const recovered = pending()
    expect(recovered).toHaveLength(50)
    for (const { tries, dueAt } of recovered) expect({ tries, dueAt }).toEqual({ tries: 0, dueAt: since() })
    expect(first).toStrictEqual({
      requests: [[{ endpointId }]],
      recoveries: [{ endpointId, ...period, cursor: expect.any(String) }],
    })
    const cursor = first.recoveries[0]?.cursor ?? ''
    expect(await recover({ ...period, cursor })).toEqual({ requests: [[{ endpointId }]], recoveries: [] })
    expect(pending()).toHaveLength(70)
  })

  test('does not take deliveries before its cursor, which may have failed again', async () => {
    const from = since()
    await storeFailed(1, 70)
    world.time.advance({ seconds: 1 })
    const { nextCursor = '' } = await world.deps.webhooks.failedSince(endpointId, from, { limit: 50 })
    await recover({ since: from, until: world.deps.clock(), cursor: nextCursor })
    expect(pending()).toHaveLength(20)
  })

  test('ends at the first event after it was requested', async () => {
    const from = since()
    await storeFailed(1, 30)
    world.time.advance({ seconds: 1 })
    const until = world.deps.clock()
    await storeFailed(31, 30)
    expect(await recover({ since: from, until })).toEqual({ requests: [[{ endpointId }]], recoveries: [] })
    expect(pending().every(({ createdAt }) => createdAt === from)).toBe(true)
    expect(pending()).toHaveLength(30)
  })

  test('without failed deliveries wakes no sender', async () => {
    expect(await recover({ since: since(), until: since() })).toEqual({ requests: [], recoveries: [] })
  })

  test.each(['disabled', 'deleted'])('of an endpoint that is %s meanwhile does nothing', async kind => {
    const from = since()
    await storeFailed(1, 1)
    world.time.advance({ seconds: 1 })
    if (kind === 'disabled') await put('DISABLED')
    else await deleteEndpoint(world.deps, operator, endpointId)
    const end = await recover({ since: from, until: world.deps.clock() })
    expect(end).toEqual({ requests: [], recoveries: [] })
    expect(deliveriesOf(world)).toMatchObject([{ status: 'FAILED' }])
  })
})

describe('the disabling of an endpoint', () => {
  const disable = (changed: Partial<DisablingRequest> = {}) =>
    disableEndpoint(world.deps, { endpointId, reason: 'GONE', at: world.deps.clock(), ...changed })
  const stored = () => world.records.webhooks.stored.endpoints.get(endpointId)

  test('is stored with its reason, its event and an audit entry of the service', async () => {
    const before = stored()
    await disable()
    const at = world.deps.clock()
    expect(stored()).toStrictEqual({
      ...before,
      status: 'DISABLED',
      disabledReason: 'GONE',
      updatedAt: at,
      eventSequence: 1,
      version: 2,
    })
    expect([...world.records.webhooks.stored.events.values()]).toStrictEqual([
      {
        id: `evt_${endpointId}_1`,
        name: 'webhook_endpoint.disabled',
        endpointId,
        sequence: 1,
        occurredAt: at,
        details: { reason: 'GONE' },
      },
    ])
    expect(lastAuditEntryOf(world)).toStrictEqual({
      accountId: '#webhook-endpoints',
      at,
      actor: { role: 'system', id: 'webhooks' },
      action: 'webhook-endpoint.disable',
      from: 'ENABLED',
      to: 'DISABLED',
      details: { endpointId, reason: 'GONE' },
    })
  })

  test.each([
    ['is disabled already', () => put('DISABLED')],
    ['has been deleted', () => deleteEndpoint(world.deps, operator, endpointId)],
  ])('changes nothing if the endpoint %s', async (_case, change) => {
    await change()
    const before = auditEntriesOf(world)
    await disable()
    expect(auditEntriesOf(world)).toEqual(before)
  })

  test('changes nothing if the endpoint was enabled after the request', async () => {
    const at = world.deps.clock()
    await put('DISABLED')
    world.time.advance({ seconds: 0.001 })
    await put('ENABLED')
    await disable({ at })
    expect(stored()).toMatchObject({ status: 'ENABLED' })
    await disable()
    expect(stored()).toMatchObject({ status: 'DISABLED' })
  })
})
