import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const client = fileURLToPath(new URL('.', import.meta.url))

const run = (command: string, ...args: string[]): void => {
  const tool = join(client, '..', 'node_modules', command)
  execFileSync(process.execPath, [tool, ...args], { stdio: 'inherit' })
}

// The checks read the archive that an integrator installs. `pack:client` builds it first.
const folder = mkdtempSync(join(tmpdir(), 'realname-client-'))
try {
  execFileSync('npm', ['run', 'pack:client', '--', '--pack-destination', folder], {
    cwd: join(client, '..'),
    stdio: 'inherit',
  })
  const archive = join(folder, String(readdirSync(folder)[0]))
  run('publint/src/cli.js', 'run', archive, '--strict')
  run('@arethetypeswrong/cli/dist/index.js', archive, '--profile', 'esm-only', '--no-color')
} finally {
  rmSync(folder, { recursive: true })
}
