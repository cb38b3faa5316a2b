import { expect, test } from '@jest/globals'
import { answerOf, realnameClient } from '../../client/realname-client.ts'

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ code }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
const created = () => new Response('{}', { status: 201, headers: { 'content-type': 'application/json' } })

/** A client whose calls get these answers, in this order, and the keys that it sent. */
function answered(...answers: (() => Response)[]) {
  const keys: (string | null)[] = []
  const client = realnameClient({
    baseUrl: 'https://pages.example',
    fetch: async request => {
      keys.push(request.headers.get('idempotency-key'))
      const answer = answers.shift()
      if (answer === undefined) throw new Error('No answer is left')
      return answer()
    },
  })
  const withdraw = (applicationId: string) =>
    answerOf(
      client.POST('/v1/applications/{applicationId}/withdrawal', { params: { path: { applicationId } } }),
    ).catch(error => error)
  const start = (issuingRegion: string) =>
    answerOf(
      client.POST('/v1/applications', {
        body: { certificateType: 'PASSPORT', issuingRegion, consent: { policyVersion: '1' } },
      }),
    ).catch(error => error)
  return { keys, withdraw, start }
}

const uncertain: [string, () => Response][] = [
  ['TOOK_TOO_LONG', () => problem(503, 'TOOK_TOO_LONG')],
  ['INTERNAL_ERROR', () => problem(500, 'INTERNAL_ERROR')],
  [
    'no answer',
    () => {
      throw new TypeError('Failed to fetch')
    },
  ],
]

test.each(uncertain)('a call repeated after %s sends the key of the first call', async (_name, answer) => {
  const { keys, start } = answered(answer, answer, created)
  await start('CN')
  await start('CN')
  await start('CN')
  expect(keys[0]).toMatch(/^[\da-f-]{36}$/)
  expect(new Set(keys).size).toBe(1)
})

test.each([
  ['is still under way', () => problem(429, 'TOO_MANY_REQUESTS')],
  ['needs a new token', () => problem(401, 'UNAUTHENTICATED')],
])('the key is kept while the repeated call %s', async (_name, answer) => {
  const { keys, start } = answered(() => problem(503, 'TOOK_TOO_LONG'), answer, created)
  await start('CN')
  await start('CN')
  await start('CN')
  expect(new Set(keys).size).toBe(1)
})

test.each([
  ['was done', created],
  ['was refused', () => problem(409, 'WRONG_STATE')],
])('a call that %s is a new one when it is made again', async (_name, answer) => {
  const { keys, start } = answered(() => problem(503, 'TOOK_TOO_LONG'), answer, created)
  await start('CN')
  await start('CN')
  await start('CN')
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[0])
})

test('another body or another path has another key', async () => {
  const late = () => problem(503, 'TOOK_TOO_LONG')
  const { keys, start, withdraw } = answered(late, created, late, created)
  await start('CN')
  await start('HK')
  await withdraw('a')
  await withdraw('b')
  expect(new Set(keys).size).toBe(4)
})
