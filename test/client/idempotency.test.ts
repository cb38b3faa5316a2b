import { expect, test } from '@jest/globals'
import { answeredBy, json, noAnswer, problem } from './fake-api.ts'

const created = () => json({}, 201)

/** A client without retries, and a call that never rejects. */
function once(...answers: (() => Response)[]) {
  const { realname, keys } = answeredBy(answers, { retries: 0 })
  const start = (issuingRegion: string, idempotencyKey?: string) =>
    realname.applications
      .create(
        { certificateType: 'PASSPORT', issuingRegion, consent: { policyVersion: '1' } },
        idempotencyKey === undefined ? {} : { idempotencyKey },
      )
      .catch(error => error)
  const withdraw = (id: string) => realname.applications.withdraw(id).catch(error => error)
  return { realname, keys, start, withdraw }
}

const uncertain: [string, () => Response][] = [
  ['TOOK_TOO_LONG', () => problem(503, 'TOOK_TOO_LONG')],
  ['INTERNAL_ERROR', () => problem(500, 'INTERNAL_ERROR')],
  ['no answer', noAnswer],
  ['an answer that is not the API’s', () => new Response('<html>')],
]

test.each(uncertain)('a call repeated after %s sends the key of the first call', async (_name, answer) => {
  const { keys, start } = once(answer, answer, created)
  await start('CN')
  await start('CN')
  await start('CN')
  expect(keys()[0]).toMatch(/^[\da-f-]{36}$/)
  expect(new Set(keys()).size).toBe(1)
})

test.each([
  ['is still being processed', () => problem(429, 'TOO_MANY_REQUESTS')],
  ['needs a new token', () => problem(401, 'UNAUTHENTICATED')],
])('the key is kept while the repeated call %s', async (_name, answer) => {
  const { keys, start } = once(() => problem(503, 'TOOK_TOO_LONG'), answer, created)
  await start('CN')
  await start('CN')
  await start('CN')
  expect(new Set(keys()).size).toBe(1)
})

test.each([
  ['succeeded', created],
  ['was refused', () => problem(409, 'WRONG_STATE')],
])('a call that %s gets a new key when it is repeated', async (_name, answer) => {
  const { keys, start } = once(() => problem(503, 'TOOK_TOO_LONG'), answer, created)
  await start('CN')
  await start('CN')
  await start('CN')
  expect(keys()[1]).toBe(keys()[0])
  expect(keys()[2]).not.toBe(keys()[0])
})

test('another body or another path has another key', async () => {
  const late = () => problem(503, 'TOOK_TOO_LONG')
  const { keys, start, withdraw } = once(late, created, late, created)
  await start('CN')
  await start('HK')
  await withdraw('a')
  await withdraw('b')
  expect(new Set(keys()).size).toBe(4)
})

test('two simultaneous calls have different keys', async () => {
  const { keys, start } = once(created, created)
  await Promise.all([start('CN'), start('CN')])
  expect(new Set(keys()).size).toBe(2)
})

test('an aborted call keeps its key', async () => {
  const controller = new AbortController()
  const { realname, keys } = once(() => {
    controller.abort()
    throw controller.signal.reason
  }, created)
  const { signal } = controller
  await expect(realname.applications.withdraw('a', { signal })).rejects.toThrow('abort')
  await realname.applications.withdraw('a')
  expect(new Set(keys()).size).toBe(1)
})

test('a key from the caller is sent unchanged and is not remembered', async () => {
  const { keys, start } = once(() => problem(503, 'TOOK_TOO_LONG'), created)
  await start('CN', 'own-key')
  await start('CN')
  expect(keys()[0]).toBe('own-key')
  expect(keys()[1]).toMatch(/^[\da-f-]{36}$/)
})

test('only a POST sends a key', async () => {
  const { realname, keys } = answeredBy([() => json({}), () => json({})])
  await realname.account.get()
  await realname.accounts.put('a', { registrationRegion: 'CN', partnerProgram: false })
  expect(keys()).toEqual([null, null])
})

test('the oldest of more than 1,000 remembered calls is forgotten', async () => {
  const calls = Array.from({ length: 1_001 }, (_, index) => `a${index}`)
  const { keys, withdraw } = once(...calls.map(() => noAnswer), created, created)
  for (const id of calls) await withdraw(id)
  await withdraw('a1')
  await withdraw('a0')
  const [first, second, ...rest] = keys()
  expect(rest.slice(-2)[0]).toBe(second)
  expect(rest.slice(-1)[0]).not.toBe(first)
})
