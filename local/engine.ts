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

/** Starts the process. Answers it, and why it has ended as soon as it has. */
const launch = (name: string, port: number, python: string) => {
  rmSync(inInstance(name, 'engine'), { recursive: true, force: true })
  forgetEngine(name)
  const [state, home] = [inInstance(name, 'engine', 'state'), inInstance(name, 'engine', 'home')] as const
  for (const path of [state, home]) mkdirSync(path, { recursive: true, mode: 0o700 })
  // Lambda code is unpacked here. Outside the project, whose node_modules would hide what a bundle lacks.
  const temporary = mkdtempSync(join(tmpdir(), 'realname-'))
  // Python ignores -X options it doesn't know: it only marks the process as ours.
  const mark = `realname=${randomUUID()}`
  const output = openLog(logOf(name))
  // Not its module `app`: run as a script, that would be loaded a second time, whose state machines would write to the
  // tables from threads of their own, over what others write at the same moment.
  const child = spawn(python, ['-X', mark, inProject('local', 'engine.py')], {
    cwd: home,
    env: engineEnvironment({ port, state, home, temporary }),
    stdio: ['ignore', output, output],
    // A process group of its own: Ctrl-C reaches us, and we stop it.
    detached: true,
  })
  closeSync(output)
  child.unref()
  let ended: string | undefined
  child.once('error', error => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended = `it ended with ${signal ?? `code ${code}`}`
  })
  return { pid: child.pid, mark, temporary, whyEnded: () => ended }
}

/**
 * Starts MiniStack on 127.0.0.1 with nothing in it. It never keeps state from one start to the next: running
 * state machine executions wouldn't survive, and applications that wait for nobody are worse than none.
 */
export const startEngine = async (name: string, port: number, python: string): Promise<EngineRecord> => {
  await ensurePortIsFree(port, 'REALNAME_PORT')
  const { pid, mark, temporary, whyEnded } = launch(name, port, python)
  const failure = (why: string) =>
    `The local engine did not start: ${why}. The end of ${logOf(name)}:\n\n${tailOf(logOf(name))}`
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

/** Lets the engine run on after this command. */
export const leaveEngineRunning = (name: string, { owner: _, ...record }: EngineRecord): void =>
  writeEngineRecord(name, record)

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended meanwhile.
  }
}

/** Stops the engine we started, and its Lambda workers. Answers whether there was one. */
export const stopEngine = async (name: string): Promise<boolean> => {
  const record = await findEngine(name)
  if (record !== undefined) {
    signal(record.pid, 'SIGTERM')
    const gone = async () => ((await isRunning(record)) ? undefined : true)
    await until(gone, { seconds: 10, every: 50, explain: () => 'still running' }).catch(() => undefined)
    // Whatever is left of its process group: Lambda workers in the middle of a call, or the engine itself.
    signal(-record.pid, 'SIGKILL')
  }
  forgetEngine(name)
  return record !== undefined
}
