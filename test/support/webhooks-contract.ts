import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { auditEntry } from '../../domain/change.ts'
import type { Figures } from '../../domain/figure-ports.ts'
import { webhookFailureCounting } from '../../domain/figures.ts'
import { webhookLimits } from '../../domain/policy.ts'
import type { Change, Records } from '../../domain/ports.ts'
import type { Webhooks } from '../../domain/webhook-ports.ts'
import {
  claimDelivery,
  type Delivery,
  failDelivery,
  newDelivery,
  restartDelivery,
  type WebhookEndpoint,
} from '../../domain/webhooks.ts'
import { digestOfText } from './in-memory-services.ts'

const now = '2026-11-23T02:00:00.000Z'
const plus = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString()

export interface WebhooksUnderTest {
  readonly webhooks: Webhooks
  /** The figures in which failures are counted, without any yet. */
  readonly figures: Pick<Figures, 'days'>
  readonly commit: Records['commit']
  /** Repeats a read of an index until it shows the latest write. */
  readonly shown: <T>(read: () => Promise<T>, isThere: (seen: T) => boolean) => Promise<T>
}

function sampleEndpoint(changed: Partial<WebhookEndpoint> = {}): WebhookEndpoint {
  return {
    endpointId: randomUUID(),
    url: 'https://shop.example/hooks',
    eventTypes: ['*'],
    status: 'ENABLED',
    secrets: [{ ciphertext: 'sealed' }],
    enabledAt: now,
    createdAt: now,
    updatedAt: now,
    eventSequence: 0,
    version: 1,
    ...changed,
  }
}

export function sampleDelivery(endpointId: string, sequence = 1, occurredAt = now): Delivery {
  const message = { eventId: `evt_a_${sequence}`, eventType: 'application.approved', occurredAt, data: {} }
  return newDelivery({ endpointId, status: 'ENABLED' }, message, { at: occurredAt, digest: digestOfText })
}

