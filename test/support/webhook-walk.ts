import { publishedEvent } from '../../contract/bus-events.ts'
import type { CreateEndpoint } from '../../contract/webhooks.ts'
import { createEndpoint } from '../../lambdas/usecases/webhooks/manage-endpoints.ts'
import {
  disableEndpoint,
  prepareDeliveries,
  recoverDeliveries,
} from '../../lambdas/usecases/webhooks/prepare-deliveries.ts'
import { sendDeliveries } from '../../lambdas/usecases/webhooks/send-deliveries.ts'
import { sweepDeliveries } from '../../lambdas/usecases/webhooks/sweep-deliveries.ts'
import { sampleApplication, sampleEvent } from './samples.ts'
import { type Dependencies, operator, type World } from './world.ts'

export const hooksUrl = 'https://shop.example/hooks'

export const addEndpoint = (world: World, changed: Partial<CreateEndpoint> = {}) =>
  createEndpoint(world.deps, operator, { url: hooksUrl, eventTypes: ['*'], ...changed })

const application = sampleApplication()

/** An event of the bus at the present time of the world. */
export const eventNow = (world: World, sequence = 1) =>
  publishedEvent({ ...sampleEvent(application, sequence), occurredAt: world.deps.clock() })

export const deliveriesOf = ({ records }: World, endpointId?: string) =>
  [...records.webhooks.stored.deliveries.values()].filter(
    delivery => endpointId === undefined || delivery.endpointId === endpointId,
  )

/** Delivers the events to the function behind the bus. */
export async function prepareEvents(world: World, ...sequences: number[]): Promise<void> {
  for (const sequence of sequences) await prepareDeliveries(world.deps, eventNow(world, sequence))
}

/** Delivers the messages that can be received now, until no message is left. */
export async function drainQueues(world: World, deps: Dependencies = world.deps): Promise<void> {
  const { sendings, disablings, recoveries } = world.deps.webhookQueues
  for (;;) {
    const now = Date.parse(world.deps.clock())
    const received = sendings.filter(({ notBefore }) => notBefore <= now)
    if (received.length === 0 && disablings.length === 0 && recoveries.length === 0) return
    const kept = sendings.filter(({ notBefore }) => notBefore > now)
    sendings.splice(0, sendings.length, ...kept)
    for (let at = 0; at < received.length; at += 10) {
      await sendDeliveries(deps, received.slice(at, at + 10), () => true)
    }
    for (const request of disablings.splice(0)) await disableEndpoint(deps, request)
    for (const recovery of recoveries.splice(0)) await recoverDeliveries(deps, recovery)
  }
}

/**
 * Advances the time by minutes. Each minute, the sweep runs and the queues deliver. Delayed messages arrive at the end of
 * their minute.
 */
export async function advanceMinutes(world: World, minutes: number, step = 1): Promise<void> {
  for (let passed = 0; passed < minutes; passed += step) {
    world.time.advance({ minutes: step })
    await sweepDeliveries(world.deps)
    await drainQueues(world)
  }
}
