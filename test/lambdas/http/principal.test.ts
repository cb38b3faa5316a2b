import { describe, expect, test } from '@jest/globals'
import type { Operation } from '../../../contract/operations/operation.ts'
import { operations } from '../../../contract/operations.ts'
import type { TokenRules } from '../../../contract/token-rules.ts'
import { principalOf } from '../../../lambdas/http/principal.ts'
import { accessToken, httpEvent } from '../../support/http-event.ts'
import { refusalOf, refused } from '../../support/refusal.ts'

type Claims = ReturnType<typeof accessToken>

const principal = (operation: Operation, claims: Claims) => principalOf(operation, httpEvent({ claims }))
const groups = (value: unknown): Claims => accessToken('somebody', { 'cognito:groups': value as string[] })

describe('a caller', () => {
  test('is who the access token says, with the region that it claims', () => {
    expect(principal(operations.getAccount, accessToken('erika'))).toEqual({
      accountId: 'erika',
      roles: [],
      registrationRegion: 'DE',
      userName: 'erika',
    })
  })

  test('without a region has none', () => {
    expect(principal(operations.getAccount, { sub: 'erika', token_use: 'access' })).toEqual({
      accountId: 'erika',
      roles: [],
      userName: 'erika',
    })
  })

  test('has the user name by which the directory knows them', () => {
    const claims = accessToken('erika', { username: 'corporate_erika' })
    expect(principal(operations.getAccount, claims)).toMatchObject({
      accountId: 'erika',
      userName: 'corporate_erika',
    })
  })

  test.each<[string, Claims]>([
    ['an ID token', { sub: 'erika', token_use: 'id' }],
    ['a token that does not tell its use', { sub: 'erika' }],
    ['a token of nobody', { token_use: 'access' }],
    ['a token of an empty account', { sub: '', token_use: 'access' }],
    ['no token at all', {}],
    ['a token of an account that no event or operator could name', { sub: 'a b/c', token_use: 'access' }],
    ['a token of an account too long to name', { sub: 'x'.repeat(129), token_use: 'access' }],
  ])('with %s is not authenticated', async (_what, claims) => {
    expect(await refusalOf(() => principal(operations.getAccount, claims))).toEqual(
      refused('UNAUTHENTICATED'),
    )
  })

  test('whom the gateway did not check at all is not authenticated', async () => {
    const { requestContext, ...event } = httpEvent({})
    const { authorizer: _none, ...unchecked } = requestContext
    const bare = { ...event, requestContext: unchecked } as ReturnType<typeof httpEvent>
    expect(await refusalOf(() => principalOf(operations.getAccount, bare))).toEqual(
      refused('UNAUTHENTICATED'),
    )
  })

  test('of an open route is not asked', () => {
    expect(principal(operations.health, {})).toEqual({ accountId: '', roles: [] })
  })
})

describe('a stage with an issuer of its own', () => {
  const rules = (): TokenRules => ({
    required: { typ: 'at+jwt' },
    claims: { accountId: 'uid', registrationRegion: 'country', roles: 'https://id.example.com/roles' },
    roleValues: { reviewer: 'kyc-review', operator: 'kyc-operate' },
  })
  const told = (operation: Operation, claims: Claims) =>
    principalOf(operation, httpEvent({ claims: { typ: 'at+jwt', uid: 'auth0|erika', ...claims } }), rules)

  test('names the claims and the roles', () => {
    const claims = { country: 'DE', 'https://id.example.com/roles': '[other kyc-review kyc-operate]' }
    expect(told(operations.listReviews, claims)).toEqual({
      accountId: 'auth0|erika',
      registrationRegion: 'DE',
      roles: ['reviewer', 'operator'],
      userName: 'auth0|erika',
    })
  })

  test.each<[string, Claims]>([
    ['without the claim that access tokens have', { typ: '' }],
    ['with another value of it', { typ: 'jwt' }],
    ['of an account by another claim', { uid: '', sub: 'erika' }],
  ])('refuses a token %s', async (_what, claims) => {
    expect(await refusalOf(() => told(operations.getAccount, claims))).toEqual(refused('UNAUTHENTICATED'))
  })

  test.each<[string, Claims]>([
    ['the groups of a user pool', { 'cognito:groups': '[reviewers operators kyc-review]' }],
    ['roles of another name', { 'https://id.example.com/roles': '[not-kyc-review kyc-reviewer reviewers]' }],
    ['a scope', { scope: 'reviews/decide undefined' }],
  ])('makes nobody a reviewer by %s', async (_what, claims) => {
    expect(await refusalOf(() => told(operations.listReviews, claims))).toEqual(refused('FORBIDDEN'))
  })
})

describe('a reviewing system', () => {
  const token = (scope: unknown, more: Claims = {}): Claims => ({
    sub: 'client-1',
    client_id: 'client-1',
    token_use: 'access',
    scope: scope as string,
    ...more,
  })
  const reviewing = Object.entries<Operation>(operations).filter(([, { who }]) => who === 'reviewer')
  const others = Object.entries<Operation>(operations).filter(
    ([, { who }]) => who === 'applicant' || who === 'operator',
  )

  test.each(reviewing)('may %s, as its client', (_name, operation) => {
    // Without a user name: it stands in no directory.
    const expected = { accountId: 'client-1', roles: ['reviewer'] }
    expect(principal(operation, token('reviews/decide'))).toEqual(expected)
    expect(principal(operation, token('other/read reviews/decide'))).toEqual(expected)
  })

  test.each(others)('may not %s, whatever groups and region its token has', async (_name, operation) => {
    const claims = token('reviews/decide', {
      'cognito:groups': '[operators reviewers]',
      registration_region: 'DE',
    })
    expect(await refusalOf(() => principal(operation, claims))).toEqual(refused('FORBIDDEN'))
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
  ])('is none with the scope %j', async scope => {
    expect(await refusalOf(() => principal(operations.listReviews, token(scope)))).toEqual(
      refused('FORBIDDEN'),
    )
  })

  test('needs an access token, and one of a client that can be named', async () => {
    for (const more of [{ token_use: 'id' }, { sub: '' }]) {
      const claims = token('reviews/decide', more)
      expect(await refusalOf(() => principal(operations.listReviews, claims))).toEqual(
        refused('UNAUTHENTICATED'),
      )
    }
  })
})

describe('a reviewer', () => {
  test.each([
    ['[reviewers]'],
    ['[a reviewers]'],
    ['[reviewers operators]'],
    ['reviewers'],
    [['a', 'reviewers']],
  ])('is a member of the group: %j', value => {
    expect(principal(operations.listReviews, groups(value)).roles).toContain('reviewer')
  })

  test.each([
    ['[not-reviewers]'],
    ['[reviewers-not]'],
    ['[Reviewers]'],
    ['[operators]'],
    ['[]'],
    [''],
    [['not-reviewers']],
    [['a reviewers']],
    [[['reviewers', 'x']]],
    [{ reviewers: true }],
    [true],
    [undefined],
  ])('is nobody else: %j', async value => {
    expect(await refusalOf(() => principal(operations.listReviews, groups(value)))).toEqual(
      refused('FORBIDDEN'),
    )
  })

  test('is no operator, and an operator no reviewer', async () => {
    expect(await refusalOf(() => principal(operations.putAccount, groups('[reviewers]')))).toEqual(
      refused('FORBIDDEN'),
    )
    expect(await refusalOf(() => principal(operations.listReviews, groups('[operators]')))).toEqual(
      refused('FORBIDDEN'),
    )
  })
})
