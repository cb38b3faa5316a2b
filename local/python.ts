import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Explained } from './command.ts'

const minimumVersion = [3, 10] as const

export interface Python {
  readonly command: string
  readonly version: string
}

interface Candidate extends Python {
  readonly canCreateEnvironments: boolean
}

// Debian packages the module venv without ensurepip; such a venv creates environments without pip.
const probe = `
import sys
from importlib.util import find_spec
print("%d.%d.%d" % sys.version_info[:3], bool(find_spec("venv") and find_spec("ensurepip")))
`

const inspect = async (command: string): Promise<Candidate | undefined> => {
  try {
    const { stdout } = await promisify(execFile)(command, ['-c', probe], { timeout: 20_000 })
    const [version, ready] = stdout.trim().split(' ')
    return version === undefined ? undefined : { command, version, canCreateEnvironments: ready === 'True' }
  } catch {
    return undefined
  }
}

const isNewEnough = ({ version }: Python): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > minimumVersion[0] || (major === minimumVersion[0] && minor >= minimumVersion[1])
}

/** A Python for the engine and the template checks: REALNAME_PYTHON, or the first suitable one on the PATH. */
export const findPython = async (environment: Record<string, string | undefined>): Promise<Python> => {
  const chosen = environment.REALNAME_PYTHON
  const newest = [14, 13, 12, 11, 10].map(minor => `python3.${minor}`)
  const commands = chosen ? [chosen] : ['python3', 'python', ...newest]
  const found: Candidate[] = []
  for (const command of commands) {
    const candidate = await inspect(command)
    if (candidate === undefined) continue
    if (isNewEnough(candidate) && candidate.canCreateEnvironments) return candidate
    found.push(candidate)
  }
  const needed = `This project needs Python ${minimumVersion.join('.')} or newer`
  const bare = found.find(isNewEnough)
  if (bare !== undefined) {
    throw new Explained(
      `${needed}. ${bare.command} is Python ${bare.version}, but it can't create virtual environments.\n` +
        'Install its venv package (Debian and Ubuntu: apt install python3-venv).',
    )
  }
  const seen = found.map(({ command, version }) => `${command} is ${version}`).join(', ')
  throw new Explained(
    `${needed}; ${seen || `${commands.slice(0, 2).join(' and ')} could not be run`}.\n` +
      'Install a newer Python, or name one: REALNAME_PYTHON=/path/to/python3 npm start',
  )
}
