import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Explained } from './command.ts'
import { withLock } from './lock.mjs'
import { runLogged } from './logged-process.ts'
import type { Progress } from './progress.ts'
import { inProject } from './project.ts'
import { findPython } from './python.ts'

const folder = inProject('.venv')
const requirements = inProject('local', 'requirements.txt')
const stamp = inProject('.venv', 'realname-requirements')
const python = inProject('.venv', 'bin', 'python')
const log = inProject('.local', 'python.log')

/** The folder is part of it because an environment that was moved has wrong paths in its scripts. */
const wanted = (): string =>
  createHash('sha256').update(readFileSync(requirements)).update(folder).digest('hex')

const isReady = (): boolean =>
  existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()

const make = async (): Promise<void> => {
  if (isReady()) return
  const base = await findPython(process.env)
  rmSync(folder, { recursive: true, force: true })
  const run = (command: string, args: string[], append: boolean) =>
    runLogged(command, args, {
      log,
      append,
      env: process.env,
      failure: 'Python packages could not be installed',
    })
  await run(base.command, ['-m', 'venv', folder], false)
  const quiet = ['--quiet', '--no-input', '--disable-pip-version-check']
  await run(python, ['-m', 'pip', 'install', ...quiet, '-r', requirements], true)
  if (!existsSync(python)) throw new Explained(`${base.command} made no ${python}.`)
  writeFileSync(stamp, wanted())
}

/** Tells early when there is no Python to make it with. */
export const ensurePythonExists = async (): Promise<void> => {
  if (!isReady()) await findPython(process.env)
}

/** The engine's Python: `.venv` with exactly what requirements.txt says, made when missing or outdated. */
export const ensureVirtualEnvironment = async (progress: Progress): Promise<string> => {
  if (!isReady()) {
    await progress.step('Installing the local AWS engine (MiniStack) into .venv', () =>
      withLock(inProject('.local', 'locks', 'python'), make),
    )
  }
  return python
}
