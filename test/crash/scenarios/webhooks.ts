import type { PutEndpoint } from '../../../contract/webhooks.ts'
import {
  listDeliveries,
  queueDelivery,
  recover,
  redeliver,
  startRecovery,
  testEndpoint,
} from '../../../lambdas/usecases/webhooks/manage-deliveries.ts'
import {
  createEndpoint,
  deleteEndpoint,
  findEndpoint,
  listEndpoints,
  putEndpoint,
  rotateSecret,
  showCreatedEndpoint,
  showSecret,
} from '../../../lambdas/usecases/webhooks/manage-endpoints.ts'
import {
  disableEndpoint,
  prepareDeliveries,
  recoverDeliveries,
} from '../../../lambdas/usecases/webhooks/prepare-deliveries.ts'
import { sendDeliveries } from '../../../lambdas/usecases/webhooks/send-deliveries.ts'
import { sweepDeliveries } from '../../../lambdas/usecases/webhooks/sweep-deliveries.ts'
import {
  addEndpoint,
  advanceMinutes,
  deliveriesOf,
  drainQueues,
  eventNow,
  hooksUrl,
  prepareEvents,
} from '../../support/webhook-walk.ts'
import { type Dependencies, operator, type World } from '../../support/world.ts'
import type { Scenario } from './scenario.ts'
import { page } from './situations.ts'

const put: PutEndpoint = {
  url: 'https://other.example/',
  eventTypes: ['review.overdue'],
  status: 'DISABLED',
}

/** An endpoint with one delivery, which has not been attempted yet. */
async function withDelivery(world: World) {
  const endpointId = await addEndpoint(world)
  await prepareEvents(world, 1)
  const [{ deliveryId } = { deliveryId: '' }] = deliveriesOf(world)
  return { endpointId, deliveryId }
}

async function withFailedDelivery(world: World) {
  const endpointId = await addEndpoint(world)
  const enabled: PutEndpoint = { url: hooksUrl, eventTypes: ['*'], status: 'ENABLED' }
  await putEndpoint(world.deps, operator, endpointId, { ...enabled, status: 'DISABLED' })
  const since = world.deps.clock()
  await prepareEvents(world, 1)
  await putEndpoint(world.deps, operator, endpointId, enabled)
  world.time.advance({ minutes: 1 })
  const [{ deliveryId } = { deliveryId: '' }] = deliveriesOf(world)
  return { endpointId, deliveryId, since, until: world.deps.clock() }
}

/** One run of a function of webhooks. After a crash, the queues and the sweep continue from the stored deliveries. */
const andThenTime =
  (world: World, run: (deps: Dependencies) => Promise<unknown>, minutes = 3) =>
  async (deps: Dependencies) => {
    await run(deps)
    await drainQueues(world)
    await advanceMinutes(world, minutes)
  }

