import { describe, expect, test } from '@jest/globals'
import { machineScopeNames } from '../../../contract/caller.ts'
import type { Operation } from '../../../contract/operations/operation.ts'
import { operations } from '../../../contract/operations.ts'
import { principalOf } from '../../../lambdas/http/principal.ts'
import { personCalling } from '../../support/http-event.ts'
import { refusalOf, refused } from '../../support/refusal.ts'
import { now } from './parsed-requests.ts'

const principal = (operation: Operation, caller: unknown) => principalOf(operation, caller, now)
const refusal = (operation: Operation, caller: unknown) => refusalOf(() => principal(operation, caller))

const machine = (scopes: readonly unknown[]) => ({
  kind: 'MACHINE',
  clientId: 'client-1',
  scopes,
  expiresAt: '2999-12-31T00:00:00.000Z',
})

describe('a person', () => {
  test('has the account, roles, region and user name that the authorizer found', () => {
    const caller = personCalling('erika', { roles: ['operator'], userName: 'corporate_erika' })
    expect(principal(operations.getAccount, caller)).toEqual({
      accountId: 'erika',
      roles: ['operator'],
      registrationRegion: 'DE',
      userName: 'corporate_erika',
    })
  })

  test('without a region has none', () => {
    const { registrationRegion: _none, ...caller } = personCalling('erika')
    expect(principal(operations.getAccount, caller)).not.toHaveProperty('registrationRegion')
  })

  test('with the role of a route may use it, and without that role may not', async () => {
    const reviewer = personCalling('r', { roles: ['reviewer'] })
    const operator = personCalling('o', { roles: ['operator'] })
    expect(principal(operations.listReviews, reviewer).roles).toEqual(['reviewer'])
    expect(principal(operations.putAccount, operator).roles).toEqual(['operator'])
    expect(await refusal(operations.putAccount, reviewer)).toEqual(refused('FORBIDDEN'))
    expect(await refusal(operations.listReviews, operator)).toEqual(refused('FORBIDDEN'))
    expect(await refusal(operations.listReviews, personCalling('a'))).toEqual(refused('FORBIDDEN'))
  })

  test('is refused from the second in which the token expires', async () => {
    const at = (milliseconds: number) =>
      personCalling('erika', { expiresAt: new Date(milliseconds).toISOString() })
    expect(principal(operations.getAccount, at(now + 1)).accountId).toBe('erika')
    expect(await refusal(operations.getAccount, at(now))).toEqual(refused('UNAUTHENTICATED'))
    expect(await refusal(operations.getAccount, at(now - 1000))).toEqual(refused('UNAUTHENTICATED'))
  })
})

describe('a request is not authenticated', () => {
  test.each(['NO_TOKEN', 'EXPIRED', 'INVALID'])('without a caller from the authorizer: %s', async cause => {
    expect(await refusal(operations.getAccount, { kind: 'NOBODY', cause })).toEqual(
      refused('UNAUTHENTICATED'),
    )
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['text', 'erika'],
    ['an unknown kind', { ...personCalling('erika'), kind: 'ROOT' }],
    ['a person without an account', { ...personCalling('erika'), accountId: '' }],
    ['roles as one text', { ...personCalling('erika'), roles: '[reviewers]' }],
    ['a role that is none', { ...personCalling('erika'), roles: ['reviewers'] }],
    ['no expiry', { ...personCalling('erika'), expiresAt: undefined }],
    ['a scope that is none', machine(['reviews/*'])],
  ])('with an impossible caller from the authorizer: %s', async (_what, caller) => {
    expect(await refusal(operations.getAccount, caller)).toEqual(refused('UNAUTHENTICATED'))
  })
})

test('a failed verification of a token is a server error, not the caller’s', () => {
  const caller = { kind: 'NOBODY', cause: 'NOT_VERIFIABLE' }
  expect(() => principal(operations.getAccount, caller)).toThrow('could not be verified')
})

