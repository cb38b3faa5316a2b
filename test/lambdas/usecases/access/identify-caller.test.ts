import { describe, expect, test } from '@jest/globals'
import { type Caller, callerSchema } from '../../../../contract/caller.ts'
import { cognitoTokens, type TokenRules } from '../../../../contract/token-rules.ts'
import type { Claims, TokenVerifier } from '../../../../domain/ports.ts'
import { identifyCaller } from '../../../../lambdas/usecases/access/identify-caller.ts'

const pool: TokenRules = {
  ...cognitoTokens,
  issuer: 'https://id.example.com/pool',
  audience: ['web', 'machine'],
}

const exp = Date.parse('2026-11-28T12:00:00.000Z') / 1000
const expiresAt = '2026-11-28T12:00:00.000Z'

const noneOfOurs = () => Promise.reject(new Error('must not be asked'))

/** The caller of a verified token with these claims. */
async function callerWith(claims: Claims, rules = pool) {
  const verifier: TokenVerifier = { verify: async () => ({ claims }) }
  return callerSchema().parse(
    await identifyCaller({ verifier, rules, ownTokens: noneOfOurs }, 'Bearer a.b.c'),
  )
}

const person = (more: Claims = {}): Claims => ({
  sub: 'erika',
  token_use: 'access',
  client_id: 'web',
  username: 'corporate_erika',
  exp,
  ...more,
})

const invalid = { kind: 'NOBODY', cause: 'INVALID' }

describe('the Authorization header', () => {
  const refusing = (refused: 'EXPIRED' | 'INVALID'): TokenVerifier => ({ verify: async () => ({ refused }) })

  test.each([undefined, ''])('without a token is distinguished from an invalid one: %j', async header => {
    const caller = await identifyCaller(
      { verifier: refusing('INVALID'), rules: pool, ownTokens: noneOfOurs },
      header,
    )
    expect(caller).toEqual({ kind: 'NOBODY', cause: 'NO_TOKEN' })
  })

  test.each(['a.b.c', 'Basic a.b.c', 'Bearer', 'Bearer ', 'Bearer a b', 'Bearer a.b.c, Bearer d.e.f'])(
    'of another form is refused unread: %j',
    async header => {
      const verifier: TokenVerifier = {
        verify: () => Promise.reject(new Error('must not be asked')),
      }
      expect(await identifyCaller({ verifier, rules: pool, ownTokens: noneOfOurs }, header)).toEqual(invalid)
    },
  )

  test('may have several spaces after its scheme', async () => {
    const verifier: TokenVerifier = { verify: async () => ({ claims: person() }) }
    const caller = identifyCaller({ verifier, rules: pool, ownTokens: noneOfOurs }, 'Bearer   a.b.c')
    expect(await caller).toMatchObject({ kind: 'PERSON', accountId: 'erika' })
  })

  test('has its scheme in any case of letters', async () => {
    const seen: string[] = []
    const verifier: TokenVerifier = {
      verify: async token => {
        seen.push(token)
        return { refused: 'EXPIRED' }
      },
    }
    const caller = await identifyCaller({ verifier, rules: pool, ownTokens: noneOfOurs }, 'bearer a.b-_.c')
    expect({ seen, caller }).toEqual({ seen: ['a.b-_.c'], caller: { kind: 'NOBODY', cause: 'EXPIRED' } })
  })
})

