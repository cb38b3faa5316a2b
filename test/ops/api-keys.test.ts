import { beforeEach, expect, test } from '@jest/globals'
import { createApiKey, revokeApiKey } from '../../ops/api-keys.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})

const stored = () => [...world.records.stored.apiKeys.values()]

const revoke = (keyId: string) =>
  revokeApiKey(
    { ...world.deps, apiKeys: { find: async id => stored().find(key => key.keyId === id) } },
    keyId,
  )

const trail = async () => (await world.records.auditTrail('#api-keys', { limit: 10 })).items

test('a new API key is stored without its text, with an audit entry that has its scopes', async () => {
  const { keyId, text } = await createApiKey(world.deps, {
    name: 'shop',
    scopes: ['sessions/create'],
    days: 365,
  })
  expect(stored()).toMatchObject([
    { keyId, name: 'shop', scopes: ['sessions/create'], expiresAt: expect.any(String) },
  ])
  expect(await trail()).toMatchObject([
    {
      action: 'api-key.create',
      actor: { role: 'operator', id: 'ops' },
      details: { keyId, scopes: ['sessions/create'], expiresAt: stored()[0]?.expiresAt },
    },
  ])
  const written = JSON.stringify([stored(), await trail()])
  expect(written).not.toContain(text.slice(-43))
  expect(JSON.stringify(await trail())).not.toContain('shop')
})

test('an API key is revoked once, and keeps its time when it is revoked again', async () => {
  const { keyId } = await createApiKey(world.deps, { name: 'shop', scopes: ['sessions/create'] })
  expect(await revoke(keyId)).toBe(true)
  const [revoked] = stored()
  world.time.advance({ minutes: 5 })
  expect(await revoke(keyId)).toBe(true)
  expect(stored()).toEqual([revoked])
  expect((await trail()).map(({ action, details }) => [action, details?.keyId])).toEqual([
    ['api-key.revoke', keyId],
    ['api-key.create', keyId],
  ])
})

test('an unknown API key is not revoked and leaves no entry', async () => {
  expect(await revoke('nobody')).toBe(false)
  expect(await trail()).toEqual([])
})
