import { adoptAwsEnvironment, givenEngine } from './aws-environment.ts'
import { Explained } from './command.ts'
import { bootstrap, deploy } from './deploy.ts'
import { isHealthy, leaveEngineRunning, startEngine, stopEngine } from './engine.ts'
import { type EngineRecord, findEngine, ownerRuns } from './engine-record.ts'
import { withLock } from './lock.mjs'
import { type Progress, progressOn } from './progress.ts'
import { inInstance } from './project.ts'
import { seedUsers } from './seed.ts'
import { forgetStack, readStack, type Stack, stackFileOf, writeStack } from './stack-file.ts'
import { isSynthesized, synthesize } from './synthesize.ts'
import { ensureVirtualEnvironment } from './virtual-environment.ts'

export interface BringUpOptions {
  /** Instances of different names run beside each other. */
  readonly name: string
  readonly port: number
  /** Whether the engine outlives this process, until `takeDown`. */
  readonly detached: boolean
  readonly progress?: Progress
}

interface Running {
  readonly url: string
  /** Bootstrapped and deployed to before, by `local:up`. */
  readonly prepared: boolean
  /** What this call started and must stop if it fails. */
  readonly started?: EngineRecord
}

/** An engine that `local:up` left running. One whose command died is stopped: nobody knows how far it came. */
const findPrepared = async (name: string): Promise<EngineRecord | undefined> => {
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

const ensureEngine = async (options: BringUpOptions, progress: Progress): Promise<Running> => {
  const given = givenEngine(process.env)
  if (given !== undefined) {
    if (!(await isHealthy(given))) throw new Explained(`REALNAME_ENGINE: no engine answers at ${given}.`)
    return { url: given, prepared: false }
  }
  const { name, port } = options
  const prepared = await findPrepared(name)
  if (prepared !== undefined) {
    progress.say(`✓ The local engine is already up at ${prepared.url}; \`npm run local:down\` stops it`)
    return { url: prepared.url, prepared: true }
  }
  const python = await ensureVirtualEnvironment(progress)
  const started = await progress.step(`Starting the local AWS engine on port ${port}`, () =>
    startEngine(name, port, python),
  )
  return { url: started.url, prepared: false, started }
}

const prepareEngine = async (options: BringUpOptions, progress: Progress): Promise<Running> => {
  const engine = await ensureEngine(options, progress)
  if (engine.prepared) return engine
  try {
    await progress.step('Preparing the engine (cdk bootstrap)', () => bootstrap(options.name, engine.url))
  } catch (error) {
    if (engine.started) await stopEngine(options.name)
    throw error
  }
  return engine
}

/** Sign-ins of an earlier `local:up` stay good as long as the user pool is the same. */
const usersOf = async (
  file: string,
  stack: Omit<Stack, 'users'>,
  prepared: boolean,
): Promise<Stack['users']> => {
  if (prepared) {
    try {
      const before = readStack(file)
      if (before.userPoolId === stack.userPoolId) return before.users
    } catch {
      // It was deleted or damaged: the users can't be signed in any more.
    }
  }
  return seedUsers(stack)
}

/** Starts an engine, deploys the app to it, makes sample users. On failure nothing is left running. */
export const bringUp = async (options: BringUpOptions): Promise<Stack> => {
  const { name, progress = progressOn(process.stderr) } = options
  const wait = () => progress.say('Waiting for another command that is starting the same …')
  return withLock(inInstance(name, 'starting'), () => start(options, progress), wait)
}

const start = async (options: BringUpOptions, progress: Progress): Promise<Stack> => {
  const { name } = options
  const file = stackFileOf(name)
  const synthesis = isSynthesized(name)
    ? undefined
    : progress.step('Building the app (cdk synth)', () => synthesize(name))
  const [synthesized, prepared] = await Promise.allSettled([synthesis, prepareEngine(options, progress)])
  if (prepared.status === 'rejected') throw prepared.reason
  const engine = prepared.value
  try {
    if (synthesized.status === 'rejected') throw synthesized.reason
    adoptAwsEnvironment(engine.url)
    const deployed = await progress.step('Deploying the app (cdk deploy)', () => deploy(name, engine.url))
    const users = await progress.step('Making sample sign-ins', () =>
      usersOf(file, deployed, engine.prepared),
    )
    const stack = { ...deployed, users }
    writeStack(file, stack)
    if (engine.started && options.detached) leaveEngineRunning(name, engine.started)
    return stack
  } catch (error) {
    if (engine.started) await takeDown(name)
    throw error
  }
}

/** Stops the engine of this instance, if we started it. Answers whether one was running. */
export const takeDown = async (name: string): Promise<boolean> => {
  const stopped = await stopEngine(name)
  forgetStack(stackFileOf(name))
  return stopped
}
