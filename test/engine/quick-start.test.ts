import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from '@jest/globals'
import { freePort } from '../../local/port.ts'
import { inProject, projectFolder } from '../../local/project.ts'
import { eventually, stackFile } from './world.ts'

/** The commands of a section, as a reader pastes them. */
function commandsOf(heading: string): string[] {
  const [, section = ''] = readFileSync(inProject('docs', 'quick-start.md'), 'utf8').split(
    `\n## ${heading}\n`,
  )
  const [text = ''] = section.split('\n## ')
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, commands = '']) => commands)
}

/** Ends the shell and its children. A group that has already ended is no error. */
function killGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-Number(pid))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

test('the commands of the quick start lead to verified webhooks and an approved session', async () => {
  const commands = commandsOf('The same with curl')
  const [settings, files] = ['backend.env', 'quick-start'].map(name =>
    relative(projectFolder, join(dirname(stackFile), name)),
  )
  const port = await freePort()
  // A process group of its own, which the server for webhooks belongs to.
  const shell = spawn('bash', ['-euo', 'pipefail', '-s'], { cwd: projectFolder, detached: true })
  const shown = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    shell[stream].setEncoding('utf8').on('data', (text: string) => {
      shown[stream] += text
    })
  }
  const ended = once(shell, 'exit')
  const paste = (text: string) =>
    shell.stdin.write(
      text
        .replaceAll('.local/backend.env', String(settings))
        .replaceAll('.local/quick-start', String(files))
        .replaceAll('3001', String(port)),
    )
  try {
    for (const each of commands.slice(0, -1)) paste(each)
    const verified = () => shown.stdout.match(/^verified \S+ evt_[\w-]+$/gm) ?? []
    await eventually(
      async () => ({ ...shown, verified: verified() }),
      ({ stderr, verified }) => stderr !== '' || verified.length === 2,
      90,
    )
    expect(verified().map(line => line.split(' ')[1])).toEqual(
      expect.arrayContaining(['application.approved', 'account.authenticated']),
    )
    paste(String(commands.at(-1)))
    shell.stdin.end()
    expect(await ended).toEqual([0, null])
    expect(shown.stdout).toContain('{"status":"COMPLETED","authenticationStatus":"AUTHENTICATED"}')
    expect(shown.stderr).toBe('')
  } finally {
    killGroup(shell)
    rmSync(inProject(String(files)), { recursive: true, force: true })
  }
}, 120_000)
