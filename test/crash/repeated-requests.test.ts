import { describe, expect, test } from '@jest/globals'
import { type Operation, takesIdempotencyKey } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'
import type { AuditEntry } from '../../domain/audit.ts'
import { answerOnce } from '../../lambdas/usecases/access/answer-once.ts'
import { assertCrash } from '../support/crashing.ts'
import { assertEqualAt, assertInvariants } from '../support/invariants.ts'
import { type Dependencies, makeWorld, type World } from '../support/world.ts'
import { crashingAll, interruptingAll, recordingAll } from './outside-calls.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { scenarios } from './scenarios.ts'

const patienceMs = 10_000
const request = { requestId: 'somebody#key', digest: 'body' }

/** The use cases of the routes with an Idempotency-Key. */
const useCases: Readonly<Record<string, string>> = {
  resumeParkedApplication: 'resumeParked',
  createWebhookEndpoint: 'createEndpoint',
  rotateWebhookSecret: 'rotateSecret',
  testWebhookEndpoint: 'testEndpoint',
  redeliverWebhook: 'redeliver',
  recoverWebhookEndpoint: 'recover',
}
const posts = new Map(
  Object.entries(operations)
    .filter(([, operation]) => takesIdempotencyKey(operation))
    .map(([name, operation]: [string, Operation]) => [useCases[name] ?? name, operation.isInSteps === true]),
)
const rows = scenarios
  .filter(({ usecase }) => posts.has(usecase))
  .map(scenario => [`${scenario.usecase} ${scenario.situation}`, scenario] as const)

type Run = Awaited<ReturnType<Scenario['prepare']>>

const keyed = ({ usecase }: Scenario, run: Run, deps: Dependencies) =>
  answerOnce({ ...deps, isInSteps: posts.get(usecase) === true }, request, patienceMs, answerContext =>
    run({ ...deps, ...answerContext }),
  )

/**
 * A resumption may be repeated while the mark exists, an erasure by keys starts again, and a search finds accounts again: each
 * one is recorded.
 */
const isRecordedAgain = ({ action, details }: AuditEntry) =>
  action === 'application.resume' || action === 'account.find' || details?.unreadable === true

const deeds = ({ records }: World) =>
  [...records.stored.audit.values()]
    .filter(entry => !isRecordedAgain(entry))
    .map(({ action }) => action)
    .sort()

async function undisturbed(scenario: Scenario) {
  const world = makeWorld(scenario.world)
  const run = await scenario.prepare(world)
  const calls: string[] = []
  const before = world.records.commits()
  await keyed(scenario, run, recordingAll(world.deps, calls))
  return { calls, world, commits: world.records.commits() - before }
}

test('every route that takes a key has a scenario', () => {
  const covered = new Set(rows.map(([, { usecase }]) => usecase))
  expect([...posts.keys()].filter(name => !covered.has(name))).toEqual([])
})

describe('after a crash of its first run at any call, a repeated request is executed once and always gets the same answer', () => {
  test.each(rows)('%s', async (_, scenario) => {
    const expected = await undisturbed(scenario)
    for (const [calls, call] of expected.calls.entries()) {
      for (const takesEffect of [false, true]) {
        const world = makeWorld(scenario.world)
        const run = await scenario.prepare(world)
        await assertCrash(keyed(scenario, run, crashingAll(world.deps, { calls, takesEffect })))
        world.time.advance({ minutes: 1 })
        await keyed(scenario, run, world.deps)
        const again = [await keyed(scenario, run, world.deps), await keyed(scenario, run, world.deps)]
        const point = `call ${calls + 1}, ${call}, ${takesEffect ? 'after' : 'before'} it took effect`
        assertEqualAt(point, deeds(world), deeds(expected.world))
        assertEqualAt(point, again[1], again[0])
        const { documents, applications, sessions } = world.records.stored
        expect(documents.size).toBe(expected.world.records.stored.documents.size)
        expect(applications.size).toBe(expected.world.records.stored.applications.size)
        expect(sessions.size).toBe(expected.world.records.stored.sessions.size)
        assertInvariants(world)
      }
    }
  })
})

const inOneTransaction = rows.filter(([, { usecase }]) => posts.get(usecase) === false)

describe('an operation that is not in steps stores its answer with its change, which is its last write', () => {
  test.each(inOneTransaction)('%s', async (_, scenario) => {
    const { calls, commits } = await undisturbed(scenario)
    expect(calls).not.toContain('answers.begin')
    const writes = calls.filter(call => call === 'records.commit' || call === 'answers.keep')
    expect(writes.at(-1)).toBe(commits === 0 ? 'answers.keep' : 'records.commit')
  })
})

/** The ids and the time of an effect in an answer. */
function effectOf(answer: unknown): unknown[] {
  if (typeof answer !== 'object' || answer === null) return [answer]
  // Tokens are not stored, so only the first answer has one.
  const names = [
    'applicationId',
    'documentId',
    'decidedAt',
    'year',
    'session',
    'sessionId',
    'endpointId',
    'deliveryId',
    'sampleId',
  ]
  const named = JSON.stringify(answer, names)
  return named === '{}' ? [] : [named]
}

describe('two runs of a request at the same time take effect once, and both get that answer', () => {
  test.each(inOneTransaction)('%s', async (_, scenario) => {
    const expected = await undisturbed(scenario)
    for (const [at, call] of expected.calls.entries()) {
      const world = makeWorld(scenario.world)
      const run = await scenario.prepare(world)
      const answers: unknown[] = []
      const happens = async () => {
        answers.push(await keyed(scenario, run, world.deps))
      }
      const interrupted = interruptingAll(world.deps, { at, happens, diesAt: undefined })
      answers.push(await keyed(scenario, run, interrupted))
      answers.push(await keyed(scenario, run, world.deps))
      const point = `before call ${at + 1}, ${call}`
      assertEqualAt(point, deeds(world), deeds(expected.world))
      expect(answers).toHaveLength(3)
      expect({ point, effects: new Set(answers.flatMap(effectOf)).size }).toEqual({ point, effects: 1 })
      assertInvariants(world)
    }
  })
})
