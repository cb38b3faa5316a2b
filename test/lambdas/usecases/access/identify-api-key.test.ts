import { beforeEach, expect, test } from '@jest/globals'
import { callerSchema } from '../../../../contract/caller.ts'
import type { ApiKey } from '../../../../domain/api-key.ts'
import { identifyApiKey } from '../../../../lambdas/usecases/access/identify-api-key.ts'
import { makeToken } from '../../../../lambdas/usecases/sessions/tokens.ts'
import { countingIds, countingSecrets, inMemoryKeyedHash } from '../../../support/in-memory-services.ts'
import { monday } from '../../../support/world.ts'

const deps = { keyedHash: inMemoryKeyedHash, newSecret: countingSecrets() }
const keyId = countingIds()()

let token: string
let key: ApiKey
beforeEach(async () => {
  const made = await makeToken(deps, 'KEY', keyId)
  token = made.text
  key = {
    keyId,
    name: 'shop',
    scopes: ['sessions/create', 'a scope of another version'],
    hash: made.hash,
    createdAt: monday,
  }
})

const identified = async (stored: ApiKey | undefined, text = token) =>
  callerSchema().parse(
    await identifyApiKey(
      {
        keyedHash: inMemoryKeyedHash,
        clock: () => monday,
        apiKeys: { find: async id => (id === keyId ? stored : undefined) },
      },
      text,
    ),
  )

test('a key identifies a machine with its scopes, for at most the lifetime of a user pool token', async () => {
  const machine = { kind: 'MACHINE', clientId: `key:${keyId}`, scopes: ['sessions/create'] }
  expect(await identified(key)).toEqual({ ...machine, expiresAt: '2026-11-23T02:15:00.000Z' })
  const expiresAt = '2026-11-23T02:01:00.000Z'
  expect(await identified({ ...key, expiresAt })).toEqual({ ...machine, expiresAt })
  const longer = await identified({ ...key, expiresAt: '2027-11-23T02:00:00.000Z' })
  expect(longer).toEqual({ ...machine, expiresAt: '2026-11-23T02:15:00.000Z' })
})

test.each<[string, () => Promise<unknown>, string]>([
  ['an unknown key', () => identified(undefined), 'INVALID'],
  ['a revoked key', () => identified({ ...key, revokedAt: monday }), 'INVALID'],
  ['an expired key', () => identified({ ...key, expiresAt: monday }), 'EXPIRED'],
  [
    'another secret of a key',
    async () => identified(key, (await makeToken(deps, 'KEY', keyId)).text),
    'INVALID',
  ],
  [
    'a token of a session',
    async () => identified(key, (await makeToken(deps, 'ACCESS', keyId)).text),
    'INVALID',
  ],
  ['another text', () => identified(key, 'rnk_x'), 'INVALID'],
])('%s is refused', async (_what, identify, cause) => {
  expect(await identify()).toEqual({ kind: 'NOBODY', cause })
})
