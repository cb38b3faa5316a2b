import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Delivery } from '../../../../domain/webhooks.ts'
import { deleteEndpoint, putEndpoint } from '../../../../lambdas/usecases/webhooks/manage-endpoints.ts'
import { type Sending, sendDeliveries } from '../../../../lambdas/usecases/webhooks/send-deliveries.ts'
import { addEndpoint, deliveriesOf, hooksUrl, prepareEvents } from '../../../support/webhook-walk.ts'
import { type Dependencies, makeWorld, operator, type World } from '../../../support/world.ts'

let world: World
let endpointId: string
beforeEach(async () => {
  world = makeWorld()
  endpointId = await addEndpoint(world)
})

const answering = (answer: Dependencies['webhookSender']['answer']) => {
  world.deps.webhookSender.answer = answer
}
const sent = () => world.deps.webhookSender.sent
const { parse } = Date
const now = () => parse(world.deps.clock())

/** Stores due deliveries, whose messages to a sender are lost. */
async function storeDue(...sequences: number[]): Promise<Delivery[]> {
  await prepareEvents(world, ...sequences)
  world.deps.webhookQueues.sendings.splice(0)
  return deliveriesOf(world)
}

const send = (changed: Partial<Sending> = {}, mayGoOn = () => true) =>
  sendDeliveries({ ...world.deps, attemptsAtOnce: 1, ...changed }, [{ endpointId }], mayGoOn)

const failingSince = () => world.records.webhooks.stored.leases.get(endpointId)?.failingSince

describe('a failed attempt', () => {
  test('is stored with its error and duration, and the next one is planned from its end', async () => {
    const [stored] = await storeDue(1)
    const at = world.deps.clock()
    answering(() => {
      world.time.advance({ seconds: 3 })
      return { error: 'TIMED_OUT' }
    })
    await send({ chance: () => 0.5 })
    const next = new Date(now() + 5500).toISOString()
    expect(deliveriesOf(world)).toStrictEqual([
      {
        ...stored,
        attempts: [{ at, error: 'TIMED_OUT', durationMs: 3000 }],
        tries: 1,
        nextAttemptAt: next,
        dueAt: next,
        version: 3,
      },
    ])
    expect(world.deps.webhookQueues.sendings).toStrictEqual([
      { endpointId, deliveryId: stored?.deliveryId, notBefore: now() + 6000 },
    ])
  })

  test.each([
    ['60', 1],
    ['61', 0],
  ])('that may be repeated after %s seconds leaves %d messages', async (retryAfter, messages) => {
    const [stored] = await storeDue(1)
    answering(() => ({ status: 503, retryAfter }))
    await send()
    const message = { endpointId, deliveryId: stored?.deliveryId, notBefore: now() + 60_000 }
    expect(world.deps.webhookQueues.sendings).toStrictEqual(Array(messages).fill(message))
  })

  test('marks the start of the failures, unless another attempt of the same turn succeeds', async () => {
    await storeDue(1, 2)
    answering(({ body }) => ({ status: body.includes('"sequence":1') ? 500 : 204 }))
    await send({ attemptsAtOnce: 2 })
    expect(failingSince()).toBeUndefined()
    await storeDue(1, 3)
    world.time.advance({ seconds: 5 })
    answering(() => ({ status: 500 }))
    await send({ attemptsAtOnce: 2 })
    expect(failingSince()).toBe(world.deps.clock())
  })

  test('of a delivery that expired meanwhile stores nothing', async () => {
    await storeDue(1)
    answering(() => {
      world.records.webhooks.stored.deliveries.clear()
      return { status: 500 }
    })
    await send()
    expect(deliveriesOf(world)).toEqual([])
  })
})

