import { publishedEvent } from '../../../contract/bus-events.ts'
import { eventTypeCatalogue } from '../../../contract/event-types.ts'
import { operations } from '../../../contract/operations.ts'
import * as requests from '../../../contract/reference/request-examples.ts'
import { story, times, urls } from '../../../contract/reference/story.ts'
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
import { prepareDeliveries } from '../../../lambdas/usecases/webhooks/prepare-deliveries.ts'
import { drainQueues } from '../../support/webhook-walk.ts'
import { parsing, withExpiredToken } from './refused-requests.ts'
import { operator, type StoryWorld } from './story-world.ts'

const { endpointId, deliveryId } = story
const stranger = '00000000-0000-4000-8000-000000000000'

/** Before the story: an operator registers the endpoint of the shop. */
export async function playEndpoint(world: StoryWorld): Promise<void> {
  const { deps, time, drawing } = world
  time.set(times.endpointCreated)
  await world.answer('listEventTypes', 'all', async () => eventTypeCatalogue(deps))
  await world.problem('listEventTypes', parsing(world, operations.listEventTypes, withExpiredToken))
  drawing.ids.push(endpointId)
  drawing.webhookSecrets.push(story.webhookSecrets.first)
  await world.problem('createWebhookEndpoint', () =>
    createEndpoint(deps, operator, { url: 'http://10.0.0.7/hooks', eventTypes: ['*'] }),
  )
  await world.answer('createWebhookEndpoint', 'created', async () => {
    const { url, eventTypes, description } = requests.createEndpoint.allEvents.value
    const created = await createEndpoint(deps, operator, { url, eventTypes: [...eventTypes], description })
    return showCreatedEndpoint(deps, created)
  })
  await world.answer('listWebhookEndpoints', 'one', () => listEndpoints(deps))
  await world.problem(
    'listWebhookEndpoints',
    parsing(world, operations.listWebhookEndpoints, withExpiredToken),
  )
  await world.answer('getWebhookEndpoint', 'enabled', () => findEndpoint(deps, endpointId))
  await world.problem('getWebhookEndpoint', () => findEndpoint(deps, stranger))
  await world.answer('testWebhookEndpoint', 'sent', async () =>
    queueDelivery(deps, endpointId, await testEndpoint(deps, operator, endpointId)),
  )
  await drainQueues(world)
}

/** The approval reaches the endpoint at the second attempt. */
export async function playDeliveries(world: StoryWorld): Promise<void> {
  const { deps, time, records } = world
  const approved = [...records.stored.events.values()].find(({ name }) => name === 'application.approved')
  if (approved === undefined) throw new Error('The application was not approved')
  deps.webhookSender.answer = () => ({ status: 503 })
  await prepareDeliveries(deps, publishedEvent(approved))
  await drainQueues(world)
  deps.webhookSender.answer = () => ({ status: 204 })
  time.advance({ minutes: 1 })
  await drainQueues(world)
  await world.answer('listWebhookDeliveries', 'succeeded', () =>
    listDeliveries(deps, endpointId, { limit: 1 }),
  )
  await world.problem('listWebhookDeliveries', () => listDeliveries(deps, stranger, { limit: 1 }))
  time.set(times.later)
  await world.answer('redeliverWebhook', 'sentAgain', async () =>
    queueDelivery(deps, endpointId, await redeliver(deps, operator, endpointId, deliveryId)),
  )
  await world.problem('redeliverWebhook', () => redeliver(deps, operator, stranger, deliveryId))
  await world.answer('recoverWebhookEndpoint', 'started', async () =>
    startRecovery(
      deps,
      await recover(deps, operator, endpointId, requests.recoverEndpoint.sinceMidnight.value),
    ),
  )
}

/** At the end the endpoint gets another secret, is disabled and is deleted. */
export async function playEndOfEndpoint(world: StoryWorld): Promise<void> {
  const { deps, drawing } = world
  drawing.webhookSecrets.push(story.webhookSecrets.second)
  await world.answer('rotateWebhookSecret', 'rotated', async () =>
    showSecret(deps, await rotateSecret(deps, operator, endpointId)),
  )
  await world.problem('rotateWebhookSecret', () => rotateSecret(deps, operator, stranger))
  const { eventTypes, ...settings } = requests.putEndpoint.results.value
  const put = (changed: object = {}) =>
    putEndpoint(deps, operator, endpointId, { ...settings, eventTypes: [...eventTypes], ...changed })
  await world.answer('putWebhookEndpoint', 'results', () => put())
  await world.problem('putWebhookEndpoint', () => put({ url: `${urls.hooks.replace('https', 'http')}` }))
  await put({ status: 'DISABLED' })
  await world.problem('testWebhookEndpoint', () => testEndpoint(deps, operator, endpointId))
  await world.problem('recoverWebhookEndpoint', () =>
    recover(deps, operator, endpointId, requests.recoverEndpoint.sinceMidnight.value),
  )
  await deleteEndpoint(deps, operator, endpointId)
  await world.problem('deleteWebhookEndpoint', () => deleteEndpoint(deps, operator, endpointId))
}
