import { execFile } from 'node:child_process'
import { inProject } from '../../local/project.ts'

/** Runs `npm run ops -- …` like an operator, but without npm. It takes seconds to start. */
export function spawnOps(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const command = ['--import', 'tsx', inProject('ops', 'ops.ts'), ...args]
  return new Promise(resolve => {
    execFile(process.execPath, command, { cwd: inProject(), env: process.env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

export const here = ['--stack-file', String(process.env.REALNAME_STACK)]
