import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Stage } from './stage.ts'

interface LockedPackage {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** The `packages` of a lock file, by folder, such as `node_modules/sharp`. */
type LockedPackages = Readonly<Record<string, LockedPackage>>

const project = fileURLToPath(new URL('..', import.meta.url))
const cache = join(project, 'node_modules', '.cache', 'realname')
const processors = { arm64: 'arm64', x86_64: 'x64' } as const

interface Platform {
  readonly os: string
  readonly cpu: string
}

/** Packages that others need only for their own installation. */
const installers: ReadonlySet<string> = new Set(['node_modules/adm-zip', 'node_modules/global-agent'])

/** Packages of which only these files are copied. The path is below the package's folder. */
const neededFiles: Readonly<Record<string, (path: string, platform: Platform) => boolean>> = {
  'node_modules/onnxruntime-node': (path, { os, cpu }) =>
    path === 'package.json' || /^dist\/.*\.js$/.test(path) || path.startsWith(`bin/napi-v6/${os}/${cpu}/`),
  'node_modules/onnxruntime-common': path => path === 'package.json' || /^dist\/cjs\/.*\.js(on)?$/.test(path),
}

/** The folder that Node resolves `name` to, for a package in `from`. */
function folderOf(name: string, from: string, packages: LockedPackages): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (candidate in packages) return candidate
    if (folder === '') return undefined
  }
}

/** The entries of the named packages and all of their dependencies except `omitted`, for any platform. */
function lockedClosure(
  names: readonly string[],
  packages: LockedPackages,
  omitted: ReadonlySet<string> = new Set(),
): Record<string, LockedPackage> {
  const found: Record<string, LockedPackage> = {}
  const visit = (name: string, from: string): void => {
    const folder = folderOf(name, from, packages)
    const entry = folder === undefined ? undefined : packages[folder]
    if (folder === undefined || entry === undefined || folder in found || omitted.has(folder)) return
    found[folder] = entry
    const needed = { ...entry.dependencies, ...entry.optionalDependencies }
    for (const dependency of Object.keys(needed)) visit(dependency, folder)
  }
  for (const name of names) visit(name, '')
  return found
}

/** Installs the packages for another processor, by the versions and checksums of the lock file. Later calls use the same copy. */
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
    // Another synthesis installed the same packages first.
    if (!existsSync(installed)) throw error
    rmSync(folder, { recursive: true, force: true })
  }
  return installed
}

/**
 * Copies packages that can't be bundled, because they have machine code or files, into a bundle's folder: built for Lambda
 * on the given architecture, or this machine's own for a local engine. It needs no Docker.
 */
export function copyNativePackages(
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
  // Packages for other platforms are in the lock file only.
  const installed = Object.entries(lock.packages).filter(([folder]) => existsSync(join(source, folder)))
  const platform =
    architecture === 'host'
      ? { os: process.platform, cpu: process.arch }
      : { os: 'linux', cpu: processors[architecture] }
  for (const folder of Object.keys(lockedClosure(names, Object.fromEntries(installed), installers))) {
    const isNeeded = neededFiles[folder]
    const from = join(source, folder)
    cpSync(from, join(target, folder), {
      recursive: true,
      filter: file =>
        isNeeded === undefined || statSync(file).isDirectory() || isNeeded(relative(from, file), platform),
    })
  }
}
