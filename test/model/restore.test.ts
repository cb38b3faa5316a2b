import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Executions } from '../../domain/ports.ts'
import { executionName } from '../../domain/reconciliation.ts'
import { toAuditItem } from '../../lambdas/adapters/dynamodb/audit-item.ts'
import { repeatErasures } from '../../ops/restore/erasures.ts'
import { passingJournal } from '../../ops/restore/journal.ts'
import { lostEntry } from '../../ops/restore/lost-records.ts'
import { removeReplacedFiles, settleMissingFiles } from '../../ops/restore/missing-files.ts'
import { ensureExecution, stopStrayExecutions } from '../../ops/restore/open-applications.ts'
import type { Runs } from '../../ops/restore/runs.ts'
import { removeUnknownFiles, type StoredFiles, type Vault } from '../../ops/restore/vault.ts'
import { crashingAll } from '../crash/outside-calls.ts'
import { Crash } from '../support/crashing.ts'
import { depth } from '../support/depth.ts'
import { copyOf } from '../support/in-memory-items.ts'
import { brokenRules } from '../support/invariants.ts'
import { operator } from '../support/world.ts'
import { assertExecutionsAgree, assertFilesAgree } from './agreement.ts'
import { type Act, anyAct } from './commands.ts'
import { Simulation } from './simulation.ts'

const by = { role: 'operator', id: 'ops' } as const

type Maps = Record<string, Map<string, unknown>>
const mapsOf = ({ world }: Simulation) => world.records.stored as unknown as Maps

/** The prototypes are those of this realm, unlike those of `structuredClone`. */
const clone = (map: ReadonlyMap<string, unknown> = new Map()) =>
  new Map([...map].map(([key, item]) => [key, item instanceof Set ? new Set(item) : copyOf(item)]))

interface Backup {
  readonly time: string
  readonly maps: Maps
  /** The files that the vault had. */
  readonly files: ReadonlySet<string>
}

function backUp(simulation: Simulation): Backup {
  const { world } = simulation
  const maps = Object.fromEntries(Object.entries(mapsOf(simulation)).map(([name, map]) => [name, clone(map)]))
  const time = world.deps.clock()
  world.time.advance({ seconds: 1 })
  return { time, maps, files: new Set(world.deps.files.vault.left()) }
}

/** Replaces all records by those of the backup. Published events of applications that exist stay, as in the tables. */
function putBack(simulation: Simulation, { maps }: Backup): void {
  const stored = mapsOf(simulation)
  for (const [name, map] of Object.entries(stored)) {
    const later = name === 'events' ? [...map] : []
    map.clear()
    for (const [key, item] of clone(maps[name])) map.set(key, item)
    for (const [key, item] of later) {
      const { applicationId, sequence } = item as { applicationId: string; sequence: number }
      const application = stored.applications?.get(applicationId) as { eventSequence: number } | undefined
      if (application === undefined) continue
      map.set(key, item)
      const eventSequence = Math.max(application.eventSequence, sequence)
      stored.applications?.set(applicationId, { ...application, eventSequence })
    }
  }
}

const executionsOf = (simulation: Simulation): Executions => ({
  async stateOf(application) {
    const execution = simulation.executions.get(executionName(application))
    if (execution === undefined) return 'NONE'
    return execution.status === 'RUNNING' || execution.status === 'WAITING' ? 'RUNNING' : 'ENDED'
  },
  brokenSince: async () => [],
})

function runsOf({ executions }: Simulation): Runs {
  const isRunning = (name: string) => ['RUNNING', 'WAITING'].includes(executions.get(name)?.status ?? '')
  return {
    async *running() {
      yield* [...executions.keys()].filter(isRunning)
    },
    async find(name) {
      const run = { isRunning: isRunning(name), startedAt: '', input: {} }
      return executions.has(name) ? run : undefined
    },
    async stop(name) {
      const execution = executions.get(name)
      if (execution === undefined) return
      execution.status = 'FAILED'
      execution.token = undefined
    },
    isAwaited: async token =>
      [...executions.values()].some(each => each.status === 'WAITING' && each.token === token),
  }
}

