import { describe, expect, test } from '@jest/globals'
import { operations } from '../../contract/operations.ts'
import type { AuditEntry } from '../../domain/audit.ts'
import { answerOnce } from '../../lambdas/usecases/access/answer-once.ts'
import { Crash } from '../support/crashing.ts'
import { assertInvariants } from '../support/invariants.ts'
import { type Dependencies, makeWorld, type World } from '../support/world.ts'
import { crashingAll, recordingAll } from './outside-calls.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { scenarios } from './scenarios.ts'

const patienceMs = 10_000
const request = { requestId: 'somebody#key', digest: 'body' }

/** The use cases of the routes that take an Idempotency-Key. */
const useCases: Readonly<Record<string, string>> = { resumeParkedApplication: 'resumeParked' }
const posts = Object.entries(operations)
  .filter(([, { method }]) => method === 'POST')
  .map(([name]) => useCases[name] ?? name)
const rows = scenarios
  .filter(({ usecase }) => posts.includes(usecase))
  .map(scenario => [`${scenario.usecase} ${scenario.situation}`, scenario] as const)

const keyed = (run: Awaited<ReturnType<Scenario['prepare']>>, deps: Dependencies) =>
  answerOnce(deps, request, patienceMs, answering => run({ ...deps, ...answering }))

/** An execution is told to go on for as long as the mark stands, and an erasure by keys starts anew: each time is on record. */
const isRecordedAgain = ({ action, details }: AuditEntry) =>
  action === 'application.resume' || details?.unreadable === true

const deeds = ({ records }: World) =>
  [...records.stored.audit.values()]
    .filter(entry => !isRecordedAgain(entry))
    .map(({ action }) => action)
    .sort()

async function undisturbed(scenario: Scenario) {
  const world = makeWorld(scenario.world)
  const run = await scenario.prepare(world)
  const calls: string[] = []
  await keyed(run, recordingAll(world.deps, calls))
  return { calls, world }
}

test('every route that takes a key has a scenario', () => {
  const covered = new Set(rows.map(([, { usecase }]) => usecase))
  expect(posts.filter(name => !covered.has(name))).toEqual([])
})

describe('wherever its first run dies, a repeated request is answered, does nothing twice, and gets that answer again', () => {
  test.each(rows)('%s', async (_, scenario) => {
    const expected = await undisturbed(scenario)
    for (const [calls, call] of expected.calls.entries()) {
      for (const takesEffect of [false, true]) {
        const world = makeWorld(scenario.world)
        const run = await scenario.prepare(world)
        await expect(keyed(run, crashingAll(world.deps, { calls, takesEffect }))).rejects.toThrow(Crash)
        world.time.advance({ minutes: 1 })
        await keyed(run, world.deps)
        const again = [await keyed(run, world.deps), await keyed(run, world.deps)]
        const point = `call ${calls + 1}, ${call}, ${takesEffect ? 'after' : 'before'} it took effect`
        expect({ point, deeds: deeds(world) }).toEqual({ point, deeds: deeds(expected.world) })
        expect({ point, answer: again[1] }).toEqual({ point, answer: again[0] })
        const { documents, applications } = world.records.stored
        expect(documents.size).toBe(expected.world.records.stored.documents.size)
        expect(applications.size).toBe(expected.world.records.stored.applications.size)
        assertInvariants(world)
      }
    }
  })
})
