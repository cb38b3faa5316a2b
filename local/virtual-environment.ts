import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Explained } from './command.ts'
import { withLock } from './lock.mjs'
import { runLogged } from './logged-process.ts'
import type { Progress } from './progress.ts'
import { inProject } from './project.ts'
import { findPython } from './python.ts'

/** A folder with a Python of its own, and exactly the packages that a file of requirements names. */
interface VirtualEnvironment {
  readonly folder: string
  readonly requirements: string
  /** What the person at the terminal is told that is installed. */
  readonly title: string
}

const engine: VirtualEnvironment = {
  folder: inProject('.venv'),
  requirements: inProject('local', 'requirements.txt'),
  title: 'Installing the local AWS engine (MiniStack) into .venv',
}

const pythonOf = ({ folder }: VirtualEnvironment): string => join(folder, 'bin', 'python')
const stampOf = ({ folder }: VirtualEnvironment): string => join(folder, 'realname-requirements')

/** The folder is part of it because an environment that was moved has wrong paths in its scripts. */
const wanted = ({ folder, requirements }: VirtualEnvironment): string =>
  createHash('sha256').update(readFileSync(requirements)).update(folder).digest('hex')

const isReady = (environment: VirtualEnvironment): boolean =>
  existsSync(pythonOf(environment)) &&
  existsSync(stampOf(environment)) &&
  readFileSync(stampOf(environment), 'utf8') === wanted(environment)

const make = async (environment: VirtualEnvironment): Promise<void> => {
  if (isReady(environment)) return
  const { folder, requirements } = environment
  const python = pythonOf(environment)
  const base = await findPython(process.env)
  rmSync(folder, { recursive: true, force: true })
  const run = (command: string, args: string[], append: boolean) =>
    runLogged(command, args, {
      log: inProject('.local', 'python.log'),
      append,
      env: process.env,
      failure: 'Python packages could not be installed',
    })
  await run(base.command, ['-m', 'venv', folder], false)
  const quiet = ['--quiet', '--no-input', '--disable-pip-version-check']
  await run(python, ['-m', 'pip', 'install', ...quiet, '--require-hashes', '-r', requirements], true)
  if (!existsSync(python)) throw new Explained(`${base.command} made no ${python}.`)
  writeFileSync(stampOf(environment), wanted(environment))
}

/** Tells early when there is no Python to make the engine's with. */
export const ensurePythonExists = async (): Promise<void> => {
  if (!isReady(engine)) await findPython(process.env)
}

/** Answers its Python, after making it if it is missing or outdated. Default: the engine's. */
export const ensureVirtualEnvironment = async (
  progress: Progress,
  environment: VirtualEnvironment = engine,
): Promise<string> => {
  if (!isReady(environment)) {
    await progress.step(environment.title, () =>
      withLock(inProject('.local', 'locks', 'python'), () => make(environment)),
    )
  }
  return pythonOf(environment)
}
