import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import { backendScopes } from '../../contract/caller.ts'
import { eventTypeNames } from '../../contract/event-types.ts'
import type { CreatedEndpointView } from '../../contract/webhooks.ts'
import { type ApiClient, apiClient } from '../../local/api-client.ts'
import { machineToken } from '../../local/machine-client.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { applicant, eventually, newApplication, operator, refusal, stack } from './world.ts'

let backend: ApiClient
let receiver: Receiver
const created: string[] = []

beforeAll(async () => {
  const token = await machineToken(stack.machineBackend, backendScopes)
  backend = apiClient({ apiUrl: stack.apiUrl, token })
  receiver = await startReceiver()
})

afterAll(async () => {
  for (const endpointId of created) {
    await backend.request('DELETE', `/v1/webhook-endpoints/${endpointId}`)
  }
  await receiver.close()
})

type EventTypes = ('*' | (typeof eventTypeNames)[number])[]

/** An endpoint with its own path at the receiver. */
async function newEndpoint(path: string, eventTypes: EventTypes = ['webhook_endpoint.disabled']) {
  const url = `${receiver.url}/${path}`
  const endpoint = await backend.call('createWebhookEndpoint', { body: { url, eventTypes } })
  created.push(endpoint.endpointId)
  return endpoint
}

const receivedAt = ({ url }: Pick<CreatedEndpointView, 'url'>) =>
  receiver.received.filter(({ path }) => url.endsWith(path))

const arrivedAt = (endpoint: CreatedEndpointView, count = 1) =>
  eventually(
    async () => receivedAt(endpoint),
    received => received.length >= count,
  )

/** Verifies a request as an integrator does. */
function verified({ secret }: { secret: string }, { headers, body }: ReturnType<typeof receivedAt>[number]) {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
  return new Webhook(secret).verify(
    body,
    Object.fromEntries(names.map(name => [name, String(headers[name])])),
  ) as { type: string; data: Record<string, unknown> }
}

const deliveriesOf = async ({ endpointId }: CreatedEndpointView, query: Record<string, string> = {}) =>
  (await backend.call('listWebhookDeliveries', { path: { endpointId }, query })).items

describe('an event', () => {
  test('of an application arrives once, and the reference library can verify it', async () => {
    const endpoint = await newEndpoint('created', ['application.created'])
    const { applicationId, accountId } = await newApplication(await applicant())
    const isIts = ({ body }: { body: string }) => body.includes(applicationId)
    const [arrived] = await eventually(
      async () => receivedAt(endpoint).filter(isIts),
      received => received.length > 0,
    )
    if (arrived === undefined) throw new Error('nothing arrived')
    expect(arrived.headers['webhook-id']).toBe(`evt_${applicationId}_1`)
    expect(verified(endpoint, arrived)).toEqual({
      type: 'application.created',
      timestamp: expect.any(String),
      data: expect.objectContaining({ applicationId, accountId, sequence: 1, attempt: 1 }),
    })
    const delivery = await eventually(
      async () => (await deliveriesOf(endpoint)).find(({ eventId }) => eventId.includes(applicationId)),
      found => found?.status === 'SUCCEEDED',
    )
    expect(delivery).toMatchObject({ eventType: 'application.created', attempts: [{ status: 204 }] })
    expect(receivedAt(endpoint).filter(isIts)).toHaveLength(1)
  })

  test('is sent again under the same id, seconds after a failure and on request', async () => {
    const endpoint = await newEndpoint('fails-once')
    receiver.answer((response, { path }) => {
      const isFirst = receiver.received.filter(one => one.path === path).length === 1
      response.writeHead(path.endsWith('fails-once') && isFirst ? 500 : 204).end()
    })
    const path = { endpointId: endpoint.endpointId }
    const { deliveryId } = await backend.call('testWebhookEndpoint', { path })
    const [first, second] = await arrivedAt(endpoint, 2)
    if (first === undefined || second === undefined) throw new Error('one attempt is missing')
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id'])
    expect(verified(endpoint, second)).toEqual(verified(endpoint, first))
    expect(verified(endpoint, second)).toMatchObject({ type: 'webhook.test', data: { test: true } })
    const delivered = async () => (await deliveriesOf(endpoint, { status: 'SUCCEEDED' })).at(0)
    expect(await eventually(delivered, found => found !== undefined)).toMatchObject({
      deliveryId,
      attempts: [{ status: 500 }, { status: 204 }],
    })
    await backend.call('redeliverWebhook', { path: { ...path, deliveryId } })
    const third = (await arrivedAt(endpoint, 3))[2]
    expect(third?.headers['webhook-id']).toBe(first.headers['webhook-id'])
  })

  test('that the endpoint answers with 410 disables the endpoint, and a recovery sends the missed events', async () => {
    const endpoint = await newEndpoint('gone', ['application.created'])
    receiver.answer((response, { path }) => response.writeHead(path.endsWith('gone') ? 410 : 204).end())
    const path = { endpointId: endpoint.endpointId }
    const since = new Date(Date.now() - 1000).toISOString()
    await backend.call('testWebhookEndpoint', { path })
    const disabled = await eventually(
      () => backend.call('getWebhookEndpoint', { path }),
      ({ status }) => status === 'DISABLED',
    )
    expect(disabled.disabledReason).toBe('GONE')
    const test = await backend.request('POST', `/v1/webhook-endpoints/${endpoint.endpointId}/test`)
    expect(refusal(test)).toMatchObject({ status: 409, code: 'WRONG_STATE' })
    const { applicationId } = await newApplication(await applicant())
    await eventually(
      () => deliveriesOf(endpoint, { status: 'FAILED' }),
      found => found.some(({ eventId }) => eventId.includes(applicationId)),
    )
    receiver.answer(response => response.writeHead(200).end())
    const { url, eventTypes } = endpoint
    await backend.call('putWebhookEndpoint', {
      path,
      body: { url, eventTypes, status: 'ENABLED' },
    })
    await backend.call('recoverWebhookEndpoint', { path, body: { since } })
    await eventually(
      async () => receivedAt(endpoint).filter(({ body }) => body.includes(applicationId)),
      received => received.length > 0,
    )
  })
})

