import { beforeEach, describe, expect, test } from '@jest/globals'
import type { PutEndpoint } from '../../../../contract/webhooks.ts'
import { webhookLimits } from '../../../../domain/policy.ts'
import {
  createEndpoint,
  deleteEndpoint,
  findEndpoint,
  listEndpoints,
  putEndpoint,
  rotateSecret,
  showCreatedEndpoint,
  showSecret,
} from '../../../../lambdas/usecases/webhooks/manage-endpoints.ts'
import { disableEndpoint } from '../../../../lambdas/usecases/webhooks/prepare-deliveries.ts'
import { auditEntriesOf } from '../../../support/audit-entries.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { addEndpoint, hooksUrl } from '../../../support/webhook-walk.ts'
import { makeWorld, operator, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})

const put = (endpointId: string, changed: Partial<PutEndpoint> = {}) =>
  putEndpoint(world.deps, operator, endpointId, {
    url: hooksUrl,
    eventTypes: ['*'],
    status: 'ENABLED',
    ...changed,
  })

const stored = (endpointId: string) => world.records.webhooks.stored.endpoints.get(endpointId)

describe('an endpoint', () => {
  test('is created enabled, and shows its secret', async () => {
    const { deps } = world
    const endpointId = await createEndpoint(deps, operator, {
      url: hooksUrl,
      eventTypes: ['application.approved'],
      description: 'the shop',
    })
    expect(await showCreatedEndpoint(deps, endpointId)).toEqual({
      endpointId,
      url: hooksUrl,
      eventTypes: ['application.approved'],
      description: 'the shop',
      status: 'ENABLED',
      createdAt: deps.clock(),
      updatedAt: deps.clock(),
      secret: expect.stringMatching(/^whsec_/),
    })
  })

  test('shows no secret when it is read or listed, and stores no secret in plain text', async () => {
    const endpointId = await addEndpoint(world)
    const { secret } = await showSecret(world.deps, endpointId)
    const seen = [await findEndpoint(world.deps, endpointId), await listEndpoints(world.deps)]
    expect(JSON.stringify(seen)).not.toContain('secret')
    expect(JSON.stringify([...world.records.webhooks.stored.endpoints.values()])).not.toContain(secret)
  })

  test.each([
    'http://shop.example/hooks',
    'https://127.0.0.1/',
    'https://[::ffff:169.254.169.254]/',
    'https://user:pass@shop.example/',
    'nowhere',
  ])('with the URL %s is refused', async url => {
    const refusal = { code: 'INVALID_FIELD', errors: [{ pointer: '/url' }] }
    await expect(addEndpoint(world, { url })).rejects.toMatchObject(refusal)
    const endpointId = await addEndpoint(world)
    await expect(put(endpointId, { url })).rejects.toMatchObject(refusal)
  })

  test('cannot be created beyond the limit, even by simultaneous requests, until another one is deleted', async () => {
    const creations = Array.from({ length: 25 }, () => addEndpoint(world))
    const ends = await Promise.allSettled(creations)
    const refused = ends.filter(end => end.status === 'rejected').map(({ reason }) => reason.code)
    expect(refused).toEqual(Array(5).fill('WEBHOOK_ENDPOINT_LIMIT_REACHED'))
    const { items } = await listEndpoints(world.deps)
    expect(items).toHaveLength(webhookLimits.endpoints)
    await deleteEndpoint(world.deps, operator, items[0]?.endpointId ?? '')
    await expect(addEndpoint(world)).resolves.toBeDefined()
  })

  test('is changed as a whole', async () => {
    const endpointId = await createEndpoint(world.deps, operator, {
      url: hooksUrl,
      eventTypes: ['*'],
      description: 'old',
    })
    world.time.advance({ minutes: 1 })
    const changed: PutEndpoint = {
      url: 'https://other.example/',
      eventTypes: ['review.overdue'],
      status: 'DISABLED',
    }
    const view = await put(endpointId, changed)
    const { createdAt } = await findEndpoint(world.deps, endpointId)
    expect(view).toStrictEqual({ endpointId, ...changed, createdAt, updatedAt: world.deps.clock() })
    expect(await findEndpoint(world.deps, endpointId)).toStrictEqual(view)
    const described = await put(endpointId, { ...changed, description: 'new' })
    expect(described).toStrictEqual({ ...view, description: 'new' })
  })

  test('that is enabled again forgets why it was disabled, and its five days start again', async () => {
    const endpointId = await addEndpoint(world)
    const created = world.deps.clock()
    world.time.advance({ days: 1 })
    await put(endpointId)
    expect(stored(endpointId)).toMatchObject({ enabledAt: created })
    await disableEndpoint(world.deps, { endpointId, reason: 'GONE', at: world.deps.clock() })
    world.time.advance({ days: 1 })
    await put(endpointId, { status: 'DISABLED' })
    expect(stored(endpointId)).toMatchObject({ enabledAt: created, disabledReason: 'GONE' })
    const view = await put(endpointId)
    expect(view).not.toHaveProperty('disabledReason')
    expect(stored(endpointId)).toMatchObject({ enabledAt: world.deps.clock() })
  })

  test('that is unknown or deleted is not found', async () => {
    const endpointId = await addEndpoint(world)
    await deleteEndpoint(world.deps, operator, endpointId)
    for (const call of [
      () => findEndpoint(world.deps, endpointId),
      () => put(endpointId),
      () => deleteEndpoint(world.deps, operator, endpointId),
      () => rotateSecret(world.deps, operator, endpointId),
      () => showSecret(world.deps, endpointId),
    ]) {
      expect(await refusalOf(call())).toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  test('that two operators change simultaneously gets both changes', async () => {
    const endpointId = await addEndpoint(world)
    world.records.beforeNextCommit(() => rotateSecret(world.deps, operator, endpointId))
    await put(endpointId, { url: 'https://other.example/' })
    expect(stored(endpointId)).toMatchObject({ url: 'https://other.example/', version: 3 })
    expect(stored(endpointId)?.secrets).toHaveLength(2)
  })
})

test('a rotation shows a new secret, and the old one stays valid for 24 hours', async () => {
  const endpointId = await addEndpoint(world)
  const before = await showSecret(world.deps, endpointId)
  await rotateSecret(world.deps, operator, endpointId)
  expect(await showSecret(world.deps, endpointId)).not.toEqual(before)
  const [present, replaced] = stored(endpointId)?.secrets ?? []
  expect(present).not.toHaveProperty('until')
  expect(replaced).toHaveProperty('until', '2026-11-24T02:00:00.000Z')
})

test('the audit trail contains every change with the operator and without URLs and secrets', async () => {
  const endpointId = await addEndpoint(world)
  await put(endpointId, { eventTypes: ['review.overdue'], status: 'DISABLED' })
  await put(endpointId, { url: 'https://other.example/token-in-path' })
  await rotateSecret(world.deps, operator, endpointId)
  await deleteEndpoint(world.deps, operator, endpointId)
  const every = {
    accountId: '#webhook-endpoints',
    at: world.deps.clock(),
    actor: { role: 'operator', id: operator.accountId },
  }
  expect(auditEntriesOf(world)).toStrictEqual([
    {
      ...every,
      action: 'webhook-endpoint.create',
      to: 'ENABLED',
      details: { endpointId, eventTypes: ['*'] },
    },
    {
      ...every,
      action: 'webhook-endpoint.change',
      from: 'ENABLED',
      to: 'DISABLED',
      details: { endpointId, eventTypes: ['review.overdue'], urlChanged: false },
    },
    {
      ...every,
      action: 'webhook-endpoint.change',
      from: 'DISABLED',
      to: 'ENABLED',
      details: { endpointId, eventTypes: ['*'], urlChanged: true },
    },
    { ...every, action: 'webhook-endpoint.rotate-secret', details: { endpointId } },
    { ...every, action: 'webhook-endpoint.delete', from: 'ENABLED', details: { endpointId } },
  ])
  expect([...world.records.stored.heads.keys()]).toEqual(['#webhook-endpoints'])
})
