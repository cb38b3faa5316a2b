import { describe, expect, test } from '@jest/globals'
import { assertCrash, type CrashPlan } from '../support/crashing.ts'
import { assertEqualAt, assertInvariants } from '../support/invariants.ts'
import { makeWorld, type World } from '../support/world.ts'
import { endState } from './end-state.ts'
import { crashingAll, type Port, recordingAll } from './outside-calls.ts'
import { type PartialEffect, partialEffects } from './partial-effects.ts'
import { again, deliverStream } from './redelivery.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { scenarios } from './scenarios.ts'
import { asyncUseCases, awsCommands, portMethods } from './sources.ts'
import { streamScenarios } from './stream-scenarios.ts'

const all: readonly Scenario[] = [...scenarios, ...streamScenarios]
const rows = all.map(scenario => [`${scenario.usecase} ${scenario.situation}`, scenario] as const)
const isDelivery = (scenario: Scenario) => streamScenarios.includes(scenario)

interface Run {
  readonly calls: readonly string[]
  readonly left: unknown
}

const undisturbedRuns = new Map<Scenario, Promise<Run>>()

/** The run without a crash: its outside calls and its end state. It is computed once for each scenario. */
function undisturbed(scenario: Scenario): Promise<Run> {
  const run = undisturbedRuns.get(scenario) ?? runUndisturbed(scenario)
  undisturbedRuns.set(scenario, run)
  return run
}

async function runUndisturbed(scenario: Scenario): Promise<Run> {
  const world = makeWorld(scenario.world)
  const run = await scenario.prepare(world)
  const calls: string[] = []
  await run(recordingAll(world.deps, calls))
  if (!isDelivery(scenario)) await deliverStream(world)
  assertInvariants(world)
  return { calls, left: endState(world) }
}

type Death = Omit<CrashPlan, 'partly'> & { readonly partly?: PartialEffect }

/** Every crash at a call: before its effect, after it, and after a part of it. */
function deathsAt(call: string, calls: number): Death[] {
  const partial = (partialEffects.get(call) ?? []).map(partly => ({ calls, takesEffect: false, partly }))
  return [{ calls, takesEffect: false }, { calls, takesEffect: true }, ...partial]
}

/** Crashes, and then repeats every unanswered request and every failed delivery of the stream. */
async function survived(scenario: Scenario, { partly, ...death }: Death): Promise<World> {
  const world = makeWorld(scenario.world)
  const run = await scenario.prepare(world)
  const plan = partly === undefined ? death : { ...death, partly: partly.bind(null, world.deps.files) }
  await assertCrash(run(crashingAll(world.deps, plan)))
  if (isDelivery(scenario)) {
    await run(world.deps)
    return world
  }
  // The stream is independent of the caller.
  await deliverStream(world)
  await again(() => run(world.deps))
  await deliverStream(world)
  return world
}

describe('after a crash at any call, effective or not, a repetition leads to the same end state', () => {
  test.each(rows)('%s', async (_, scenario) => {
    const { calls, left } = await undisturbed(scenario)
    expect(calls.length).toBeGreaterThan(0)
    for (const [index, call] of calls.entries()) {
      for (const [kind, death] of deathsAt(call, index).entries()) {
        const world = await survived(scenario, death)
        const point = `call ${index + 1}, ${call}, death ${kind + 1}`
        assertEqualAt(point, endState(world), left)
        assertInvariants(world)
      }
    }
  })
})

/** These verify a token and change nothing, so a crash has no effect. */
const withoutEffects: readonly string[] = ['identifyCaller', 'identifyApiKey', 'TokenVerifier.verify']

