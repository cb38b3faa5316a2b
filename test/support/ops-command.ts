import { format } from 'node:util'
import { jest } from '@jest/globals'
import { runCommand } from '../../local/command.ts'
import { runOps } from '../../ops/command-line.ts'

const linesOf = (spy: { readonly mock: { readonly calls: unknown[][] } }): string =>
  spy.mock.calls.map(line => `${format(...line)}\n`).join('')

/**
 * Runs a command of `npm run ops -- …` in this process, one at a time. Returns its exit code and its output.
 */
export async function ops(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [log, error] = [jest.spyOn(console, 'log'), jest.spyOn(console, 'error')]
  for (const spy of [log, error]) spy.mockImplementation(() => undefined)
  const before = process.exitCode
  process.exitCode = 0
  try {
    await runCommand(() => runOps(args))
    return { code: Number(process.exitCode), out: linesOf(log), err: linesOf(error) }
  } finally {
    process.exitCode = before
    log.mockRestore()
    error.mockRestore()
  }
}
