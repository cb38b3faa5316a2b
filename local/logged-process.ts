import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Explained } from './command.ts'

/** The last lines of a log. */
export const tailOf = (log: string, lines = 30): string => {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch {
    return ''
  }
}

/** Opens a log file that only its owner can read. */
export const openLog = (log: string, append = false): number => {
  mkdirSync(dirname(log), { recursive: true })
  return openSync(log, append ? 'a' : 'w', 0o600)
}

interface Options {
  readonly log: string
  readonly append?: boolean
  readonly cwd?: string
  readonly env: NodeJS.ProcessEnv
  /** The message for a failure, as a sentence without a full stop. */
  readonly failure: string
}

/** Runs a program and writes its output to the log. The error has the end of the log. */
export const runLogged = (command: string, args: string[], options: Options): Promise<void> =>
  new Promise((resolve, reject) => {
    const output = openLog(options.log, options.append)
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', output, output],
    })
    closeSync(output)
    child.once('error', reject)
    child.once('exit', code => {
      if (code === 0) resolve()
      else reject(new Explained(`${options.failure}. The end of ${options.log}:\n\n${tailOf(options.log)}`))
    })
  })