test('a public route requires no caller', () => {
  expect(principal(operations.health, undefined)).toEqual({ accountId: '', roles: [] })
})

describe('a session', () => {
  const session = (capability: unknown, more = {}) => ({
    kind: 'SESSION',
    accountId: 'customer-1',
    sessionId: '00000000-0000-4000-8000-000000000001',
    capability,
    expiresAt: '2999-12-31T00:00:00.000Z',
    ...more,
  })
  const all = Object.entries<Operation>(operations).filter(([, { who }]) => who !== 'anyone')
  const forApplicants = all.filter(([, { who }]) => who === 'applicant')
  const forOthers = all.filter(([, { who }]) => who !== 'applicant')
  const forPhones = ['getApplication', 'requestUpload']

  test.each(forApplicants)('may use %s, as its account and without a role', (_name, operation) => {
    expect(principal(operation, session('APPLY'))).toEqual({
      accountId: 'customer-1',
      roles: [],
      sessionId: '00000000-0000-4000-8000-000000000001',
    })
  })

  test.each(forOthers)('may not use %s', async (_name, operation) => {
    for (const capability of ['APPLY', 'UPLOAD']) {
      expect(await refusal(operation, session(capability))).toEqual(refused('FORBIDDEN'))
    }
  })

  test.each(forApplicants)(
    'of a phone may use %s only to read the application or upload',
    async (name, operation) => {
      const caller = session('UPLOAD')
      if (forPhones.includes(name)) expect(principal(operation, caller).accountId).toBe('customer-1')
      else expect(await refusal(operation, caller)).toEqual(refused('FORBIDDEN'))
    },
  )

  test.each([
    ['without a capability', session(undefined)],
    ['with another capability', session('EVERYTHING')],
    ['without a session', session('APPLY', { sessionId: undefined })],
    ['whose token has expired', session('APPLY', { expiresAt: new Date(now).toISOString() })],
  ])('%s is not authenticated', async (_what, caller) => {
    expect(await refusal(operations.getAccount, caller)).toEqual(refused('UNAUTHENTICATED'))
  })
})

test('a person may use no route of machines, with any roles', async () => {
  const caller = personCalling('o', { roles: ['reviewer', 'operator'] })
  expect(await refusal(operations.createSession, caller)).toEqual(refused('FORBIDDEN'))
})

describe('a machine', () => {
  const all = Object.entries<Operation>(operations).filter(([, { who }]) => who !== 'anyone')
  const pairs = machineScopeNames.flatMap(granted =>
    all.map(([name, operation]) => [granted, name, operation] as const),
  )
  const open = pairs.filter(([granted, , { scope }]) => scope === granted)
  const closed = pairs.filter(([granted, , { scope }]) => scope !== granted)

  test('can use at least one route by each scope', () => {
    expect(new Set(open.map(([granted]) => granted))).toEqual(new Set(machineScopeNames))
  })

  test.each(open)('with %s may use %s, in the role of that route alone', (granted, _name, operation) => {
    // Without a user name, a caller is in no directory.
    expect(principal(operation, machine([granted]))).toEqual({
      accountId: 'client-1',
      // Routes for machines only need no role.
      roles: operation.who === 'machine' ? [] : [operation.who],
    })
  })

  test.each(closed)('with %s may not use %s', async (granted, _name, operation) => {
    expect(await refusal(operation, machine([granted]))).toEqual(refused('FORBIDDEN'))
  })

  test.each(all)('without a scope may not use %s', async (_name, operation) => {
    expect(await refusal(operation, machine([]))).toEqual(refused('FORBIDDEN'))
  })

  test('is refused once its token has expired', async () => {
    const caller = { ...machine(['reviews/decide']), expiresAt: new Date(now).toISOString() }
    expect(await refusal(operations.listReviews, caller)).toEqual(refused('UNAUTHENTICATED'))
  })
})
