import { beforeEach, describe, expect, test } from '@jest/globals'
import type { PutEndpoint } from '../../../../contract/webhooks.ts'
import { webhookLimits } from '../../../../domain/policy.ts'
import {
  createEndpoint,
  deleteEndpoint,
  endpointsAuditId,
  findEndpoint,
  listEndpoints,
  putEndpoint,
  rotateSecret,
  showCreatedEndpoint,
  showSecret,
} from '../../../../lambdas/usecases/webhooks/manage-endpoints.ts'
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

const trail = () =>
  [...world.records.stored.audit.values()].map(({ action, actor, details }) => ({ action, actor, details }))

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
    expect(view).toMatchObject({ ...changed, updatedAt: world.deps.clock() })
    expect(view).not.toHaveProperty('description')
    expect(await findEndpoint(world.deps, endpointId)).toEqual(view)
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
    const stored = world.records.webhooks.stored.endpoints.get(endpointId)
    expect(stored).toMatchObject({ url: 'https://other.example/', version: 3 })
    expect(stored?.secrets).toHaveLength(2)
  })
})

test('a rotation shows a new secret, and the old one stays valid for 24 hours', async () => {
  const endpointId = await addEndpoint(world)
  const before = await showSecret(world.deps, endpointId)
  await rotateSecret(world.deps, operator, endpointId)
  expect(await showSecret(world.deps, endpointId)).not.toEqual(before)
  const [present, replaced] = world.records.webhooks.stored.endpoints.get(endpointId)?.secrets ?? []
  expect(present).not.toHaveProperty('until')
  expect(replaced).toHaveProperty('until', '2026-11-24T02:00:00.000Z')
})

test('the audit trail contains every change with the operator and without URLs and secrets', async () => {
  const endpointId = await addEndpoint(world)
  await put(endpointId, { url: 'https://other.example/token-in-path' })
  await rotateSecret(world.deps, operator, endpointId)
  await deleteEndpoint(world.deps, operator, endpointId)
  expect(trail().map(({ action }) => action)).toEqual([
    'webhook-endpoint.create',
    'webhook-endpoint.change',
    'webhook-endpoint.rotate-secret',
    'webhook-endpoint.delete',
  ])
  for (const { actor, details } of trail()) {
    expect(actor).toEqual({ role: 'operator', id: operator.accountId })
    expect(details).toMatchObject({ endpointId })
  }
  expect(JSON.stringify(trail())).not.toMatch(/example|token-in-path|sealed|whsec/)
  expect([...world.records.stored.heads.keys()]).toEqual([endpointsAuditId])
})