describe('the matrix is complete', () => {
  test('every use case has a scenario or is called by one with a scenario', () => {
    const usecases = asyncUseCases()
    const reached = new Set(all.map(({ usecase }) => usecase))
    // The iteration includes elements that are added meanwhile.
    for (const name of reached) for (const called of usecases.get(name) ?? []) reached.add(called)
    expect(usecases.size).toBeGreaterThan(40)
    const left = [...usecases.keys()].filter(name => !reached.has(name))
    expect(left.filter(name => !withoutEffects.includes(name))).toEqual([])
  })

  const ports: Readonly<Record<string, Port>> = {
    Records: 'records',
    Leftovers: 'leftovers',
    Executions: 'executions',
    ValidationRequests: 'validations',
    PersonalData: 'personalData',
    KeyedHash: 'keyedHash',
    ReadingEncryption: 'readings',
    DocumentAddresses: 'files',
    DocumentFiles: 'files',
    Workflow: 'workflow',
    EventBus: 'bus',
    Directory: 'directory',
    Rates: 'rates',
    KeptAnswers: 'answers',
    Figures: 'figures',
    Samples: 'samples',
    Webhooks: 'webhooks',
    WebhookQueues: 'webhookQueues',
    WebhookSecrets: 'webhookSecrets',
    WebhookSender: 'webhookSender',
    MailRecords: 'mailRecords',
    MailSender: 'mailSender',
  }

  async function reachedCalls(): Promise<Set<string>> {
    const runs = await Promise.all(all.map(undisturbed))
    return new Set(runs.flatMap(({ calls }) => calls))
  }

  test('every method of every port is a crash point', async () => {
    const methods = portMethods()
      .filter(method => !withoutEffects.includes(method))
      .map(method => {
        const [name = '', member = ''] = method.split('.')
        return `${ports[name] ?? `unknown port ${name}`}.${member}`
      })
    expect(methods.length).toBeGreaterThan(15)
    const reached = await reachedCalls()
    expect(methods.filter(method => !reached.has(method))).toEqual([])
    expect([...partialEffects.keys()].filter(method => !reached.has(method))).toEqual([])
  })

  test('the crash points match the snapshot', async () => {
    const points: Record<string, readonly string[]> = {}
    for (const [name, scenario] of rows) points[name] = (await undisturbed(scenario)).calls
    expect(points).toMatchSnapshot()
  })

  /** The port methods that send each AWS command. A new command must belong to a method with crash points. */
  const commands: Readonly<Record<string, string>> = {
    DeleteCommand: 'records.deleteEmptyPlace',
    BatchGetCommand: 'figures.days',
    AdminGetUserCommand: 'directory.isEnabled',
    AdminListGroupsForUserCommand: 'directory.hasRole',
    ListUsersCommand: 'directory.accountIdsOf',
    DeleteObjectCommand: 'files.deleteFromInbox',
    DeleteObjectsCommand: 'files.deleteFromVault',
    DescribeExecutionCommand: 'executions.stateOf',
    ListExecutionsCommand: 'executions.brokenSince',
    ListObjectVersionsCommand: 'files.erase',
    ListObjectsV2Command: 'files.isInInbox',
    DecryptCommand: 'personalData.decrypt',
    EncryptCommand: 'personalData.encrypt',
    GenerateDataKeyCommand: 'readings.seal',
    GenerateMacCommand: 'keyedHash.of',
    GetCommand: 'records.account',
    GetObjectCommand: 'files.readInbox',
    PutCommand: 'answers.begin',
    PutEventsCommand: 'bus.publish',
    PutObjectCommand: 'files.storeInVault',
    QueryCommand: 'records.application',
    SendEmailCommand: 'mailSender.send',
    SendTaskSuccessCommand: 'workflow.signal',
    StartExecutionCommand: 'workflow.start',
    TransactWriteCommand: 'records.commit',
    SendMessageCommand: 'webhookQueues.requestSending',
    UpdateCommand: 'records.acknowledge',
  }

  test('every AWS command belongs to a port method that is a crash point', async () => {
    expect(awsCommands()).toEqual(Object.keys(commands).sort())
    const reached = await reachedCalls()
    expect(Object.values(commands).filter(method => !reached.has(method))).toEqual([])
  })
})
