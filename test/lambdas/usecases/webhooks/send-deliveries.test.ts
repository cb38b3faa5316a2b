import { beforeEach, describe, expect, test } from '@jest/globals'
import type { PutEndpoint } from '../../../../contract/webhooks.ts'
import { stageDefaults, webhookLimits } from '../../../../domain/policy.ts'
import type { AttemptResult } from '../../../../domain/webhooks.ts'
import { startRecovery } from '../../../../lambdas/usecases/webhooks/manage-deliveries.ts'
import {
  findEndpoint,
  putEndpoint,
  rotateSecret,
  showSecret,
} from '../../../../lambdas/usecases/webhooks/manage-endpoints.ts'
import { sendDeliveries } from '../../../../lambdas/usecases/webhooks/send-deliveries.ts'
import { sweepDeliveries } from '../../../../lambdas/usecases/webhooks/sweep-deliveries.ts'
import {
  addEndpoint,
  advanceMinutes,
  deliveriesOf,
  drainQueues,
  hooksUrl,
  prepareEvents,
} from '../../../support/webhook-walk.ts'
import { makeWorld, operator, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})

const answering = (answer: (url: string) => AttemptResult) => {
  world.deps.webhookSender.answer = ({ url }) => answer(url)
}
const sent = () => world.deps.webhookSender.sent
const countedFailures = () =>
  [...world.records.figures.stored.days.values()].reduce(
    (sum, { webhookFailures = 0 }) => sum + webhookFailures,
    0,
  )

const timesOfAttempts = () =>
  sent().map(({ at }) => (Date.parse(at) - Date.parse(sent()[0]?.at ?? '')) / 1000)

test('an attempt is signed with the present secret, and during a rotation also with the old one', async () => {
  const endpointId = await addEndpoint(world)
  const old = (await showSecret(world.deps, endpointId)).secret
  await rotateSecret(world.deps, operator, endpointId)
  const present = (await showSecret(world.deps, endpointId)).secret
  await prepareEvents(world, 1)
  await drainQueues(world)
  world.time.advance({ days: 1 })
  await prepareEvents(world, 2)
  await drainQueues(world)
  expect(sent().map(({ secrets }) => secrets)).toEqual([[present, old], [present]])
})

describe('a delivery that fails', () => {
  test('is attempted again after seconds, minutes and hours, and finally has failed', async () => {
    await addEndpoint(world)
    answering(() => ({ status: 500 }))
    await prepareEvents(world, 1)
    await drainQueues(world)
    world.time.advance({ seconds: 5 })
    await drainQueues(world)
    await advanceMinutes(world, 80 * 60)
    const seconds = timesOfAttempts()
    let sum = 0
    const planned = [0, ...webhookLimits.retryDelays].map(delay => {
      sum += delay
      return sum
    })
    expect(seconds).toHaveLength(10)
    for (const [index, second] of seconds.entries()) {
      expect(second - (planned[index] ?? 0)).toBeGreaterThanOrEqual(0)
      // The sweep runs every minute, and each attempt plans the next one.
      expect(second - (planned[index] ?? 0)).toBeLessThanOrEqual(60 * index)
    }
    expect(deliveriesOf(world)).toMatchObject([{ status: 'FAILED', tries: 10 }])
    expect(countedFailures()).toBe(1)
    expect(new Set(sent().map(({ eventId }) => eventId)).size).toBe(1)
  })

  test('waits as long as the endpoint requests', async () => {
    await addEndpoint(world)
    answering(() => ({ status: 429, retryAfter: '1800' }))
    await prepareEvents(world, 1)
    await drainQueues(world)
    await advanceMinutes(world, 29)
    expect(sent()).toHaveLength(1)
    await advanceMinutes(world, 2)
    expect(sent()).toHaveLength(2)
  })

  test('is attempted again after the claim of a crashed sender has ended', async () => {
    await addEndpoint(world)
    let calls = 0
    world.deps.webhookSender.answer = async () => {
      calls += 1
      if (calls === 1) throw new Error('the process crashed')
      return { status: 204 }
    }
    await prepareEvents(world, 1)
    await expect(drainQueues(world)).rejects.toThrow('crashed')
    expect(deliveriesOf(world)).toMatchObject([{ status: 'PENDING', attempts: [] }])
    await advanceMinutes(world, 2)
    expect(deliveriesOf(world)).toMatchObject([{ status: 'SUCCEEDED' }])
    expect(new Set(sent().map(({ eventId }) => eventId)).size).toBe(1)
  })

  test('can be requested again during an attempt, and both the attempt and the request are kept', async () => {
    const endpointId = await addEndpoint(world)
    await prepareEvents(world, 1)
    world.deps.webhookSender.answer = async () => {
      const [delivery] = deliveriesOf(world)
      if (delivery !== undefined && sent().length === 1) {
        await world.deps.webhooks.replace(delivery, {
          ...delivery,
          version: delivery.version + 1,
          dueAt: world.deps.clock(),
        })
      }
      return { status: 204 }
    }
    await drainQueues(world)
    await advanceMinutes(world, 1)
    expect(sent()).toHaveLength(2)
    expect(deliveriesOf(world, endpointId)).toMatchObject([
      { status: 'SUCCEEDED', attempts: [{ status: 204 }, { status: 204 }] },
    ])
  })
})