test('a new secret is shown once, and both secrets sign during a rotation', async () => {
  const endpoint = await newEndpoint('rotation')
  const path = { endpointId: endpoint.endpointId }
  const rotated = await backend.call('rotateWebhookSecret', { path })
  expect(rotated.secret).toMatch(/^whsec_/)
  expect(rotated.secret).not.toBe(endpoint.secret)
  await backend.call('testWebhookEndpoint', { path })
  const [arrived] = await arrivedAt(endpoint)
  if (arrived === undefined) throw new Error('nothing arrived')
  expect(verified(rotated, arrived)).toEqual(verified(endpoint, arrived))
  const seen = [
    await backend.call('getWebhookEndpoint', { path }),
    await backend.call('listWebhookEndpoints'),
  ]
  expect(JSON.stringify(seen)).not.toMatch(/whsec_|secret/)
})

test('a creation that is repeated under its key creates one endpoint with one secret', async () => {
  const body = { url: `${receiver.url}/keyed`, eventTypes: ['*'] }
  const headers = { 'idempotency-key': `key-${Date.now()}` }
  const answers = [
    await backend.request('POST', '/v1/webhook-endpoints', { body, headers }),
    await backend.request('POST', '/v1/webhook-endpoints', { body, headers }),
  ]
  const [first, second] = answers.map(answer => answer.body as CreatedEndpointView)
  if (first !== undefined) created.push(first.endpointId)
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect(second).toEqual(first)
})

test('the catalogue lists each event type with a sample', async () => {
  const { items } = await backend.call('listEventTypes')
  expect(items.map(({ eventType }) => eventType)).toEqual([...eventTypeNames, 'webhook.test'])
  expect(items.filter(({ sample }) => sample.data.test !== true)).toEqual([])
})

describe('invalid input', () => {
  const url = 'https://shop.example/hooks'
  test.each<[string, unknown, string[]]>([
    ['no URL', { eventTypes: ['*'] }, ['/url']],
    ['a URL without TLS', { url: 'http://shop.example/', eventTypes: ['*'] }, ['/url']],
    ['a private address', { url: 'https://10.0.0.1/', eventTypes: ['*'] }, ['/url']],
    ['the metadata address', { url: 'https://169.254.169.254/', eventTypes: ['*'] }, ['/url']],
    ['no event type', { url, eventTypes: [] }, ['/eventTypes']],
    ['an unknown event type', { url, eventTypes: ['application.retry-requested'] }, ['/eventTypes/0']],
    ['a secret in the request', { url, eventTypes: ['*'], secret: 'whsec_AAAA' }, ['/secret']],
    ['a description of two lines', { url, eventTypes: ['*'], description: 'a\nb' }, ['/description']],
  ])('a creation with %s is refused', async (_what, body, pointers) => {
    const answer = await backend.request('POST', '/v1/webhook-endpoints', { body })
    expect(refusal(answer)).toEqual({ status: 422, code: 'INVALID_FIELD', pointers })
  })

  test('is refused by a change, a recovery and a list', async () => {
    const { endpointId } = await newEndpoint('bad-input')
    const path = `/v1/webhook-endpoints/${endpointId}`
    const put = await backend.request('PUT', path, { body: { url, eventTypes: ['*'], status: 'GONE' } })
    expect(refusal(put)).toMatchObject({ status: 422, pointers: ['/status'] })
    const moved = { url: 'https://10.0.0.1/', eventTypes: ['*'], status: 'ENABLED' }
    const inside = await backend.request('PUT', path, { body: moved })
    expect(refusal(inside)).toMatchObject({ status: 422, pointers: ['/url'] })
    const recovery = await backend.request('POST', `${path}/recovery`, { body: { since: 'yesterday' } })
    expect(refusal(recovery)).toMatchObject({ status: 422, pointers: ['/since'] })
    const list = await backend.request('GET', `${path}/deliveries?status=LOST`)
    expect(refusal(list)).toMatchObject({ status: 422, pointers: ['/query/status'] })
  })
})

