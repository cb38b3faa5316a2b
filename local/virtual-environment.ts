import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Explained } from './command.ts'
import { withLock } from './lock.mjs'
import { runLogged } from './logged-process.ts'
import type { Progress } from './progress.ts'
import { inProject } from './project.ts'
import { findPython } from './python.ts'

/** A Python virtual environment with the packages of a requirements file. */
interface VirtualEnvironment {
  readonly folder: string
  readonly requirements: string
  /** The title of the installation step. */
  readonly title: string
}

const engine: VirtualEnvironment = {
  folder: inProject('.venv'),
  requirements: inProject('local', 'requirements.txt'),
  title: 'Installing the local AWS engine (MiniStack) into .venv',
}

const pythonOf = ({ folder }: VirtualEnvironment): string => join(folder, 'bin', 'python')
const stampOf = ({ folder }: VirtualEnvironment): string => join(folder, 'realname-requirements')

/** A hash of the requirements and the folder: the scripts of an environment have absolute paths. */
const stampFor = ({ folder, requirements }: VirtualEnvironment): string =>
  createHash('sha256').update(readFileSync(requirements)).update(folder).digest('hex')

const isReady = (environment: VirtualEnvironment): boolean =>
  existsSync(pythonOf(environment)) &&
  existsSync(stampOf(environment)) &&
  readFileSync(stampOf(environment), 'utf8') === stampFor(environment)

const create = async (environment: VirtualEnvironment): Promise<void> => {
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
  if (!existsSync(python)) throw new Explained(`${base.command} did not create ${python}.`)
  writeFileSync(stampOf(environment), stampFor(environment))
}

/** Throws if there is no Python for the engine's environment. */
export const ensurePythonExists = async (): Promise<void> => {
  if (!isReady(engine)) await findPython(process.env)
}

/** Creates the environment if it is missing or outdated, and returns its Python. Default: the engine's environment. */
export const ensureVirtualEnvironment = async (
  progress: Progress,
  environment: VirtualEnvironment = engine,
): Promise<string> => {
  if (!isReady(environment)) {
    await progress.step(environment.title, () =>
      withLock(inProject('.local', 'locks', 'python'), () => create(environment)),
    )
  }
  return pythonOf(environment)
}