describe('an endpoint', () => {
  test('that answers 410 is disabled and gets no more requests, and an event is published', async () => {
    const endpointId = await addEndpoint(world)
    answering(() => ({ status: 410 }))
    await prepareEvents(world, 1)
    await drainQueues(world)
    await prepareEvents(world, 2)
    await advanceMinutes(world, 10)
    expect(sent()).toHaveLength(1)
    expect(await findEndpoint(world.deps, endpointId)).toMatchObject({
      status: 'DISABLED',
      disabledReason: 'GONE',
    })
    expect(deliveriesOf(world).map(({ status }) => status)).toEqual(['FAILED', 'FAILED'])
    expect([...world.records.webhooks.stored.events.values()]).toMatchObject([
      { id: `evt_${endpointId}_1`, name: 'webhook_endpoint.disabled', details: { reason: 'GONE' } },
    ])
    const [entry] = [...world.records.stored.audit.values()].slice(-1)
    expect(entry).toMatchObject({ action: 'webhook-endpoint.disable', actor: { role: 'system' } })
  })

  test('that fails for five days is disabled', async () => {
    const endpointId = await addEndpoint(world)
    answering(() => ({ error: 'TIMED_OUT' }))
    for (let day = 0; day < 5; day += 1) {
      await prepareEvents(world, day + 1)
      await drainQueues(world)
      expect((await findEndpoint(world.deps, endpointId)).status).toBe('ENABLED')
      await advanceMinutes(world, 24 * 60, 30)
    }
    await prepareEvents(world, 9)
    await drainQueues(world)
    expect(await findEndpoint(world.deps, endpointId)).toMatchObject({
      status: 'DISABLED',
      disabledReason: 'NO_SUCCESS',
    })
  })

  test('that succeeds once within five days stays enabled', async () => {
    const endpointId = await addEndpoint(world)
    for (let day = 0; day < 9; day += 1) {
      answering(() => (day === 4 ? { status: 200 } : { status: 503 }))
      await prepareEvents(world, day + 1)
      await drainQueues(world)
      await advanceMinutes(world, 24 * 60, 30)
    }
    expect((await findEndpoint(world.deps, endpointId)).status).toBe('ENABLED')
  })

  test('that is enabled again after its 410 stays enabled', async () => {
    const endpointId = await addEndpoint(world)
    answering(() => ({ status: 410 }))
    await prepareEvents(world, 1)
    await sendDeliveries(world.deps, world.deps.webhookQueues.sendings.splice(0), () => true)
    world.time.advance({ minutes: 1 })
    const put: Omit<PutEndpoint, 'status'> = { url: hooksUrl, eventTypes: ['*'] }
    await putEndpoint(world.deps, operator, endpointId, { ...put, status: 'DISABLED' })
    await putEndpoint(world.deps, operator, endpointId, { ...put, status: 'ENABLED' })
    await drainQueues(world)
    expect((await findEndpoint(world.deps, endpointId)).status).toBe('ENABLED')
  })

  test('that an operator disables gets no more of its due deliveries', async () => {
    const endpointId = await addEndpoint(world)
    await prepareEvents(world, 1, 2, 3)
    await putEndpoint(world.deps, operator, endpointId, {
      url: hooksUrl,
      eventTypes: ['*'],
      status: 'DISABLED',
    })
    await drainQueues(world)
    expect(sent()).toEqual([])
    expect(deliveriesOf(world).map(({ status }) => status)).toEqual(Array(3).fill('FAILED'))
    expect(countedFailures()).toBe(3)
  })
})

/** An answer that the test releases. */
function hanging() {
  const open: (() => void)[] = []
  return {
    open,
    answer: () =>
      new Promise<AttemptResult>(resolve => {
        open.push(() => resolve({ error: 'TIMED_OUT' }))
      }),
  }
}

/** Waits until all work that needs no answer has ended. */
const settle = () => new Promise(resolve => setImmediate(resolve))

