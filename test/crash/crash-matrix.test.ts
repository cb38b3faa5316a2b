import { describe, expect, test } from '@jest/globals'
import { Crash } from '../support/crashing.ts'
import { assertInvariants } from '../support/invariants.ts'
import { makeWorld, type World } from '../support/world.ts'
import { endState } from './end-state.ts'
import { crashingAll, type Port, recordingAll } from './outside-calls.ts'
import { again, deliverStream } from './redelivery.ts'
import { type Scenario, scenarios } from './scenarios.ts'
import { asyncUseCases, awsCommands, portMethods } from './sources.ts'

/** The run that nothing disturbs: what it calls outside, and what it leaves behind. */
async function undisturbed({ world: options, prepare }: Scenario) {
  const world = makeWorld(options)
  const run = await prepare(world)
  const calls: string[] = []
  await run(recordingAll(world.deps, calls))
  await deliverStream(world)
  assertInvariants(world)
  return { calls, left: endState(world) }
}

/** Dies at one call, before or after it took effect; then everybody who waits for an answer comes again. */
async function survived(
  { world: options, prepare }: Scenario,
  call: number,
  takesEffect: boolean,
): Promise<World> {
  const world = makeWorld(options)
  const run = await prepare(world)
  await expect(run(crashingAll(world.deps, { calls: call, takesEffect }))).rejects.toThrow(Crash)
  // The stream does not wait for the caller.
  await deliverStream(world)
  await again(() => run(world.deps))
  await deliverStream(world)
  return world
}

const rows = scenarios.map(scenario => [`${scenario.usecase} ${scenario.situation}`, scenario] as const)

describe('wherever it dies, and whether or not that call took effect, a repetition leads to the same end', () => {
  test.each(rows)('%s', async (_, scenario) => {
    const { calls, left } = await undisturbed(scenario)
    expect(calls.length).toBeGreaterThan(0)
    for (const [index, call] of calls.entries()) {
      for (const takesEffect of [false, true]) {
        const world = await survived(scenario, index, takesEffect)
        const point = `${takesEffect ? 'after' : 'before'} call ${index + 1}, ${call}`
        expect({ point, left: endState(world) }).toEqual({ point, left })
        assertInvariants(world)
      }
    }
  })
})

describe('nothing is left out', () => {
  /** What use cases share: it dies with each of them. */
  const shared = new Set([
    'commitChange',
    'ensureAccount',
    'findOwnApplication',
    'findForWorkflow',
    'findReview',
    'filesToReview',
    'enteredDetails',
    'assertRepeatsWhatStands',
    'workingCalendar',
  ])

  test('every use case has a scenario', () => {
    const covered = new Set([...scenarios.map(({ usecase }) => usecase), ...shared])
    expect(asyncUseCases().filter(name => !covered.has(name))).toEqual([])
  })

  const ports: Readonly<Record<string, Port>> = {
    Records: 'records',
    Leftovers: 'leftovers',
    Executions: 'executions',
    ValidationRequests: 'validations',
    PersonalData: 'personalData',
    KeyedHash: 'keyedHash',
    DocumentFiles: 'files',
    Workflow: 'workflow',
    EventBus: 'bus',
  }

  /** Called by the consumers of the stream alone, which do nothing else. */
  const alone = new Set([
    'workflow.start',
    'workflow.watchDeadline',
    'workflow.startRescheduling',
    'bus.publish',
  ])

  test('every method of every port is died at', async () => {
    const reached = new Set(alone)
    for (const scenario of scenarios)
      for (const call of (await undisturbed(scenario)).calls) reached.add(call)
    const all = portMethods().map(method => {
      const [name = '', member = ''] = method.split('.')
      return `${ports[name] ?? `unknown port ${name}`}.${member}`
    })
    expect(all.length).toBeGreaterThan(15)
    expect(all.filter(method => !reached.has(method))).toEqual([])
  })

  test('the points are those that are written down', async () => {
    const points: Record<string, string[]> = {}
    for (const [name, scenario] of rows) points[name] = (await undisturbed(scenario)).calls
    expect(points).toMatchSnapshot()
  })

  /** Which methods each AWS command stands behind; a new command belongs to a method that the matrix dies at. */
  const commands: Readonly<Record<string, string>> = {
    DeleteObjectCommand: 'files.deleteFromInbox',
    DeleteObjectsCommand: 'files.deleteFromVault',
    DescribeExecutionCommand: 'executions.stateOf',
    ListExecutionsCommand: 'executions.brokenSince',
    ListObjectsV2Command: 'files.isInInbox',
    DecryptCommand: 'personalData.decrypt',
    EncryptCommand: 'personalData.encrypt',
    GenerateMacCommand: 'keyedHash.of',
    GetCommand: 'records.account',
    GetObjectCommand: 'files.readInbox',
    PutEventsCommand: 'bus.publish',
    PutObjectCommand: 'files.storeInVault',
    QueryCommand: 'records.application',
    SendTaskSuccessCommand: 'workflow.signal',
    StartExecutionCommand: 'workflow.start',
    TransactWriteCommand: 'records.commit',
    UpdateCommand: 'records.acknowledge',
  }

  test('every AWS command stands behind a method of a port', () => {
    expect(awsCommands()).toEqual(Object.keys(commands).sort())
  })
})