describe('a token of a link or of an access', () => {
  const ours = `rna_${'A'.repeat(65)}`
  const session: Caller = {
    kind: 'SESSION',
    accountId: 'customer-1',
    sessionId: '00000000-0000-4000-8000-000000000001',
    capability: 'APPLY',
    expiresAt,
  }
  const issuerIsNotAsked: TokenVerifier = { verify: () => Promise.reject(new Error('must not be asked')) }
  const identify = (token: string, ownTokens: () => Promise<(token: string) => Promise<Caller>>) =>
    identifyCaller({ verifier: issuerIsNotAsked, rules: pool, ownTokens }, `Bearer ${token}`)

  test('is recognised by its form, without the issuer’s keys', async () => {
    const seen: string[] = []
    const caller = await identify(ours, async () => async token => {
      seen.push(token)
      return session
    })
    expect({ seen, caller: callerSchema().parse(caller) }).toEqual({ seen: [ours], caller: session })
  })

  test.each([`rna_${'A'.repeat(64)}`, `rna_${'A'.repeat(66)}`, `rnx_${'A'.repeat(65)}`, `x.${ours}`])(
    'is no text of another form: %s',
    async token => {
      const verifier: TokenVerifier = { verify: async () => ({ refused: 'INVALID' }) }
      const caller = await identifyCaller({ verifier, rules: pool, ownTokens: noneOfOurs }, `Bearer ${token}`)
      expect(caller).toEqual(invalid)
    },
  )

  test('that can’t be looked up is an error, not an answer', async () => {
    await expect(identify(ours, () => Promise.reject(new Error('no table')))).rejects.toThrow('no table')
  })
})

describe('the token of a person', () => {
  test('gives account, roles, region, user name and expiry', async () => {
    const claims = person({ registration_region: 'CN', 'cognito:groups': ['operators', 'x', 'reviewers'] })
    expect(await callerWith(claims)).toEqual({
      kind: 'PERSON',
      accountId: 'erika',
      roles: ['reviewer', 'operator'],
      registrationRegion: 'CN',
      userName: 'corporate_erika',
      expiresAt,
    })
  })

  test('without region, groups and user name is accepted, too', async () => {
    expect(await callerWith(person({ username: undefined }))).toEqual({
      kind: 'PERSON',
      accountId: 'erika',
      roles: [],
      userName: 'erika',
      expiresAt,
    })
  })

  test.each<[string, Claims]>([
    ['an empty region', { registration_region: '' }],
    ['a region that is no text', { registration_region: 49 }],
    ['an empty user name', { username: '' }],
    ['a user name that is no text', { username: ['erika'] }],
  ])('is read without %s', async (_what, claims) => {
    expect(await callerWith({ ...person({ username: undefined }), ...claims })).toStrictEqual({
      kind: 'PERSON',
      accountId: 'erika',
      roles: [],
      userName: 'erika',
      expiresAt,
    })
  })

  test.each<[string, Claims]>([
    ['an ID token', { token_use: 'id' }],
    ['a token that does not say its use', { token_use: undefined }],
    ['a token without a subject', { sub: undefined }],
    ['a token of an empty account', { sub: '' }],
    ['a token of an account that no event or operator could name', { sub: 'a b/c' }],
    ['a token of an account too long to name', { sub: 'x'.repeat(129) }],
    ['a token that never expires', { exp: undefined }],
    ['a token of a foreign client', { client_id: 'another' }],
    ['a token of no client', { client_id: undefined }],
    ['a token for another audience, of a known client', { aud: 'another' }],
    ['a token for several foreign audiences', { aud: ['another', 'one more'] }],
  ])('is refused: %s', async (_what, claims) => {
    expect(await callerWith(person(claims))).toEqual(invalid)
  })

  test('may have several audiences, one of them the API’s', async () => {
    expect(await callerWith(person({ aud: ['another', 'web'], client_id: 'x' }))).toMatchObject({
      kind: 'PERSON',
    })
  })

  test.each<[unknown, readonly string[]]>([
    [['reviewers'], ['reviewer']],
    [['a', 'reviewers', 'b'], ['reviewer']],
    ['reviewers', ['reviewer']],
    ['external reviewers', []],
    [['external reviewers'], []],
    [['reviewers operators'], []],
    ['[reviewers]', []],
    [['[reviewers]'], []],
    [['Reviewers', 'not-reviewers', 'reviewers-not'], []],
    [[['reviewers']], []],
    [{ reviewers: true }, []],
    [true, []],
    [[], []],
    ['', []],
  ])('with the groups %j has exactly the roles of those names', async (groups, roles) => {
    expect(await callerWith(person({ 'cognito:groups': groups }))).toMatchObject({ roles })
  })
})

