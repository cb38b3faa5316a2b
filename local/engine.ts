import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Explained } from './command.ts'
import { engineEnvironment } from './engine-environment.ts'
import {
  type EngineRecord,
  findEngine,
  forgetEngine,
  isRunning,
  thisCommand,
  writeEngineRecord,
} from './engine-record.ts'
import { openLog, tailOf } from './logged-process.ts'
import { until } from './poll.ts'
import { ensurePortIsFree } from './port.ts'
import { inInstance, inProject } from './project.ts'

const logOf = (name: string): string => inInstance(name, 'engine.log')

export const isHealthy = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/_ministack/health`, { signal: AbortSignal.timeout(2000) })).ok
  } catch {
    return false
  }
}

interface EngineStart {
  readonly name: string
  readonly port: number
  readonly python: string
  /** The Node that functions run on. */
  readonly node: string
  /** A file for records of calls, writes and runs. Default: none. */
  readonly meter?: string | undefined
}

/** Starts the process. `whyEnded` returns the reason once the process has ended. */
const launch = ({ name, port, python, node, meter }: EngineStart) => {
  rmSync(inInstance(name, 'engine'), { recursive: true, force: true })
  forgetEngine(name)
  const [state, home] = [inInstance(name, 'engine', 'state'), inInstance(name, 'engine', 'home')] as const
  for (const path of [state, home]) mkdirSync(path, { recursive: true, mode: 0o700 })
  // The engine unpacks Lambda code here, outside the project: its node_modules would hide missing parts of a bundle.
  const temporary = mkdtempSync(join(tmpdir(), 'realname-'))
  // Python ignores unknown -X options. This one marks the process.
  const mark = `realname=${randomUUID()}`
  const output = openLog(logOf(name))
  // Not the module `app` as a script: it would be loaded twice, and state machines of the second copy would write to the
  // tables from other threads at the same time.
  const child = spawn(python, ['-X', mark, inProject('local', 'engine.py')], {
    cwd: home,
    env: engineEnvironment({ port, state, home, temporary, node, meter }),
    stdio: ['ignore', output, output],
    // A process group of its own, so that Ctrl-C reaches only this process, which then stops the engine.
    detached: true,
  })
  closeSync(output)
  child.unref()
  let cause: string | undefined
  child.once('error', error => {
    cause = error.message
  })
  child.once('exit', (code, signal) => {
    cause = `it ended with ${signal ?? `code ${code}`}`
  })
  return { pid: child.pid, mark, temporary, whyEnded: () => cause }
}

/**
 * Starts an empty MiniStack on 127.0.0.1. It keeps no state between starts: executions of state machines would be lost, and
 * their applications would wait for ever.
 */
export const startEngine = async (start: EngineStart): Promise<EngineRecord> => {
  const { name, port, python } = start
  await ensurePortIsFree(port, 'REALNAME_PORT')
  const { pid, mark, temporary, whyEnded } = launch(start)
  const failure = (reason: string) =>
    `The local engine did not start: ${reason}. The end of ${logOf(name)}:\n\n${tailOf(logOf(name))}`
  if (pid === undefined) {
    rmSync(temporary, { recursive: true })
    throw new Explained(failure(`${python} could not be run`))
  }
  const url = `http://127.0.0.1:${port}`
  const record = { pid, mark, port, url, temporary, owner: await thisCommand() }
  writeEngineRecord(name, record)
  const ready = async () => {
    const ended = whyEnded()
    if (ended !== undefined) throw new Explained(failure(ended))
    return (await isHealthy(url)) || undefined
  }
  try {
    await until(ready, { seconds: 60, every: 50, explain: () => failure('it gave no answer within 60 s') })
  } catch (error) {
    await stopEngine(name)
    throw error
  }
  return record
}

/** Removes the owner of an engine, so that it runs on after this command. */
export const leaveEngineRunning = (name: string, { owner: _, ...record }: EngineRecord): void =>
  writeEngineRecord(name, record)

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // The process has ended.
  }
}

/** Stops the engine of this instance and its Lambda workers. Returns whether there was one. */
export const stopEngine = async (name: string): Promise<boolean> => {
  const record = await findEngine(name)
  if (record !== undefined) {
    signal(record.pid, 'SIGTERM')
    const waitUntilStopped = async () => ((await isRunning(record)) ? undefined : true)
    await until(waitUntilStopped, { seconds: 10, every: 50, explain: () => 'still running' }).catch(
      () => undefined,
    )
    // The rest of its process group: Lambda workers during a call, or the engine itself.
    signal(-record.pid, 'SIGKILL')
  }
  forgetEngine(name)
  return record !== undefined
}
