import { execFile } from 'node:child_process'
import { inProject } from '../../local/project.ts'

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Starts `npm run ops -- …` like an operator, but without npm. It takes seconds to start. `interrupt` is what Ctrl-C does. */
export function startOps(...args: string[]): { readonly ended: Promise<Ended>; interrupt(): void } {
  const command = ['--import', 'tsx', inProject('ops', 'ops.ts'), ...args]
  let interrupt = () => {}
  const ended = new Promise<Ended>(resolve => {
    const options = { cwd: inProject(), env: process.env }
    const child = execFile(process.execPath, command, options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
    interrupt = () => child.kill('SIGINT')
  })
  return { ended, interrupt }
}

/** Runs a command to its end. */
export const spawnOps = (...args: string[]): Promise<Ended> => startOps(...args).ended

export const here = ['--stack-file', String(process.env.REALNAME_STACK)]
