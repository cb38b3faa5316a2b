import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/**
 * Folders that are not part of the deployed app. It lists exclusions, so that a new folder causes an unnecessary synthesis
 * rather than an outdated deployment.
 */
const excluded = ['node_modules', 'cdk.out', 'coverage', 'test', 'bench', 'docs', 'web', 'client', 'local']

const isSource = (name: string): boolean =>
  !name.startsWith('.') && !excluded.includes(name) && !name.endsWith('.md')

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => !['node_modules', 'dist'].includes(entry.name))
    .flatMap(entry => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))

/** A hash of these files and folders below the project. */
export const hashOf = (project: string, names: readonly string[]): string => {
  const hash = createHash('sha256').update(process.version)
  const files = names
    .map(name => join(project, name))
    .filter(path => existsSync(path))
    .flatMap(path => (statSync(path).isDirectory() ? filesIn(path) : [path]))
  for (const file of files.sort()) {
    const content = readFileSync(file)
    hash.update(`${relative(project, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** A hash of all sources of the synthesized app. */
export const sourceHash = (project: string): string => hashOf(project, readdirSync(project).filter(isSource))
