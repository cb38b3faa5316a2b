import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Explained } from '../../local/command.ts'
import { inInstance, inProject, projectFolder } from '../../local/project.ts'

export interface Count {
  readonly passed: number
  readonly failed: number
}

function readReport(report: string): Count {
  const result = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numRuntimeErrorTestSuites: number
  }
  // A file that cannot be loaded counts as one failure, because its tests did not run.
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites }
}

/** Projects of `jest.config.mjs`. Tests of pages without a stack are unit tests, in an environment like a browser's. */
const projectsOf = {
  unit: ['unit', 'pages'],
  commands: ['commands'],
  engine: ['engine'],
  browser: ['browser'],
  upgrade: ['upgrade'],
  pictures: ['pictures'],
} as const

/** The layers that share no engine between their files. */
const isParallel = (layer: keyof typeof projectsOf): boolean => layer === 'unit' || layer === 'commands'

export interface JestRun {
  readonly layer: keyof typeof projectsOf
  /** Of jest. */
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** Default: the Node of this process. */
  readonly node?: string | undefined
}

/** Runs one layer under jest. The numbers are those of jest's report. */
export async function runJest({ layer, args, env = process.env, node }: JestRun): Promise<Count> {
  const report = inInstance('test', `jest-${layer}.json`)
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const jest = [inProject('node_modules', 'jest', 'bin', 'jest.js'), '--selectProjects', ...projectsOf[layer]]
  // A layer has one engine, and some tests change its clock: the files run one after the other.
  const options = ['--json', '--outputFile', report, ...(isParallel(layer) ? [] : ['--maxWorkers=1'])]
  const child = spawn(
    node ?? process.execPath,
    ['--experimental-vm-modules', '--no-warnings', ...jest, ...options, ...args],
    // The report already contains its JSON.
    { cwd: projectFolder, env, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
  const result = readReport(report)
  if (code !== 0 && result.failed === 0)
    throw new Explained(`jest ended with code ${code} and no failed test`)
  return result
}
