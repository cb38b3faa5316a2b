import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { inProject } from '../../local/project.ts'

interface Package {
  readonly version?: string
  readonly integrity?: string
  readonly inBundle?: boolean
}

const read = (file: string): unknown => JSON.parse(readFileSync(inProject(file), 'utf8'))

const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>
const { packages } = read('package-lock.json') as { packages: Record<string, Package> }
const installed = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'))

describe('packages', () => {
  test('each is of one exact version, with the checksum of what is installed', () => {
    const asked = Object.entries({ ...dependencies, ...devDependencies })
    expect(asked.filter(([, version]) => !/^(npm:[\w/@-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([])
    // What comes inside of another package is covered by the checksum of that one.
    const unchecked = installed.filter(
      ([, { integrity = '', inBundle }]) => inBundle !== true && !/^sha512-/.test(integrity),
    )
    expect(unchecked.map(([path]) => path)).toEqual([])
    expect(installed.length).toBeGreaterThan(asked.length)
  })
})