function vaultOf({ world }: Simulation, { files, time }: Backup): Vault {
  return {
    async *documents(applicationId) {
      const found = new Map<string, StoredFiles & { readonly keys: Set<string> }>()
      const { vault } = world.deps.files
      for (const key of vault.left()) {
        const [application = '', documentId = '', name = ''] = key.split('/')
        if (applicationId !== undefined && application !== applicationId) continue
        const since = files.has(key) ? time : world.deps.clock()
        const document = found.get(documentId) ?? {
          applicationId: application,
          documentId,
          keys: new Set(),
          since,
        }
        found.set(documentId, document)
        if (vault.has(key)) document.keys.add(`documents/${key}${name === 'original' ? '' : '.jpg'}`)
      }
      yield* found.values()
    },
  }
}

/** The steps of the restore after the copy of the tables. Each may crash, and all of them are then repeated. */
async function reconcile(
  simulation: Simulation,
  backup: Backup,
  erased: readonly string[],
  crashAfter: number,
) {
  const journal = passingJournal()
  for (const accountId of erased) await journal.note('erasure-to-repeat', accountId)
  const others = {
    journal,
    vault: vaultOf(simulation, backup),
    runs: runsOf(simulation),
    watches: runsOf(simulation),
    executions: executionsOf(simulation),
    time: backup.time,
    adoptedAt: simulation.deps.clock(),
    act: true,
  }
  const run = async (deps: Simulation['deps']) => {
    const all = { ...deps, ...others }
    await repeatErasures(all, operator)
    await removeUnknownFiles(all)
    for (const applicationId of simulation.applicationIds()) {
      const record = await deps.records.application(applicationId)
      if (record !== undefined) await settleMissingFiles(all, record)
    }
    await removeReplacedFiles(all)
    await stopStrayExecutions(all)
    for (const applicationId of simulation.applicationIds()) await ensureExecution(all, applicationId, by)
  }
  try {
    await run(crashingAll(simulation.deps, { calls: crashAfter, takesEffect: crashAfter % 2 === 0 }))
  } catch (error) {
    if (!(error instanceof Crash)) throw error
    await run(simulation.deps)
  }
  return journal.notes()
}

const acts = (least: number, most: number) => fc.array(anyAct, { minLength: least, maxLength: most })

async function perform(simulation: Simulation, those: readonly Act[]): Promise<void> {
  for (const { run } of those) await run(simulation)
  simulation.nextStepDies = undefined
}

/** The work of the restores over all runs. The last test fails if a step never had work. */
const done = new Map<string, number>()

test(
  'after a restore every rule holds, the executions and files agree with the records, and later erasures are repeated',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        acts(10, 25),
        acts(5, 20),
        fc.boolean(),
        fc.nat({ max: 60 }),
        async (before, after, areWiped, crash) => {
          const simulation = new Simulation()
          await perform(simulation, before)
          const backup = backUp(simulation)
          await perform(simulation, after)
          const { audit, accounts } = simulation.world.records.stored
          const lost = [...audit.entries()].flatMap(([key, entry]) =>
            backup.maps.audit?.has(key) === true ? [] : lostEntry(toAuditItem(entry, 1)),
          )
          const erased = lost.flatMap(([kind, id]) => (kind === 'erasure-to-repeat' ? [id] : []))
          putBack(simulation, backup)
          for (const [name] of areWiped ? simulation.executions : []) await runsOf(simulation).stop(name)

          const notes = await reconcile(simulation, backup, erased, crash)
          for (const [kind, ids] of notes) done.set(kind, (done.get(kind) ?? 0) + ids.length)
          await simulation.tidyUp()

          const { records, deps, certificateQuota } = simulation.world
          expect(brokenRules({ stored: records.stored, vault: deps.files.vault, certificateQuota })).toEqual(
            [],
          )
          assertFilesAgree(simulation)
          assertExecutionsAgree(simulation)
          for await (const name of runsOf(simulation).running()) {
            const owner = [...records.stored.applications.values()].find(each => executionName(each) === name)
            expect([name, owner?.applicationId]).toEqual([name, expect.any(String)])
          }
          for (const accountId of erased.filter(id => accounts.has(id))) {
            const own = [...records.stored.applications.values()].filter(each => each.accountId === accountId)
            expect(own.filter(({ entered }) => entered !== undefined)).toEqual([])
          }
        },
      ),
      { numRuns: 80 * depth, seed: 20_261_130 },
    )
  },
  300_000 * depth,
)

test('the restores did each kind of work', () => {
  const kinds = ['erased-again', 'removed-file', 'reopened-upload', 'started-execution', 'stopped-execution']
  for (const kind of kinds) expect([kind, (done.get(kind) ?? 0) > 3]).toEqual([kind, true])
})
