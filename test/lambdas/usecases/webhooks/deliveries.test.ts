import { beforeEach, describe, expect, test } from '@jest/globals'
import { publishedEventSchema } from '../../../../contract/bus-events.ts'
import { eventTypeCatalogue } from '../../../../contract/event-types.ts'
import {
  listDeliveries,
  queueDelivery,
  recover,
  redeliver,
  startRecovery,
  testEndpoint,
} from '../../../../lambdas/usecases/webhooks/manage-deliveries.ts'
import { deleteEndpoint, putEndpoint } from '../../../../lambdas/usecases/webhooks/manage-endpoints.ts'
import { prepareDeliveries } from '../../../../lambdas/usecases/webhooks/prepare-deliveries.ts'
import { auditEntriesOf } from '../../../support/audit-entries.ts'
import { refusalOf } from '../../../support/refusal.ts'
import {
  addEndpoint,
  advanceMinutes,
  deliveriesOf,
  drainQueues,
  eventNow,
  hooksUrl,
  prepareEvents,
} from '../../../support/webhook-walk.ts'
import { makeWorld, operator, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})

const disable = (endpointId: string) =>
  putEndpoint(world.deps, operator, endpointId, { url: hooksUrl, eventTypes: ['*'], status: 'DISABLED' })
const enable = (endpointId: string) =>
  putEndpoint(world.deps, operator, endpointId, { url: hooksUrl, eventTypes: ['*'], status: 'ENABLED' })
const page = (endpointId: string, query: object = {}) =>
  listDeliveries(world.deps, endpointId, { limit: 25, ...query })

describe('an event', () => {
  test('has one delivery for each subscribed endpoint, even if it arrives repeatedly', async () => {
    const all = await addEndpoint(world)
    const named = await addEndpoint(world, { eventTypes: ['application.created'] })
    await addEndpoint(world, { eventTypes: ['application.approved'] })
    for (let times = 0; times < 3; times += 1) await prepareEvents(world, 1)
    expect(deliveriesOf(world).map(({ endpointId }) => endpointId)).toEqual([all, named])
    await drainQueues(world)
    expect(world.deps.webhookSender.sent.map(({ eventId }) => eventId)).toEqual(
      Array(2).fill(eventNow(world).id),
    )
  })

  test('is delivered with type, timestamp and the data from the bus', async () => {
    await addEndpoint(world)
    await prepareEvents(world, 1)
    await drainQueues(world)
    const [{ body, eventId } = { body: '', eventId: '' }] = world.deps.webhookSender.sent
    const event = eventNow(world)
    expect(JSON.parse(body)).toEqual({ type: event.name, timestamp: event.occurredAt, data: event })
    expect(eventId).toBe(event.id)
    expect(body).toBe(JSON.stringify(JSON.parse(body)))
  })

  test('without an endpoint stores nothing', async () => {
    await prepareEvents(world, 1)
    expect(deliveriesOf(world)).toEqual([])
    expect(world.deps.webhookQueues.sendings).toEqual([])
  })

  test('that arrives again after its delivery succeeded is not sent again', async () => {
    const endpointId = await addEndpoint(world)
    const event = eventNow(world)
    for (let times = 0; times < 2; times += 1) {
      await prepareDeliveries(world.deps, event)
      await drainQueues(world)
    }
    expect(world.deps.webhookSender.sent).toHaveLength(1)
    expect((await page(endpointId)).items).toMatchObject([{ status: 'SUCCEEDED' }])
  })

  test('is sent by the next sweep if the message to the sender was lost', async () => {
    await addEndpoint(world)
    await prepareEvents(world, 1)
    world.deps.webhookQueues.sendings.splice(0)
    await advanceMinutes(world, 1)
    expect(world.deps.webhookSender.sent).toHaveLength(1)
  })
})