describe('a thousand events for an endpoint that hangs', () => {
  test('occupy one sender with ten attempts and do not delay another endpoint', async () => {
    const slow = await addEndpoint(world, { url: 'https://slow.example/' })
    const quick = await addEndpoint(world)
    const { open, answer } = hanging()
    world.deps.webhookSender.answer = ({ url }) => (url === hooksUrl ? { status: 204 } : answer())
    await prepareEvents(world, ...Array.from({ length: 1000 }, (_, index) => index + 1))
    const messages = world.deps.webhookQueues.sendings.splice(0)
    expect(messages).toHaveLength(2000)
    let running = 0
    const run = async (batch: typeof messages) => {
      running += 1
      await sendDeliveries(world.deps, batch, () => true)
      running -= 1
    }
    for (let at = 0; at < messages.length; at += 10) {
      void run(messages.slice(at, at + 10))
      await settle()
    }
    for (let turns = 0; turns < 200; turns += 1) await settle()
    // All other senders have ended. One sender holds the endpoint and waits.
    expect(running).toBe(1)
    expect(open.length).toBeLessThanOrEqual(stageDefaults.webhookAttemptsAtOnce)
    const statuses = (endpointId: string) =>
      new Set(deliveriesOf(world, endpointId).map(({ status }) => status))
    expect(statuses(quick)).toEqual(new Set(['SUCCEEDED']))
    expect(statuses(slow)).toEqual(new Set(['PENDING']))
  })

  test('stop within the timeout of the function and continue with the next message', async () => {
    const endpointId = await addEndpoint(world)
    answering(() => ({ error: 'TIMED_OUT' }))
    await prepareEvents(world, ...Array.from({ length: 100 }, (_, index) => index + 1))
    world.deps.webhookQueues.sendings.splice(0)
    let rounds = 0
    await sendDeliveries(world.deps, [{ endpointId }], () => {
      rounds += 1
      return rounds <= 3
    })
    expect(sent()).toHaveLength(30)
    expect(
      world.deps.webhookQueues.sendings.filter(({ deliveryId }) => deliveryId === undefined),
    ).toHaveLength(1)
  })
})

test('two senders of one endpoint send each delivery once', async () => {
  const endpointId = await addEndpoint(world)
  await prepareEvents(world, ...Array.from({ length: 50 }, (_, index) => index + 1))
  world.deps.webhookQueues.sendings.splice(0)
  await Promise.all(Array.from({ length: 5 }, () => sendDeliveries(world.deps, [{ endpointId }], () => true)))
  expect(sent()).toHaveLength(50)
  expect(new Set(sent().map(({ eventId }) => eventId)).size).toBe(50)
})

/** Sends a thousand events with all their attempts. Returns the ids that arrived. */
async function arriveHalfOfTheTime(): Promise<ReadonlyMap<string, number>> {
  let seed = 1
  const arrived = new Map<string, number>()
  world.deps.webhookSender.answer = ({ eventId, body }) => {
    seed = (seed * 48_271) % 2_147_483_647
    if (seed % 2 === 0) return { status: 503 }
    const { data } = JSON.parse(body) as { data: { id: string } }
    expect(data.id).toBe(eventId)
    arrived.set(eventId, (arrived.get(eventId) ?? 0) + 1)
    return { status: 204 }
  }
  for (let sequence = 1; sequence <= 1000; sequence += 1) await prepareEvents(world, sequence, sequence)
  await drainQueues(world)
  await advanceMinutes(world, 80 * 60, 30)
  expect(sent().length).toBeGreaterThan(1500)
  return arrived
}

test('each of 1,000 events arrives under one id at an endpoint that fails half of the time', async () => {
  const endpointId = await addEndpoint(world)
  const since = world.deps.clock()
  const events = await arriveHalfOfTheTime()
  // On average, one delivery of a thousand fails ten times. A recovery sends it.
  const failures = deliveriesOf(world).filter(({ status }) => status === 'FAILED')
  expect(failures.length).toBeLessThan(10)
  await startRecovery(world.deps, { endpointId, since, until: world.deps.clock() })
  await drainQueues(world)
  await advanceMinutes(world, 80 * 60, 30)
  expect(events.size).toBe(1000)
  expect(deliveriesOf(world)).toHaveLength(1000)
  expect(new Set(deliveriesOf(world).map(({ status }) => status))).toEqual(new Set(['SUCCEEDED']))
})

describe('a sweep', () => {
  test('returns the age of the oldest event that an enabled endpoint has not received', async () => {
    expect(await sweepDeliveries(world.deps)).toBe(0)
    const endpointId = await addEndpoint(world)
    answering(() => ({ status: 500 }))
    await prepareEvents(world, 1)
    await drainQueues(world)
    world.time.advance({ minutes: 90 })
    await prepareEvents(world, 2)
    expect(await sweepDeliveries(world.deps)).toBe(5400)
    await putEndpoint(world.deps, operator, endpointId, {
      url: hooksUrl,
      eventTypes: ['*'],
      status: 'DISABLED',
    })
    expect(await sweepDeliveries(world.deps)).toBe(0)
  })
})