describe('a missing endpoint or delivery', () => {
  const unknown = '00000000-0000-4000-8000-000000000000'
  const put = { url: 'https://shop.example/', eventTypes: ['*'], status: 'ENABLED' }
  const since = { since: '2026-11-01T00:00:00Z' }
  test.each<[string, string, unknown]>([
    ['GET', '', undefined],
    ['PUT', '', put],
    ['DELETE', '', undefined],
    ['POST', '/secret-rotation', undefined],
    ['POST', '/test', undefined],
    ['GET', '/deliveries', undefined],
    ['POST', '/recovery', since],
    ['POST', '/deliveries/dlv_0abcdefgh_AAAAAAAAAAAAAAAAAAAA/redelivery', undefined],
  ])('%s of an unknown endpoint%s is 404', async (method, rest, body) => {
    for (const endpointId of [unknown, 'no-id']) {
      const answer = await backend.request(method, `/v1/webhook-endpoints/${endpointId}${rest}`, { body })
      expect(refusal(answer)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    }
  })

  test('a delivery of another endpoint and a deleted endpoint are not found', async () => {
    const [mine, other] = [await newEndpoint('mine'), await newEndpoint('other')]
    const path = { endpointId: mine.endpointId }
    const { deliveryId } = await backend.call('testWebhookEndpoint', { path })
    const redelivery = (endpointId: string) =>
      backend.request('POST', `/v1/webhook-endpoints/${endpointId}/deliveries/${deliveryId}/redelivery`)
    expect(refusal(await redelivery(other.endpointId))).toMatchObject({ status: 404 })
    await backend.call('deleteWebhookEndpoint', { path })
    expect(refusal(await redelivery(mine.endpointId))).toMatchObject({ status: 404 })
  })
})

test('a cursor of another endpoint or a made-up one shows no delivery of another endpoint', async () => {
  const [mine, other] = [await newEndpoint('pages'), await newEndpoint('other-pages')]
  const path = { endpointId: mine.endpointId }
  const sent = []
  for (let count = 0; count < 2; count += 1) {
    sent.push((await backend.call('testWebhookEndpoint', { path })).deliveryId)
  }
  const first = await backend.call('listWebhookDeliveries', { path, query: { limit: '1' } })
  const { nextCursor: cursor = '' } = first
  const second = await backend.call('listWebhookDeliveries', { path, query: { limit: '1', cursor } })
  const ids = [...first.items, ...second.items].map(({ deliveryId }) => deliveryId)
  expect(new Set(ids)).toEqual(new Set(sent))
  for (const foreign of [cursor, 'AA', '__-_']) {
    const theirs = await backend.call('listWebhookDeliveries', {
      path: { endpointId: other.endpointId },
      query: { cursor: foreign },
    })
    expect(theirs.items).toEqual([])
  }
})

test('a disabled endpoint gets no test, no delivery again and no recovery', async () => {
  const endpoint = await newEndpoint('disabled')
  const { endpointId, url, eventTypes } = endpoint
  const path = { endpointId }
  const { deliveryId } = await backend.call('testWebhookEndpoint', { path })
  await arrivedAt(endpoint)
  await backend.call('putWebhookEndpoint', { path, body: { url, eventTypes, status: 'DISABLED' } })
  for (const [route, body] of [
    ['test', undefined],
    [`deliveries/${deliveryId}/redelivery`, undefined],
    ['recovery', { since: '2026-11-01T00:00:00Z' }],
  ] as const) {
    const answer = await backend.request('POST', `/v1/webhook-endpoints/${endpointId}/${route}`, { body })
    expect(refusal(answer)).toMatchObject({ status: 409, code: 'WRONG_STATE' })
  }
  expect(receivedAt(endpoint)).toHaveLength(1)
})

test('an operator sees the endpoints of the machine', async () => {
  const endpoint = await newEndpoint('seen')
  const { api } = await operator()
  const { items } = await api.call('listWebhookEndpoints')
  expect(items.map(({ endpointId }) => endpointId)).toContain(endpoint.endpointId)
})
