import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Stage } from './stage.ts'

interface LockedPackage {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** The `packages` of a lock file: by folder, such as `node_modules/sharp`. */
type LockedPackages = Readonly<Record<string, LockedPackage>>

const project = fileURLToPath(new URL('..', import.meta.url))
const cache = join(project, 'node_modules', '.cache', 'realname')
const processors = { arm64: 'arm64', x86_64: 'x64' } as const

/** The folder in which Node finds a package that one in `from` asks for by name. */
function folderOf(name: string, from: string, packages: LockedPackages): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (candidate in packages) return candidate
    if (folder === '') return undefined
  }
}

/** What the lock file says of the named packages and of everything that they need, on any platform. */
function lockedClosure(names: readonly string[], packages: LockedPackages): Record<string, LockedPackage> {
  const found: Record<string, LockedPackage> = {}
  const visit = (name: string, from: string): void => {
    const folder = folderOf(name, from, packages)
    const entry = folder === undefined ? undefined : packages[folder]
    if (folder === undefined || entry === undefined || folder in found) return
    found[folder] = entry
    const needed = { ...entry.dependencies, ...entry.optionalDependencies }
    for (const dependency of Object.keys(needed)) visit(dependency, folder)
  }
  for (const name of names) visit(name, '')
  return found
}

/**
 * Installs for another machine than this one, by the versions and checksums of the project's own lock file. What was
 * installed before for the same is used again.
 */
function installFor(cpu: string, names: readonly string[], packages: Record<string, LockedPackage>): string {
  const dependencies = Object.fromEntries(
    names.map(name => [name, packages[`node_modules/${name}`]?.version ?? '']),
  )
  const root = { name: 'native-packages', version: '1.0.0', dependencies }
  const lock = JSON.stringify({
    ...root,
    lockfileVersion: 3,
    requires: true,
    packages: { '': root, ...packages },
  })
  const installed = join(cache, createHash('sha256').update(`${cpu}\n${lock}`).digest('hex').slice(0, 16))
  if (existsSync(installed)) return installed
  const folder = join(cache, randomUUID())
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(root))
  writeFileSync(join(folder, 'package-lock.json'), lock)
  const platform = ['--os=linux', `--cpu=${cpu}`, '--libc=glibc']
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  execFileSync('npm', ['ci', ...platform, ...quiet], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    renameSync(folder, installed)
  } catch (error) {
    // Another synthesis was faster, with the same result.
    if (!existsSync(installed)) throw error
    rmSync(folder, { recursive: true, force: true })
  }
  return installed
}

/**
 * Puts packages that can't be bundled, because they bring machine code or files of their own, beside a bundle: built
 * for Lambda on the architecture given, or as they are here for an engine on this machine. No Docker is needed.
 */
export function layNativePackages(
  target: string,
  names: readonly string[],
  architecture: Stage['architecture'],
): void {
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    packages: LockedPackages
  }
  const source =
    architecture === 'host'
      ? project
      : installFor(processors[architecture], names, lockedClosure(names, lock.packages))
  // What is for other platforms is in the lock file only.
  const installed = Object.entries(lock.packages).filter(([folder]) => existsSync(join(source, folder)))
  for (const folder of Object.keys(lockedClosure(names, Object.fromEntries(installed)))) {
    cpSync(join(source, folder), join(target, folder), { recursive: true })
  }
}