/** Use cases of endpoints and deliveries, for operators, machines and functions. */
export const webhookScenarios: readonly Scenario[] = [
  {
    usecase: 'createEndpoint',
    situation: 'of a stage without endpoints',
    prepare: async () => deps => createEndpoint(deps, operator, { url: hooksUrl, eventTypes: ['*'] }),
  },
  {
    usecase: 'showCreatedEndpoint',
    situation: 'with its secret',
    prepare: async world => {
      const endpointId = await addEndpoint(world)
      return deps => showCreatedEndpoint(deps, endpointId)
    },
  },
  {
    usecase: 'listEndpoints',
    situation: 'of a stage with one endpoint',
    prepare: async world => {
      await addEndpoint(world)
      return deps => listEndpoints(deps)
    },
  },
  {
    usecase: 'findEndpoint',
    situation: 'of a stage with one endpoint',
    prepare: async world => {
      const endpointId = await addEndpoint(world)
      return deps => findEndpoint(deps, endpointId)
    },
  },
  {
    usecase: 'putEndpoint',
    situation: 'that disables the endpoint',
    prepare: async world => {
      const endpointId = await addEndpoint(world)
      // The endpoint is read again: a repetition is recorded from the state after the first run.
      await putEndpoint(world.deps, operator, endpointId, put)
      return deps => putEndpoint(deps, operator, endpointId, put)
    },
  },
  {
    usecase: 'deleteEndpoint',
    situation: 'of an endpoint with a delivery',
    prepare: async world => {
      const { endpointId } = await withDelivery(world)
      return deps => deleteEndpoint(deps, operator, endpointId)
    },
  },
  {
    usecase: 'rotateSecret',
    situation: 'of an endpoint',
    prepare: async world => {
      const endpointId = await addEndpoint(world)
      return deps => rotateSecret(deps, operator, endpointId)
    },
  },
  {
    usecase: 'showSecret',
    situation: 'after a rotation',
    prepare: async world => {
      const endpointId = await addEndpoint(world)
      await rotateSecret(world.deps, operator, endpointId)
      return deps => showSecret(deps, endpointId)
    },
  },
  {
    usecase: 'testEndpoint',
    situation: 'of an enabled endpoint',
    prepare: async world => {
      const endpointId = await addEndpoint(world)
      return deps => testEndpoint(deps, operator, endpointId)
    },
  },
  {
    usecase: 'redeliver',
    situation: 'of a delivery that failed',
    prepare: async world => {
      const { endpointId, deliveryId } = await withFailedDelivery(world)
      await redeliver(world.deps, operator, endpointId, deliveryId)
      return deps => redeliver(deps, operator, endpointId, deliveryId)
    },
  },
  {
    usecase: 'queueDelivery',
    situation: 'of a delivery that is due',
    prepare: async world => {
      const { endpointId, deliveryId } = await withDelivery(world)
      world.deps.webhookQueues.sendings.splice(0)
      return andThenTime(world, deps => queueDelivery(deps, endpointId, { deliveryId }))
    },
  },
  {
    usecase: 'recover',
    situation: 'of an endpoint with a failed delivery',
    prepare: async world => {
      const { endpointId, since } = await withFailedDelivery(world)
      return deps => recover(deps, operator, endpointId, { since })
    },
  },
  {
    usecase: 'startRecovery',
    situation: 'of an endpoint with a failed delivery',
    prepare: async world => {
      const { endpointId, since, until } = await withFailedDelivery(world)
      return andThenTime(world, deps => startRecovery(deps, { endpointId, since, until }))
    },
  },
  {
    usecase: 'listDeliveries',
    situation: 'with one delivery',
    prepare: async world => {
      const { endpointId } = await withDelivery(world)
      return deps => listDeliveries(deps, endpointId, page)
    },
  },
  {
    usecase: 'prepareDeliveries',
    situation: 'for two endpoints',
    prepare: async world => {
      await addEndpoint(world)
      await addEndpoint(world, { url: 'https://other.example/' })
      const event = eventNow(world)
      return andThenTime(world, deps => prepareDeliveries(deps, event))
    },
  },
  {
    usecase: 'recoverDeliveries',
    situation: 'of several failed deliveries',
    prepare: async world => {
      const { endpointId, since, until } = await withFailedDelivery(world)
      const [failure] = deliveriesOf(world)
      for (let index = 0; index < 2 && failure !== undefined; index += 1) {
        const deliveryId = `${failure.deliveryId}${String(index).padStart(2, '0')}`
        await world.deps.webhooks.store({ ...failure, deliveryId })
      }
      return andThenTime(world, deps => recoverDeliveries(deps, { endpointId, since, until }))
    },
  },
  {
    usecase: 'disableEndpoint',
    situation: 'after the answer 410',
    prepare: async world => {
      const endpointId = await addEndpoint(world)
      const at = world.deps.clock()
      return deps => disableEndpoint(deps, { endpointId, reason: 'GONE', at })
    },
  },
  {
    usecase: 'sendDeliveries',
    situation: 'to an endpoint that takes them',
    prepare: async world => {
      const { endpointId, deliveryId } = await withDelivery(world)
      world.deps.webhookQueues.sendings.splice(0)
      return andThenTime(world, deps => sendDeliveries(deps, [{ endpointId, deliveryId }], () => true))
    },
  },
  {
    usecase: 'sendDeliveries',
    situation: 'to an endpoint that fails at first',
    prepare: async world => {
      const { endpointId, deliveryId } = await withDelivery(world)
      world.deps.webhookQueues.sendings.splice(0)
      let calls = 0
      world.deps.webhookSender.answer = () => {
        calls += 1
        return { status: calls === 1 ? 500 : 204 }
      }
      const run = (deps: Dependencies) => sendDeliveries(deps, [{ endpointId, deliveryId }], () => true)
      return andThenTime(world, run, 20)
    },
  },
  {
    usecase: 'sendDeliveries',
    situation: 'to an endpoint that succeeds after failures',
    prepare: async world => {
      const { endpointId, deliveryId } = await withDelivery(world)
      world.deps.webhookQueues.sendings.splice(0)
      await world.deps.webhooks.setFailingSince(endpointId, world.deps.clock())
      const run = (deps: Dependencies) => sendDeliveries(deps, [{ endpointId, deliveryId }], () => true)
      return andThenTime(world, run)
    },
  },
  {
    usecase: 'sendDeliveries',
    situation: 'to an endpoint that is gone',
    prepare: async world => {
      const { endpointId, deliveryId } = await withDelivery(world)
      world.deps.webhookQueues.sendings.splice(0)
      world.deps.webhookSender.answer = () => ({ status: 410 })
      return andThenTime(world, deps => sendDeliveries(deps, [{ endpointId, deliveryId }], () => true))
    },
  },
  {
    usecase: 'sweepDeliveries',
    situation: 'without a message to a sender',
    prepare: async world => {
      await withDelivery(world)
      world.deps.webhookQueues.sendings.splice(0)
      return andThenTime(world, deps => sweepDeliveries(deps))
    },
  },
]
