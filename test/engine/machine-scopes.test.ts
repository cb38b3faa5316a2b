import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { backendScopes, type MachineScope } from '../../contract/caller.ts'
import { apiClient } from '../../local/api-client.ts'
import { machineToken } from '../../local/machine-client.ts'
import { type Issuer, startIssuer } from '../support/oidc-issuer.ts'
import { refusal, stack } from './world.ts'

const unknown = randomUUID()

/** A call of each scope, and its status for a machine with that scope. */
const calls: Readonly<Record<MachineScope, readonly [string, string, number, unknown?]>> = {
  'reviews/decide': ['GET', '/v1/reviews', 200],
  'accounts/read': ['GET', `/v1/accounts/${unknown}`, 404],
  'accounts/write': ['PUT', `/v1/accounts/${unknown}`, 422, { registrationRegion: 'XX' }],
  'accounts/erase': ['POST', `/v1/accounts/${unknown}/erasure`, 404, { reason: 'their wish' }],
  'sessions/create': ['GET', `/v1/sessions/${unknown}`, 404],
  'webhooks/manage': ['GET', '/v1/webhook-endpoints', 200],
  'test/simulate': ['POST', `/v1/test/applications/${unknown}/advancement`, 404, { to: 'EXPIRED' }],
}

async function statusesFor(token: string): Promise<Record<string, number>> {
  const api = apiClient({ apiUrl: stack.apiUrl, token })
  const statuses: Record<string, number> = {}
  for (const [scope, [method, path, , body]] of Object.entries(calls)) {
    statuses[scope] = (await api.request(method, path, { body })).status
  }
  return statuses
}

const refusedAll = (status: number) => Object.fromEntries(Object.keys(calls).map(scope => [scope, status]))

describe('a machine', () => {
  test.each(backendScopes)('with the scope %s may do what it says, and nothing else', async scope => {
    const token = await machineToken(stack.machineBackend, [scope])
    expect(await statusesFor(token)).toEqual({ ...refusedAll(403), [scope]: calls[scope][2] })
  })

  test('gets no token with a scope of another client', async () => {
    await expect(machineToken(stack.machineBackend, ['reviews/decide'])).rejects.toThrow(/answered 4/)
    await expect(machineToken(stack.machineReviewer, ['sessions/create'])).rejects.toThrow(/answered 4/)
  })

  test('with a changed token is not known', async () => {
    const [head = '', , signature = ''] = (await machineToken(stack.machineBackend, ['accounts/read'])).split(
      '.',
    )
    const token = await machineToken(stack.machineBackend, ['webhooks/manage'])
    const [, claims = ''] = token.split('.')
    expect(await statusesFor([head, claims, signature].join('.'))).toEqual(refusedAll(401))
  })
})

describe('a token of another issuer', () => {
  let issuer: Issuer
  beforeAll(async () => {
    issuer = await startIssuer()
  })
  afterAll(() => issuer.stop())

  test.each([
    ['with scopes', {}],
    ['that claims to be of the stage', { iss: `${stack.awsEndpointUrl}/${stack.userPoolId}` }],
  ])('%s calls no route of machines', async (_what, claims) => {
    const { clientId } = stack.machineBackend
    const scope = Object.keys(calls).join(' ')
    const token = await issuer.sign({
      client_id: clientId,
      sub: clientId,
      token_use: 'access',
      scope,
      ...claims,
    })
    expect(await statusesFor(token)).toEqual(refusedAll(401))
    const created = await apiClient({ apiUrl: stack.apiUrl, token }).request('POST', '/v1/sessions', {
      body: { accountId: `customer-${unknown}`, registrationRegion: 'CN' },
    })
    expect(refusal(created)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
  })
})
