import { adoptAwsEnvironment, givenEngine } from './aws-environment.ts'
import { Explained } from './command.ts'
import { bootstrap } from './deploy.ts'
import { isHealthy, startEngine, stopEngine } from './engine.ts'
import { type EngineRecord, findEngine, isOwnerRunning } from './engine-record.ts'
import { ensurePortIsFree } from './port.ts'
import type { Progress } from './progress.ts'
import { ensurePythonExists, ensureVirtualEnvironment } from './virtual-environment.ts'

interface Reached {
  readonly url: string
  /** An engine that this command started, and must stop if something fails. */
  readonly started?: EngineRecord
}

interface Preparation {
  readonly name: string
  readonly port: number
  /** The Node that functions run on. */
  readonly functionNode: string
  readonly meter?: string | undefined
  readonly progress: Progress
}

/** Returns an engine that is ready for deployments. */
export type ReachEngine = () => Promise<Reached>

/** An engine that `local:up` left running. An engine whose command has died is stopped, because it may be incomplete. */
const findLeftRunning = async (name: string): Promise<EngineRecord | undefined> => {
  const engine = await findEngine(name)
  if (engine === undefined || engine.owner === undefined) return engine
  if (await isOwnerRunning(engine)) {
    throw new Explained(
      `Already running at ${engine.url}. Stop it first: Ctrl-C where it was started, or kill ${engine.owner.pid}.`,
    )
  }
  await stopEngine(name)
  return undefined
}

/** Checks first, before any long step, that an engine can be reached or started: port, Python, REALNAME_ENGINE. */
export const prepareToReach = async ({
  name,
  port,
  functionNode: node,
  meter,
  progress,
}: Preparation): Promise<ReachEngine> => {
  const prepare = (url: string) => {
    adoptAwsEnvironment(url)
    return progress.step('Preparing the engine (CDKToolkit)', () => bootstrap(url))
  }

  const engine = givenEngine(process.env)
  if (engine !== undefined) {
    if (!(await isHealthy(engine))) throw new Explained(`REALNAME_ENGINE: no engine answers at ${engine}.`)
    return async () => {
      await prepare(engine)
      return { url: engine }
    }
  }

  const leftRunning = await findLeftRunning(name)
  if (leftRunning !== undefined) {
    progress.say(`✓ The local engine is already up at ${leftRunning.url}; \`npm run local:down\` stops it`)
    return async () => ({ url: leftRunning.url })
  }

  await Promise.all([ensurePortIsFree(port, 'REALNAME_PORT'), ensurePythonExists()])
  return async () => {
    const python = await ensureVirtualEnvironment(progress)
    const title = `Starting the local AWS engine on port ${port}`
    const started = await progress.step(title, () => startEngine({ name, port, python, node, meter }))
    try {
      await prepare(started.url)
    } catch (error) {
      await stopEngine(name)
      throw error
    }
    return { url: started.url, started }
  }
}
