import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { bringUp, takeDown } from '../local/bring-up.ts'
import { chromiumMissing, findChromium } from '../local/chromium.ts'
import { Explained, runCommand } from '../local/command.ts'
import { onInterrupt } from '../local/interrupt.ts'
import { runLogged } from '../local/logged-process.ts'
import { freePort } from '../local/port.ts'
import { type Progress, progressOn } from '../local/progress.ts'
import { inInstance, inProject, projectFolder } from '../local/project.ts'
import { type Stack, stackFileOf, writeStack } from '../local/stack-file.ts'
import { serveWeb } from '../local/web-server.ts'

/** An engine of its own, so that tests run beside `npm start`. */
const instance = 'test'

/** Pictures are no tests: they are made by name only, and look at the same pages. */
const layers = ['check', 'engine', 'browser', 'pictures'] as const
type BrowserLayer = 'browser' | 'pictures'

const checks: readonly (readonly [title: string, command: string, ...args: string[]])[] = [
  ['Format and lint (biome)', '@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off'],
  ['Types (tsc)', 'typescript-native/bin/tsc', '-p', '.'],
  ['Types of the pages (tsc)', 'typescript-native/bin/tsc', '-p', 'web'],
  [
    'Layers (dependency-cruiser)',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['bin', 'lib', 'domain', 'contract', 'lambdas', 'local', 'ops', 'test', 'bench', 'client', 'web/src'],
    ...['--config', '.dependency-cruiser.cjs'],
  ],
  ['Dead code (knip)', 'knip/bin/knip.js'],
  ['Pages (vite build), their first load', 'tsx/dist/cli.mjs', 'local/check-page-sizes.ts'],
  ...['application', 'deadline', 'calendar'].map(
    machine =>
      [
        `State machine: ${machine} (asl-validator)`,
        'asl-validator/dist/bin/asl-validator.js',
        '--json-path',
        `statemachine/${machine}.asl.json`,
      ] as const,
  ),
]

interface Count {
  readonly passed: number
  readonly failed: number
}

async function runChecks(progress: Progress): Promise<void> {
  for (const [index, [title, command, ...args]] of checks.entries()) {
    await progress.step(title, () =>
      runLogged(process.execPath, [inProject('node_modules', command), ...args], {
        log: inInstance(instance, 'check.log'),
        append: index > 0,
        cwd: projectFolder,
        env: process.env,
        failure: `${title} found something`,
      }),
    )
  }
}

/** Runs one layer under jest; the numbers are those of jest's own report. */
async function runJest(layer: 'unit' | 'engine' | BrowserLayer, args: readonly string[]): Promise<Count> {
  const report = inInstance(instance, `jest-${layer}.json`)
  rmSync(report, { force: true })
  const jest = [inProject('node_modules', 'jest', 'bin', 'jest.js'), '--selectProjects', layer]
  // The engine is one, and some tests change its clock: their files take turns.
  const options = ['--json', '--outputFile', report, ...(layer === 'unit' ? [] : ['--runInBand'])]
  const child = spawn(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', ...jest, ...options, ...args],
    // Its JSON on stdout is in the report already.
    { cwd: projectFolder, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
  const result = readReport(report)
  if (code !== 0 && result.failed === 0)
    throw new Explained(`jest ended with code ${code} and no failed test`)
  return result
}

function readReport(report: string): Count {
  const result = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numRuntimeErrorTestSuites: number
  }
  // A file that can't even be loaded counts as one failure: its tests were never run.
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites }
}

/** What is done in a browser, on the pages as they are built, with their headers. */
async function runInBrowser(
  layer: BrowserLayer,
  stack: Stack,
  args: readonly string[],
  progress: Progress,
): Promise<Count> {
  const chromium = findChromium(process.env)
  if (chromium === undefined) {
    progress.say(`${chromiumMissing} The browser tests were not run.`)
    return { passed: 0, failed: 1 }
  }
  process.env.REALNAME_CHROMIUM = chromium
  const web = await progress.step('Building and serving the web client', () => serveWeb(stack, 0))
  try {
    writeStack(stackFileOf(instance), { ...stack, webUrl: web.url })
    return await runJest(layer, args)
  } finally {
    await web.stop()
  }
}

async function runOnEngine(
  only: (typeof layers)[number] | undefined,
  args: readonly string[],
  progress: Progress,
): Promise<Count[]> {
  const inBrowser = only === 'browser' || only === 'pictures'
  if (inBrowser && findChromium(process.env) === undefined) throw new Explained(chromiumMissing)
  const stopListening = onInterrupt(async () => {
    await takeDown(instance)
    return 130
  })
  await takeDown(instance)
  const stack = await bringUp({ name: instance, port: await freePort(), detached: false, progress })
  try {
    process.env.REALNAME_STACK = stackFileOf(instance)
    return [
      ...(inBrowser ? [] : [await runJest('engine', args)]),
      ...(only === 'engine' ? [] : [await runInBrowser(inBrowser ? only : 'browser', stack, args, progress)]),
    ]
  } finally {
    await takeDown(instance)
    stopListening()
  }
}

await runCommand(async () => {
  const [first, ...rest] = process.argv.slice(2)
  const only = layers.find(layer => layer === first)
  const args = only === undefined ? process.argv.slice(2) : rest
  const progress = progressOn(process.stderr)
  const counts: Count[] = []
  if (only === undefined || only === 'check') {
    await runChecks(progress)
    counts.push(await runJest('unit', args))
  }
  if (only !== 'check') counts.push(...(await runOnEngine(only, args, progress)))
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  if (failed > 0) process.exitCode = 1
  console.log(`${passed} passed, ${failed} failed`)
})
