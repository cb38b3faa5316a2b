import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { environmentSchemas } from '../../../contract/environment.ts'
import { edgeHeader } from '../../../contract/headers.ts'
import { operations } from '../../../contract/operations.ts'
import { cognitoTokens } from '../../../contract/token-rules.ts'
import { handler as authorizer } from '../../../lambdas/identity/identify-caller.ts'
import { answerOf, context, httpEvent } from '../../support/http-event.ts'
import { catchLogLines } from '../../support/log-lines.ts'
import { handlerOf } from './in-memory-surroundings.ts'

const current = 'c'.repeat(32)
const previous = 'p'.repeat(32)

let lines: string[]
beforeEach(() => {
  lines = catchLogLines()
})
afterEach(() => {
  jest.restoreAllMocks()
})

/** Calls an operation without an authorizer, on a stage with these secrets. */
async function call(told: string, headers: Record<string, string>) {
  const secrets = environmentSchemas.EDGE_SECRETS().parse(told)
  let performed = false
  const handler = handlerOf(
    operations.health,
    {
      wire: () => undefined,
      perform: async () => {
        performed = true
        return {}
      },
    },
    { edgeSecrets: () => secrets },
  )
  const { status, body } = answerOf(await handler(httpEvent({ headers }), context))
  return { status, body, performed }
}

const sent = (secret: string) => ({ [edgeHeader]: secret })

const withoutSecret: [string, Record<string, string>][] = [
  ['without the header', {}],
  ['with an empty one', sent('')],
  ['with another secret', sent('x'.repeat(32))],
  ['with the beginning of the secret', sent(current.slice(0, 31))],
  ['with more than the secret', sent(`${current}c`)],
  ['with both secrets', sent(`${current},${previous}`)],
  ['with the secret in another header', { authorization: current }],
]

describe('a route without an authorizer', () => {
  test.each([
    ['without the header', {}],
    ['with some', sent('anything')],
  ])('is answered %s, where the stage has no edge', async (_what, headers) => {
    expect(await call('NONE', headers)).toMatchObject({ status: 200, performed: true })
  })

  test.each(withoutSecret)('is refused %s, where the stage has an edge', async (_what, headers) => {
    expect(await call(`${current},${previous}`, headers)).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN', detail: 'The API takes calls at its public address only.' },
      performed: false,
    })
  })

  test.each([current, previous])(
    'is answered with %s, the present secret or the one before',
    async secret => {
      const answer = await call(`${current},${previous}`, sent(secret))
      expect(answer).toMatchObject({ status: 200, performed: true })
    },
  )

  test('is refused with a secret that the stage no longer has', async () => {
    expect(await call(current, sent(previous))).toMatchObject({ status: 403, performed: false })
  })
})

describe('the authorizer of a stage with an edge', () => {
  beforeAll(() => {
    process.env.EDGE_SECRETS = `${current},${previous}`
    process.env.TOKEN_RULES = JSON.stringify({
      ...cognitoTokens,
      issuer: 'https://id.test',
      audience: ['web'],
    })
  })
  const callerOf = async (headers: Record<string, string>) => {
    const { context: of } = await authorizer({ headers } as unknown as Parameters<typeof authorizer>[0])
    return of.caller
  }

  test.each(withoutSecret)('identifies nobody %s, whatever the token is', async (_what, headers) => {
    expect(await callerOf({ authorization: 'Bearer a.b.c', ...headers })).toEqual({
      kind: 'NOBODY',
      cause: 'NOT_THROUGH_EDGE',
    })
  })

  test.each([current, previous])('looks for a token in a request with %s', async secret => {
    expect(await callerOf(sent(secret))).toEqual({ kind: 'NOBODY', cause: 'NO_TOKEN' })
  })

  test('makes every route with an authorizer refuse the request', async () => {
    const handler = handlerOf(operations.getAccount, { wire: () => undefined, perform: async () => ({}) })
    const caller = await callerOf({})
    expect(answerOf(await handler(httpEvent({ caller }), context))).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN', detail: 'The API takes calls at its public address only.' },
    })
  })
})

test('a refusal logs neither the sent secret nor the expected one', async () => {
  await call(current, sent('attempt-at-a-secret'))
  expect(lines).toHaveLength(1)
  expect(lines.join('')).toContain('REQUEST_REFUSED')
  expect(lines.join('')).not.toMatch(/attempt-at-a-secret|cccc/)
})

test('a function without the setting of the edge fails instead of assuming that there is no edge', async () => {
  const handler = handlerOf(
    operations.health,
    { wire: () => undefined, perform: async () => undefined },
    { edgeSecrets: () => environmentSchemas.EDGE_SECRETS().parse(undefined) },
  )
  expect(answerOf(await handler(httpEvent({}), context)).status).toBe(500)
})