describe('the token of an issuer of the stage’s own', () => {
  const rules: TokenRules = {
    issuer: 'https://id.example.com/',
    audience: ['realname'],
    required: { typ: 'at+jwt' },
    claims: { accountId: 'uid', registrationRegion: 'country', roles: 'https://id.example.com/roles' },
    roleValues: { reviewer: 'kyc review', operator: 'kyc-operate' },
    hasMachines: false,
  }
  const claims = (more: Claims = {}): Claims => ({
    uid: 'auth0|erika',
    aud: 'realname',
    typ: 'at+jwt',
    exp,
    ...more,
  })

  test('is read by the claims and role names of the stage, spaces included', async () => {
    const roles = ['other', 'kyc review', 'kyc-operate']
    const caller = await callerWith(claims({ country: 'DE', 'https://id.example.com/roles': roles }), rules)
    expect(caller).toEqual({
      kind: 'PERSON',
      accountId: 'auth0|erika',
      roles: ['reviewer', 'operator'],
      registrationRegion: 'DE',
      userName: 'auth0|erika',
      expiresAt,
    })
  })

  test.each<[string, Claims]>([
    ['without the claim that access tokens have', { typ: undefined }],
    ['with another value of it', { typ: 'jwt' }],
    ['of an account by another claim', { uid: undefined, sub: 'erika' }],
  ])('is refused %s', async (_what, more) => {
    expect(await callerWith(claims(more), rules)).toEqual(invalid)
  })

  test('is refused unless it has every claim that access tokens have', async () => {
    const both = { ...rules, required: { typ: 'at+jwt', tenant: 'shop' } }
    expect(await callerWith(claims(), both)).toEqual(invalid)
    expect(await callerWith(claims({ tenant: 'shop' }), both)).toMatchObject({ kind: 'PERSON' })
  })

  test.each<[string, Claims]>([
    ['the groups of a user pool', { 'cognito:groups': ['reviewers', 'operators'] }],
    ['a part of a role’s name', { 'https://id.example.com/roles': ['kyc', 'review'] }],
    ['a role that contains the name', { 'https://id.example.com/roles': ['external kyc review'] }],
    ['a scope', { scope: 'reviews/decide' }],
  ])('gives no role by %s', async (_what, more) => {
    expect(await callerWith(claims(more), rules)).toMatchObject({ kind: 'PERSON', roles: [] })
  })
})

describe('the token of a machine', () => {
  const machine = (scope: unknown, more: Claims = {}) =>
    callerWith({ sub: 'machine', client_id: 'machine', token_use: 'access', exp, scope, ...more })

  test('gives its client and its scopes, and nothing else', async () => {
    const more = { 'cognito:groups': ['operators'], registration_region: 'DE' }
    expect(await machine('other/read reviews/decide', more)).toEqual({
      kind: 'MACHINE',
      clientId: 'machine',
      scopes: ['reviews/decide'],
      expiresAt,
    })
  })

  test.each([
    ['reviews/decide2'],
    ['areviews/decide'],
    ['reviews/decide/all'],
    ['Reviews/Decide'],
    ['reviews/*'],
    ['reviews decide'],
    ['reviews/decide,other/read'],
    ['reviews/read'],
    [''],
    [['reviews/decide']],
    [{ 'reviews/decide': true }],
    [undefined],
  ])('has no scope by %j, and is no person', async scope => {
    expect(await machine(scope)).toMatchObject({ kind: 'MACHINE', scopes: [] })
  })

  test('is recognised by its scopes, also if its subject is not its client', async () => {
    const client = { sub: 'service', client_id: 'machine' }
    expect(await machine('reviews/decide', client)).toMatchObject({ kind: 'MACHINE', clientId: 'service' })
    expect(await machine('', { ...client, client_id: 'web' })).toMatchObject({ kind: 'PERSON' })
  })

  test('is refused for the same faults as the token of a person', async () => {
    for (const more of [{ token_use: 'id' }, { sub: '' }, { client_id: 'another' }]) {
      expect(await machine('reviews/decide', more)).toEqual(invalid)
    }
  })
})