/** The contract of every adapter of the `Webhooks` port, with the changes of webhooks. */
export function webhooksContract(name: string, make: () => Promise<WebhooksUnderTest>): void {
  describe(`webhooks: ${name}`, () => {
    let webhooks: Webhooks
    let figures: WebhooksUnderTest['figures']
    let commit: Records['commit']
    let shown: WebhooksUnderTest['shown']
    beforeEach(async () => {
      ;({ webhooks, figures, commit, shown } = await make())
    })

    const change = (parts: Omit<Change, 'audit'>) => {
      const act = { actor: { role: 'operator', id: 'o' }, at: now, auditId: randomUUID() } as const
      return commit({ ...parts, audit: auditEntry(act, '#webhook-endpoints', 'webhook-endpoint.change') })
    }

    test('an endpoint is stored, changed and deleted only with its current version', async () => {
      const before = sampleEndpoint({ description: 'old' })
      expect(await change({ endpoint: { after: before } })).toBe('COMMITTED')
      expect(await change({ endpoint: { after: before } })).toBe('STALE')
      expect(await webhooks.endpoint(before.endpointId)).toEqual(before)
      const { description: _gone, ...rest } = before
      const after = { ...rest, status: 'DISABLED', disabledReason: 'GONE', version: 2 } as const
      expect(await change({ endpoint: { before, after } })).toBe('COMMITTED')
      expect(await change({ endpoint: { before, after } })).toBe('STALE')
      expect(await webhooks.endpoints()).toEqual([after])
      expect(await change({ endpoint: { before } })).toBe('STALE')
      expect(await change({ endpoint: { before: after } })).toBe('COMMITTED')
      expect(await webhooks.endpoint(before.endpointId)).toBeUndefined()
      expect(await webhooks.endpoints()).toEqual([])
    })

    test('simultaneous creations cannot exceed the limit of endpoints', async () => {
      for (let index = 0; index < webhookLimits.endpoints; index += 1) {
        expect(await change({ endpoint: { after: sampleEndpoint() } })).toBe('COMMITTED')
      }
      expect(await change({ endpoint: { after: sampleEndpoint() } })).toBe('ENDPOINT_LIMIT_REACHED')
      const [first, ...others] = await webhooks.endpoints()
      expect(others).toHaveLength(webhookLimits.endpoints - 1)
      if (first !== undefined) await change({ endpoint: { before: first } })
      const ends = await Promise.all(
        Array.from({ length: 4 }, () => change({ endpoint: { after: sampleEndpoint() } })),
      )
      expect(ends.filter(end => end === 'COMMITTED').length).toBeLessThanOrEqual(1)
    })

    test('an event about an endpoint is stored once', async () => {
      const before = sampleEndpoint()
      await change({ endpoint: { after: before } })
      const endpointEvent = {
        id: `evt_${before.endpointId}_1`,
        name: 'webhook_endpoint.disabled',
        endpointId: before.endpointId,
        sequence: 1,
        occurredAt: now,
        details: { reason: 'GONE' },
      } as const
      expect(await change({ endpointEvent })).toBe('COMMITTED')
      expect(await change({ endpointEvent })).toBe('STALE')
    })

    test('a failure is counted in the write that stores it, and not if another version was stored', async () => {
      const delivery = sampleDelivery(randomUUID())
      const { endpointId, deliveryId } = delivery
      await webhooks.store(delivery)
      const failed = failDelivery(delivery)
      const day = '2026-11-23'
      const count = webhookFailureCounting(deliveryId, now, 'Asia/Shanghai')
      expect(await webhooks.replace(delivery, failed, count)).toBe(true)
      expect(await webhooks.replace(delivery, failed, count)).toBe(false)
      expect(await webhooks.delivery(endpointId, deliveryId)).toEqual(failed)
      expect((await figures.days(day, day)).get(day)).toEqual({ webhookFailures: 1 })
    })

    test('a delivery is stored once, and replaced only with its current version', async () => {
      const delivery = sampleDelivery(randomUUID())
      const { endpointId, deliveryId } = delivery
      await webhooks.store(delivery)
      const taken = claimDelivery(delivery, now)
      expect(await webhooks.replace(delivery, taken)).toBe(true)
      expect(await webhooks.replace(delivery, taken)).toBe(false)
      await webhooks.store(delivery)
      expect(await webhooks.delivery(endpointId, deliveryId)).toEqual(taken)
      expect(await change({ delivery: { before: delivery, after: restartDelivery(delivery, now) } })).toBe(
        'STALE',
      )
      expect(await change({ delivery: { before: taken, after: restartDelivery(taken, now) } })).toBe(
        'COMMITTED',
      )
      expect(await webhooks.delivery(endpointId, deliveryId)).toEqual(restartDelivery(taken, now))
      expect(await webhooks.delivery(randomUUID(), deliveryId)).toBeUndefined()
    })

    test('due deliveries of one endpoint are listed by their due time', async () => {
      const endpointId = randomUUID()
      const deliveries = [6, 3, 1, 5, 2, 4].map(sequence =>
        sampleDelivery(endpointId, sequence, plus(sequence)),
      )
      for (const delivery of [...deliveries, sampleDelivery(randomUUID())]) await webhooks.store(delivery)
      const due = await shown(
        () => webhooks.due(endpointId, plus(6), 10),
        seen => seen.length === 6,
      )
      const ids = [1, 2, 3, 4, 5, 6].map(sequence => `evt_a_${sequence}`)
      expect(due.map(({ eventId }) => eventId)).toEqual(ids)
      expect(await webhooks.due(endpointId, plus(2), 10)).toHaveLength(2)
      const earliest = await webhooks.due(endpointId, plus(6), 3)
      expect(earliest.map(({ eventId }) => eventId)).toEqual(ids.slice(0, 3))
      expect(await webhooks.due(endpointId, now, 10)).toEqual([])
      expect((await webhooks.oldestPending(endpointId))?.eventId).toBe('evt_a_1')
      for (const delivery of deliveries) await webhooks.replace(delivery, claimDelivery(delivery, plus(6)))
      await shown(
        () => webhooks.due(endpointId, plus(6), 10),
        seen => seen.length === 0,
      )
    })

    test('deliveries are listed newest first, in pages, by status, and failed ones since a time', async () => {
      const endpointId = randomUUID()
      for (const sequence of [1, 2, 3, 4]) {
        const delivery = sampleDelivery(endpointId, sequence, plus(sequence))
        const { dueAt: _due, nextAttemptAt: _next, ...rest } = delivery
        await webhooks.store(sequence % 2 === 0 ? { ...rest, status: 'FAILED' } : delivery)
      }
      const ids = (items: readonly Delivery[]) => items.map(({ eventId }) => eventId.slice(-1)).join('')
      const first = await webhooks.deliveries(endpointId, { limit: 3 })
      const second = await webhooks.deliveries(endpointId, { limit: 3, cursor: first.nextCursor })
      expect([ids(first.items), ids(second.items), second.nextCursor]).toEqual(['432', '1', undefined])
      const failed = await shown(
        () => webhooks.deliveries(endpointId, { limit: 3, status: 'FAILED' }),
        ({ items }) => items.length === 2,
      )
      expect(ids(failed.items)).toBe('42')
      const since = await webhooks.failedSince(endpointId, plus(1), { limit: 1 })
      expect(ids(since.items)).toBe('2')
      const rest = await webhooks.failedSince(endpointId, plus(1), { limit: 1, cursor: since.nextCursor })
      expect([ids(rest.items), rest.nextCursor]).toEqual(['4', undefined])
      expect(ids((await webhooks.failedSince(endpointId, plus(3), { limit: 9 })).items)).toBe('4')
    })

    test('only one sender at a time can hold the lease of an endpoint', async () => {
      const endpointId = randomUUID()
      const lease = (holder: string, at: number) =>
        webhooks.lease({ endpointId, holder, until: plus(at + 60) }, plus(at))
      expect(await lease('one', 0)).toMatchObject({ endpointId, holder: 'one', until: plus(60) })
      expect(await lease('other', 59)).toBeUndefined()
      expect(await lease('one', 59)).toMatchObject({ until: plus(119) })
      expect(await lease('other', 119)).toMatchObject({ holder: 'other' })
      await webhooks.release({ endpointId, holder: 'one' })
      expect(await lease('one', 120)).toBeUndefined()
      await webhooks.release({ endpointId, holder: 'other' })
      expect(await lease('one', 120)).toMatchObject({ holder: 'one' })
    })

    test('the start of failures is recorded once, until a success', async () => {
      const endpointId = randomUUID()
      const lease = () => webhooks.lease({ endpointId, holder: 'one', until: plus(60) }, now)
      expect(await lease()).not.toHaveProperty('failingSince')
      await webhooks.setFailingSince(endpointId, plus(1))
      await webhooks.setFailingSince(endpointId, plus(2))
      expect(await lease()).toHaveProperty('failingSince', plus(1))
      await webhooks.setFailingSince(endpointId, undefined)
      expect(await lease()).not.toHaveProperty('failingSince')
    })
  })
}
