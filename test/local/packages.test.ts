import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { inProject } from '../../local/project.ts'

interface Package {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly inBundle?: boolean
  /** A workspace, whose files are in the repository. */
  readonly link?: boolean
}

const read = (file: string): unknown => JSON.parse(readFileSync(inProject(file), 'utf8'))

const { workspaces } = read('package.json') as { workspaces: readonly string[] }
const manifests = ['package.json', ...workspaces.map(folder => `${folder}/package.json`)].map(
  file => read(file) as Record<'dependencies' | 'devDependencies', Record<string, string> | undefined>,
)
const { packages } = read('package-lock.json') as { packages: Record<string, Package> }
const installed = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'))

describe('packages', () => {
  test('each is of one exact version, with the checksum of what is installed', () => {
    const asked = manifests.flatMap(({ dependencies, devDependencies }) =>
      Object.entries({ ...dependencies, ...devDependencies }),
    )
    expect(asked.filter(([, version]) => !/^(npm:[\w/@-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([])
    // The checksum of a package covers its bundled packages.
    const unchecked = installed.filter(
      ([, { integrity = '', inBundle, link }]) =>
        inBundle !== true && link !== true && !/^sha512-/.test(integrity),
    )
    expect(unchecked.map(([path]) => path)).toEqual([])
    expect(installed.length).toBeGreaterThan(asked.length)
  })

  test('the only links are the workspaces, and the lock file contains no address', () => {
    const linked = installed.flatMap(([, { link, resolved }]) => (link === true ? [resolved] : []))
    expect(linked).toEqual(workspaces)
    expect(installed.filter(([, { link, resolved }]) => link !== true && resolved !== undefined)).toEqual([])
  })
})