test('each request of an operator about deliveries is in the audit trail', async () => {
  const endpointId = await addEndpoint(world)
  const { deliveryId } = await testEndpoint(world.deps, operator, endpointId)
  await redeliver(world.deps, operator, endpointId, deliveryId)
  const since = '2026-11-22T10:00:00+08:00'
  await recover(world.deps, operator, endpointId, { since })
  const every = {
    accountId: '#webhook-endpoints',
    at: world.deps.clock(),
    actor: { role: 'operator', id: operator.accountId },
  }
  expect(auditEntriesOf(world).slice(1)).toStrictEqual([
    { ...every, action: 'webhook-endpoint.test', details: { endpointId, deliveryId } },
    {
      ...every,
      action: 'webhook-endpoint.redeliver',
      from: 'PENDING',
      to: 'PENDING',
      details: { endpointId, deliveryId },
    },
    {
      ...every,
      action: 'webhook-endpoint.recover',
      details: { endpointId, since: '2026-11-22T02:00:00.000Z' },
    },
  ])
})

test('every test of an endpoint is an event of its own', async () => {
  const endpointId = await addEndpoint(world)
  for (let times = 0; times < 2; times += 1) await testEndpoint(world.deps, operator, endpointId)
  const ids = deliveriesOf(world).map(({ eventId }) => eventId)
  expect(new Set(ids).size).toBe(2)
  for (const id of ids) expect(id.startsWith(`evt_${endpointId}_`)).toBe(true)
})

test('a test sends its own event to an endpoint with any event types', async () => {
  const endpointId = await addEndpoint(world, { eventTypes: ['review.overdue'] })
  const receipt = await testEndpoint(world.deps, operator, endpointId)
  expect(await queueDelivery(world.deps, endpointId, receipt)).toEqual(receipt)
  await drainQueues(world)
  const [{ body } = { body: '' }] = world.deps.webhookSender.sent
  expect(JSON.parse(body)).toMatchObject({ type: 'webhook.test', data: { endpointId } })
  expect((await page(endpointId)).items).toMatchObject([
    { deliveryId: receipt.deliveryId, eventType: 'webhook.test', status: 'SUCCEEDED' },
  ])
})

test.each([
  [true, { test: true }],
  [false, {}],
])('the data of a test says whether the stage is in test mode: %s', async (testMode, mark) => {
  const endpointId = await addEndpoint(world)
  await testEndpoint({ ...world.deps, testMode }, operator, endpointId)
  const [{ body, eventId, createdAt } = { body: '', eventId: '', createdAt: '' }] = deliveriesOf(world)
  expect(JSON.parse(body).data).toEqual({
    id: eventId,
    name: 'webhook.test',
    endpointId,
    occurredAt: createdAt,
    ...mark,
  })
})