describe('an endpoint is given up within a turn', () => {
  test('after a 410: no other delivery is attempted, and its disabling is requested', async () => {
    await storeDue(1, 2, 3)
    answering(() => ({ status: 410 }))
    await send()
    expect(sent()).toHaveLength(1)
    expect(
      deliveriesOf(world)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['FAILED', 'PENDING', 'PENDING'])
    const { disablings, sendings } = world.deps.webhookQueues
    expect(disablings).toEqual([{ endpointId, reason: 'GONE', at: world.deps.clock() }])
    expect(sendings).toEqual([])
  })

  test.each([
    ['after five days of failures', 0, 1],
    ['but not one millisecond earlier', -0.001, 3],
  ])('%s', async (_case, seconds, attempts) => {
    await world.deps.webhooks.setFailingSince(endpointId, world.deps.clock())
    world.time.advance({ days: 5 })
    world.time.advance({ seconds })
    await storeDue(1, 2, 3)
    answering(() => ({ status: 500 }))
    await send()
    expect(sent()).toHaveLength(attempts)
    const request = { endpointId, reason: 'NO_SUCCESS', at: world.deps.clock() }
    expect(world.deps.webhookQueues.disablings).toEqual(attempts === 1 ? [request] : [])
  })

  test('when it has been deleted', async () => {
    await storeDue(1)
    await deleteEndpoint(world.deps, operator, endpointId)
    await send()
    expect(sent()).toEqual([])
    expect(world.deps.webhookQueues.sendings).toEqual([])
  })

  test('when it has been disabled, which is no failure of the endpoint', async () => {
    await storeDue(1)
    await putEndpoint(world.deps, operator, endpointId, {
      url: hooksUrl,
      eventTypes: ['*'],
      status: 'DISABLED',
    })
    await send()
    expect(deliveriesOf(world)).toMatchObject([{ status: 'FAILED', attempts: [] }])
    expect(failingSince()).toBeUndefined()
  })
})

describe('a turn', () => {
  test('attempts the requested delivery before the others that are due', async () => {
    const other = await addEndpoint(world)
    await storeDue(1, 2, 3)
    const last = (id: string) =>
      deliveriesOf(world, id)
        .toSorted((one, other) => (one.deliveryId < other.deliveryId ? -1 : 1))
        .at(-1)
    let rounds = 0
    const asked = [endpointId, other].map(id => ({ endpointId: id, deliveryId: last(id)?.deliveryId }))
    await sendDeliveries({ ...world.deps, attemptsAtOnce: 1 }, asked, () => {
      rounds += 1
      return rounds <= 2
    })
    expect(sent().map(({ eventId }) => eventId)).toEqual([endpointId, other].map(id => last(id)?.eventId))
    expect(world.deps.webhookQueues.sendings).toEqual(
      [endpointId, other].map(id => ({ endpointId: id, notBefore: now() + 1000 })),
    )
  })

  test('is followed by another one if a delivery became due after its last query', async () => {
    await storeDue(1)
    const { webhooks } = world.deps
    const release: typeof webhooks.release = async lease => {
      await webhooks.release(lease)
      await storeDue(2)
    }
    await send({ webhooks: { ...webhooks, release } })
    expect(sent()).toHaveLength(1)
    expect(world.deps.webhookQueues.sendings).toEqual([{ endpointId, notBefore: now() + 1000 }])
  })

  test('ends if another sender has taken over the endpoint', async () => {
    await storeDue(1, 2)
    answering(async () => {
      world.time.advance({ seconds: 61 })
      const until = new Date(now() + 60_000).toISOString()
      await world.deps.webhooks.lease({ endpointId, holder: 'another', until }, world.deps.clock())
      return { status: 204 }
    })
    await send()
    expect(sent()).toHaveLength(1)
    expect(world.deps.webhookQueues.sendings).toEqual([])
  })

  describe('whose query still shows ended deliveries', () => {
    /** The index of the table shows changes later than the table. */
    const withEnded = (ended: readonly Delivery[]) => {
      const { webhooks } = world.deps
      const due: typeof webhooks.due = async (...query) => [...ended, ...(await webhooks.due(...query))]
      return { ...webhooks, due }
    }

    test('ends if there are no others', async () => {
      const ended = await storeDue(1)
      await send()
      let rounds = 0
      await send({ webhooks: withEnded(ended) }, () => {
        rounds += 1
        return rounds <= 3
      })
      expect(rounds).toBe(1)
      expect(sent()).toHaveLength(1)
      expect(world.deps.webhookQueues.sendings).toEqual([])
    })

    test('continues while there are others', async () => {
      const ended = await storeDue(1)
      await send()
      await storeDue(2, 3)
      await send({ webhooks: withEnded(ended) })
      expect(sent()).toHaveLength(3)
    })
  })

  test('fails a delivery whose ten senders all crashed, without another attempt', async () => {
    const [stored] = await storeDue(1)
    if (stored === undefined) throw new Error('no delivery')
    await world.deps.webhooks.replace(stored, { ...stored, tries: 10 })
    await send()
    expect(sent()).toEqual([])
    const { nextAttemptAt: _planned, dueAt: _due, ...rest } = stored
    expect(deliveriesOf(world)).toStrictEqual([{ ...rest, tries: 10, status: 'FAILED', version: 2 }])
    expect([...world.records.figures.stored.days.values()]).toMatchObject([{ webhookFailures: 1 }])
  })
})
