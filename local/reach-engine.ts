import { givenEngine } from './aws-environment.ts'
import { Explained } from './command.ts'
import { bootstrap } from './deploy.ts'
import { isHealthy, startEngine, stopEngine } from './engine.ts'
import { type EngineRecord, findEngine, ownerRuns } from './engine-record.ts'
import { ensurePortIsFree } from './port.ts'
import type { Progress } from './progress.ts'
import { ensurePythonExists, ensureVirtualEnvironment } from './virtual-environment.ts'

interface Reached {
  readonly url: string
  /** What we started, and must stop when something fails. */
  readonly started?: EngineRecord
}

/** How to get at an engine that is ready for deployments. */
export type Way = () => Promise<Reached>

/** An engine that `local:up` left running. One whose command died is stopped: nobody knows how far it came. */
const findLeftRunning = async (name: string): Promise<EngineRecord | undefined> => {
  const engine = await findEngine(name)
  if (engine === undefined || engine.owner === undefined) return engine
  if (await ownerRuns(engine)) {
    throw new Explained(
      `Already running at ${engine.url}. Stop it first: Ctrl-C where it was started, or kill ${engine.owner.pid}.`,
    )
  }
  await stopEngine(name)
  return undefined
}

/** Finds the way, and whatever bars it before anything takes long: a taken port, no Python, no engine where one should be. */
export const findWay = async (name: string, port: number, progress: Progress): Promise<Way> => {
  const prepare = (url: string) =>
    progress.step('Preparing the engine (cdk bootstrap)', () => bootstrap(name, url))

  const given = givenEngine(process.env)
  if (given !== undefined) {
    if (!(await isHealthy(given))) throw new Explained(`REALNAME_ENGINE: no engine answers at ${given}.`)
    return async () => {
      await prepare(given)
      return { url: given }
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
    const started = await progress.step(title, () => startEngine(name, port, python))
    try {
      await prepare(started.url)
    } catch (error) {
      await stopEngine(name)
      throw error
    }
    return { url: started.url, started }
  }
}
