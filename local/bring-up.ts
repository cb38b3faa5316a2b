import { adoptAwsEnvironment } from './aws-environment.ts'
import { deploy } from './deploy.ts'
import { leaveEngineRunning, stopEngine } from './engine.ts'
import { withLock } from './lock.mjs'
import { type Progress, progressOn } from './progress.ts'
import { inInstance } from './project.ts'
import { prepareToReach } from './reach-engine.ts'
import { seedUsers } from './seed.ts'
import { forgetStack, readStack, type Stack, stackFileOf, writeStack } from './stack-file.ts'
import { provideAssembly } from './synthesize.ts'

export interface BringUpOptions {
  /** Instances with different names can run at the same time. */
  readonly name: string
  readonly port: number
  /** Whether the engine runs on after this process, until `takeDown`. */
  readonly detached: boolean
  /** The Node that functions run on. Default: the Node of this process. */
  readonly functionNode?: string
  /** A file in which a new engine records calls, writes and runs. Default: none. */
  readonly meter?: string | undefined
  readonly progress?: Progress
}

/** The users of an earlier deployment with the same user pool, or new ones. */
const usersOf = async (file: string, stack: Omit<Stack, 'users'>): Promise<Stack['users']> => {
  try {
    const before = readStack(file)
    if (before.userPoolId === stack.userPoolId) return before.users
  } catch {
    // The stack file is missing or cannot be read: new users are created.
  }
  return seedUsers(stack)
}

/** Starts an engine, deploys the app to it and creates sample users. If it fails, it stops the engine. */
export const bringUp = async (options: BringUpOptions): Promise<Stack> => {
  const { name, progress = progressOn(process.stderr) } = options
  const wait = () => progress.say('Waiting for another command that starts the same instance …')
  return withLock(inInstance(name, 'starting'), () => start(options, progress), wait)
}

const start = async (options: BringUpOptions, progress: Progress): Promise<Stack> => {
  const { name, port, detached, meter, functionNode = process.execPath } = options
  const file = stackFileOf(name)
  const reachEngine = await prepareToReach({ name, port, functionNode, meter, progress })
  const synthesis = provideAssembly(name, work => progress.step('Building the app (cdk synth)', work))
  const [synthesized, reached] = await Promise.allSettled([synthesis, reachEngine()])
  if (reached.status === 'rejected') throw reached.reason
  const { url, started } = reached.value
  try {
    if (synthesized.status === 'rejected') throw synthesized.reason
    adoptAwsEnvironment(url)
    const deployed = await progress.step('Deploying the app (cdk deploy)', () => deploy(name, url))
    const users = await progress.step('Creating sample sign-ins', () => usersOf(file, deployed))
    const stack = { ...deployed, users }
    writeStack(file, stack)
    if (started !== undefined && detached) leaveEngineRunning(name, started)
    return stack
  } catch (error) {
    if (started !== undefined) await takeDown(name)
    throw error
  }
}

/** Stops the engine of this instance, unless REALNAME_ENGINE named it. Returns whether one was running. */
export const takeDown = async (name: string): Promise<boolean> => {
  const stopped = await stopEngine(name)
  forgetStack(stackFileOf(name))
  return stopped
}
