/**
 * Runs a TypeScript command of this project, after installing node modules if they are missing or outdated.
 * Plain JavaScript without dependencies, because it runs before there are any.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './lock.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const inModules = path => path.includes('node_modules/')

const packagesIn = file => {
  try {
    return JSON.parse(readFileSync(join(project, file), 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/** npm writes its hidden lock file last, so this also detects an interrupted installation. */
const isInstalled = () => {
  if (!existsSync(join(project, 'node_modules', '.package-lock.json'))) return false
  const installed = packagesIn('node_modules/.package-lock.json')
  return Object.entries(packagesIn('package-lock.json'))
    .filter(([path]) => inModules(path))
    .every(([path, wanted]) =>
      installed[path] === undefined
        ? wanted.optional || wanted.devOptional
        : installed[path].version === wanted.version && existsSync(join(project, path)),
    )
}

const run = (command, args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const forward = signal => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, forward)
    // A signal to npm ends only npm and its shell, so this process watches for its parent's end.
    const parent = process.ppid
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event && process.ppid !== parent) forward('SIGTERM')
    }, 500)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearInterval(watch)
      for (const name of signals) process.off(name, forward)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })

const npm = () => {
  const running = process.env.npm_execpath ?? ''
  return basename(running) === 'npm-cli.js' ? [process.execPath, [running]] : ['npm', []]
}

const install = async () => {
  if (isInstalled()) return 0
  const started = Date.now()
  console.error('Installing node modules (package-lock.json) …')
  const [command, args] = npm()
  // Without these options, NODE_ENV=production or an `omit` setting would skip the tools.
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  // npm's summary goes to stderr: stdout of `npm run token` is the token.
  const code = await run(command, [...args, ...flags], { cwd: project, stdio: ['ignore', 2, 2] })
  if (code === 0) console.error(`Installed node modules in ${Math.round((Date.now() - started) / 1000)} s.`)
  return code
}

const [script, ...args] = process.argv.slice(2)
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `This project needs Node 20.19 or newer; this is Node ${process.versions.node} (${process.execPath}).`,
  )
  process.exit(1)
}
if (script === undefined) {
  console.error('Usage: node local/with-dependencies.mjs SCRIPT.ts [ARGUMENT…]')
  process.exit(1)
}
const lock = join(project, '.local', 'locks', 'node-modules')
const wait = () => console.error('Waiting for another process that installs node modules …')
const failed = isInstalled() ? 0 : await withLock(lock, install, wait)
process.exitCode =
  failed ||
  (await run(process.execPath, ['--import', import.meta.resolve('tsx'), join(project, script), ...args]))
