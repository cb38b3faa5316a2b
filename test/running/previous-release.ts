import { execFile, spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { runLogged } from '../../local/logged-process.ts'
import type { Progress } from '../../local/progress.ts'
import { inInstance, inProject, projectFolder } from '../../local/project.ts'
import { parseStack, resourceNames, type Stack } from '../../local/stack-file.ts'

/** The release from which a stage is upgraded to this version, and to which it can return. */
const previousRelease = { version: '0.2.0', commit: 'bea57bd643ac10a6c050cefa3d8d1289f5fbd8d0' }

const folder = inProject('.local', 'releases', previousRelease.version)
const run = promisify(execFile)

/** Whether the repository's history has the release. A downloaded archive of the sources has no history. */
export const isPreviousReleaseKnown = (): boolean =>
  spawnSync('git', ['cat-file', '-e', `${previousRelease.commit}^{commit}`], { cwd: projectFolder })
    .status === 0

async function extractSources(): Promise<void> {
  if (existsSync(folder)) return
  const incomplete = `${folder}.incomplete`
  rmSync(incomplete, { recursive: true, force: true })
  mkdirSync(incomplete, { recursive: true })
  const archive = join(incomplete, 'sources.tar')
  await run('git', ['archive', '--output', archive, previousRelease.commit], { cwd: projectFolder })
  await run('tar', ['-xf', archive, '-C', incomplete])
  rmSync(archive)
  renameSync(incomplete, folder)
}

const packagesIn = (
  project: string,
): Readonly<Record<string, { readonly version?: string; readonly dev?: boolean }>> =>
  JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')).packages

/**
 * Whether the packages of this version serve the release, too. A development tool that was removed since is not needed for a
 * deployment.
 */
function hasItsPackages(): boolean {
  const present = packagesIn(projectFolder)
  return Object.entries(packagesIn(folder))
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(([path, { version, dev }]) =>
      present[path] === undefined ? dev : present[path].version === version,
    )
}

/** Its command, on the packages of this version if they serve it. Otherwise it installs its own, which takes minutes. */
function commandToDeploy(): string[] {
  const script = join('local', 'up.ts')
  const modules = join(folder, 'node_modules')
  // The packages may have changed since an earlier test, and an installation must not follow the link.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(modules)
  if (existsSync(modules) || !hasItsPackages()) return [join('local', 'with-dependencies.mjs'), script]
  symlinkSync(inProject('node_modules'), modules)
  return [inProject('node_modules', 'tsx', 'dist', 'cli.mjs'), script]
}

/** The stack file of the release. Names that it lacks are unknown: nothing uses these resources before the upgrade. */
function readItsStack(): Stack {
  const file = join(folder, '.local', 'stack.json')
  const content = JSON.parse(readFileSync(file, 'utf8'))
  const unnamed = resourceNames.map(name => [name, `not named by release ${previousRelease.version}`])
  const resources = { ...Object.fromEntries(unnamed), ...content.resources }
  return parseStack(JSON.stringify({ ...content, resources }), file)
}

/**
 * Deploys the previous release to the engine by its own command, as its owner did: with its packages, its templates and its
 * functions.
 */
export async function deployPreviousRelease(
  name: string,
  engineUrl: string,
  progress: Progress,
): Promise<Stack> {
  await progress.step(`Deploying release ${previousRelease.version}`, async () => {
    await extractSources()
    await runLogged(process.execPath, commandToDeploy(), {
      cwd: folder,
      env: { ...process.env, REALNAME_ENGINE: engineUrl },
      log: inInstance(name, 'previous-release.log'),
      failure: `Release ${previousRelease.version} could not be deployed`,
    })
  })
  return readItsStack()
}
