import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { JWTPayload } from 'jose'
import { operations } from '../../contract/operations.ts'
import type { TokenRules } from '../../contract/token-rules.ts'
import { apiClient } from '../../local/api-client.ts'
import { type Issuer, startIssuer } from '../support/oidc-issuer.ts'
import { withSetting } from './functions.ts'
import { refusal, stack } from './world.ts'

const rules = (issuer: string): TokenRules => ({
  issuer,
  audience: ['realname'],
  required: { typ: 'access' },
  claims: { accountId: 'uid', registrationRegion: 'country', roles: 'https://id.example.com/roles' },
  roleValues: { reviewer: 'reviewers', operator: 'kyc-operate' },
  hasMachines: false,
})

let issuer: Issuer
const undo: (() => Promise<unknown>)[] = []

/**
 * Configures the authorizer like a deployment with `oidc`. The tests of the template compare those settings.
 */
beforeAll(async () => {
  issuer = await startIssuer()
  undo.push(issuer.stop)
  const TOKEN_RULES = JSON.stringify(rules(issuer.issuer))
  undo.push(await withSetting('identity/identify-caller', 'TOKEN_RULES', TOKEN_RULES))
  undo.push(await withSetting('api/get-calendar', 'USER_DIRECTORY', 'NONE'))
})

afterAll(async () => {
  for (const step of undo.reverse()) await step()
})

const holder = (more: JWTPayload = {}): JWTPayload => ({
  aud: 'realname',
  typ: 'access',
  uid: `holder|${randomUUID()}`,
  ...more,
})

const ask = async (token: string, path: string) =>
  apiClient({ apiUrl: stack.apiUrl, token }).request('GET', path)

describe('tokens of an issuer of the stage’s own', () => {
  test('have account, region and roles in the claims that the stage names', async () => {
    const claims = holder({ country: 'CN', 'https://id.example.com/roles': ['staff', 'reviewers'] })
    const token = await issuer.sign(claims)
    const { body } = await ask(token, operations.getAccount.path)
    expect(body).toMatchObject({ accountId: claims.uid, registrationRegion: 'CN' })
    expect((await ask(token, '/v1/reviews')).status).toBe(200)
    expect(refusal(await ask(token, '/v1/calendars/2026'))).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    const boss = await issuer.sign(holder({ 'https://id.example.com/roles': ['kyc-operate'] }))
    expect((await ask(boss, '/v1/calendars/2026')).status).toBe(200)
    expect(refusal(await ask(boss, '/v1/reviews'))).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  test.each<[string, JWTPayload, number, string | undefined]>([
    ['for another audience', { aud: 'something-else' }, 401, 'UNAUTHENTICATED'],
    ['of another issuer', { iss: 'http://127.0.0.1:9' }, 401, 'UNAUTHENTICATED'],
    ['that have run out', { exp: 1_700_000_000 }, 401, 'UNAUTHENTICATED'],
    ['that are no access tokens', { typ: 'id' }, 401, 'UNAUTHENTICATED'],
    ['of no account', { uid: '' }, 401, 'UNAUTHENTICATED'],
  ])('are refused: %s', async (_what, claims, status, code) => {
    const answer = await ask(await issuer.sign(holder(claims)), '/v1/account')
    expect(refusal(answer)).toMatchObject({ status, code })
  })

  test('with a signature of another key are refused', async () => {
    expect((await ask(await issuer.forge(holder()), '/v1/account')).status).toBe(401)
  })

  test('give no reviewer role by groups of a user pool or by a similar role name', async () => {
    const claims = {
      'cognito:groups': ['reviewers'],
      'https://id.example.com/roles': ['external reviewers', '[reviewers]', 'Reviewers'],
    }
    const answer = await ask(await issuer.sign(holder(claims)), '/v1/reviews')
    expect(refusal(answer)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })
})