describe('a delivery', () => {
  test('is sent again under the same id on request', async () => {
    const endpointId = await addEndpoint(world)
    await prepareEvents(world, 1)
    await drainQueues(world)
    const { items } = await page(endpointId)
    const deliveryId = items[0]?.deliveryId ?? ''
    expect(await redeliver(world.deps, operator, endpointId, deliveryId)).toEqual({ deliveryId })
    await queueDelivery(world.deps, endpointId, { deliveryId })
    await drainQueues(world)
    const { sent } = world.deps.webhookSender
    expect(sent).toHaveLength(2)
    expect(sent[1]).toMatchObject({ eventId: sent[0]?.eventId, body: sent[0]?.body })
    expect((await page(endpointId)).items[0]?.attempts).toHaveLength(2)
  })

  test('of another endpoint and an unknown delivery are not found', async () => {
    const [mine, other] = [
      await addEndpoint(world),
      await addEndpoint(world, { eventTypes: ['review.overdue'] }),
    ]
    await prepareEvents(world, 1)
    const [{ deliveryId } = { deliveryId: '' }] = deliveriesOf(world, mine)
    expect(await refusalOf(redeliver(world.deps, operator, other, deliveryId))).toMatchObject({
      code: 'NOT_FOUND',
    })
    await deleteEndpoint(world.deps, operator, mine)
    for (const call of [() => redeliver(world.deps, operator, mine, deliveryId), () => page(mine)]) {
      expect(await refusalOf(call())).toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  test('of a disabled endpoint cannot be requested again', async () => {
    const endpointId = await addEndpoint(world)
    await prepareEvents(world, 1)
    await drainQueues(world)
    await disable(endpointId)
    const [{ deliveryId } = { deliveryId: '' }] = deliveriesOf(world)
    for (const call of [
      () => redeliver(world.deps, operator, endpointId, deliveryId),
      () => testEndpoint(world.deps, operator, endpointId),
      () => recover(world.deps, operator, endpointId, { since: world.deps.clock() }),
    ]) {
      expect(await refusalOf(call())).toMatchObject({ code: 'WRONG_STATE' })
    }
  })
})

describe('the list of deliveries', () => {
  test('is newest first, in pages, and by status', async () => {
    const endpointId = await addEndpoint(world)
    world.deps.webhookSender.answer = ({ body }) => ({ status: body.includes('"sequence":2') ? 500 : 200 })
    for (const sequence of [1, 2, 3]) {
      await prepareEvents(world, sequence)
      await drainQueues(world)
      world.time.advance({ seconds: 1 })
    }
    const first = await page(endpointId, { limit: 2 })
    const second = await page(endpointId, { limit: 2, cursor: first.nextCursor })
    const shown = [...first.items, ...second.items].map(({ eventId }) => eventId.split('_').at(-1))
    expect(shown).toEqual(['3', '2', '1'])
    expect(second).not.toHaveProperty('nextCursor')
    const [oldest] = second.items
    expect(oldest).toStrictEqual({
      deliveryId: expect.stringMatching(/^dlv_/),
      eventId: oldest?.eventId,
      eventType: 'application.created',
      status: 'SUCCEEDED',
      attempts: [{ at: oldest?.createdAt, status: 200, durationMs: 0 }],
      createdAt: '2026-11-23T02:00:00.000Z',
    })
    expect((await page(endpointId, { status: 'SUCCEEDED' })).items).toHaveLength(2)
    const { items } = await page(endpointId, { status: 'PENDING' })
    expect(items).toMatchObject([
      { attempts: [{ status: 500, durationMs: 0 }], nextAttemptAt: '2026-11-23T02:00:06.000Z' },
    ])
    expect((await page(endpointId, { status: 'FAILED' })).items).toEqual([])
  })
})

describe('a recovery', () => {
  test('sends exactly the failed deliveries of events since its start again, each under its id', async () => {
    const endpointId = await addEndpoint(world)
    await prepareEvents(world, 1)
    await drainQueues(world)
    await disable(endpointId)
    await prepareEvents(world, 2)
    world.time.advance({ minutes: 1 })
    const since = world.deps.clock()
    const sequences = Array.from({ length: 120 }, (_, index) => index + 3)
    await prepareEvents(world, ...sequences)
    await drainQueues(world)
    expect(world.deps.webhookSender.sent).toHaveLength(1)
    await enable(endpointId)
    world.time.advance({ minutes: 1 })
    const recovery = await recover(world.deps, operator, endpointId, { since })
    expect(recovery).toEqual({ endpointId, since, until: world.deps.clock() })
    for (let times = 0; times < 2; times += 1) await startRecovery(world.deps, recovery)
    await drainQueues(world)
    const recovered = world.deps.webhookSender.sent
      .slice(1)
      .map(({ eventId }) => Number(eventId.split('_').at(-1)))
    expect(recovered.sort((one, other) => one - other)).toEqual(sequences)
  })
})

test('the catalogue lists every event type with the body of a delivery', () => {
  for (const { eventType, sample } of eventTypeCatalogue({ testMode: false }).items) {
    expect(sample).toMatchObject({ type: eventType, timestamp: expect.any(String) })
    expect(sample.data).not.toHaveProperty('test')
    if (eventType !== 'webhook.test') expect(publishedEventSchema().parse(sample.data)).toEqual(sample.data)
  }
})

test('every sample of a stage in test mode is marked', () => {
  for (const { eventType, sample } of eventTypeCatalogue({ testMode: true }).items) {
    expect(sample.data).toMatchObject({ name: eventType, test: true })
    if (eventType !== 'webhook.test') expect(publishedEventSchema().parse(sample.data)).toEqual(sample.data)
  }
})
