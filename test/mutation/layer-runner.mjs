import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, resolve } from 'node:path'
import { Script } from 'node:vm'
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core'
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import {
  DryRunStatus,
  determineHitLimitReached,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { build } from 'esbuild'
import { expect } from 'expect'
import fc from 'fast-check'
import { declaredTests, fileOf, run, TimedOut } from './declared-tests.mjs'

const { NAMESPACE, ACTIVE_MUTANT_ENV_VARIABLE } = INSTRUMENTER_CONSTANTS
globalThis[NAMESPACE] ??= {}
/** By this object the changed sources select the active mutant and count what is reached. */
const mutation = globalThis[NAMESPACE]

/** Hundreds of tests judge each mutant; a property that fails at all fails within 20 runs. The seed makes a run repeatable. */
const assert = (property, { numRuns = 20, ...parameters } = {}) =>
  fc.assert(property, { seed: 1, ...parameters, numRuns: Math.min(numRuns, 20) })
const limited = { ...fc, assert, default: { ...fc, assert }, __esModule: true }

/**
 * Compiles the layer's tests with the changed sources once. Each call returns modules that are not evaluated yet: a test
 * file, with what it imports, by its name. Packages are loaded once for all calls.
 */
const compile = async (folder, files) => {
  const modules = files.map(file => `${JSON.stringify(file)}: () => require('./${file}')`)
  const { outputFiles } = await build({
    stdin: { contents: `module.exports = { ${modules.join(', ')} }`, resolveDir: resolve(folder) },
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  })
  const script = new Script(`(function (module, require) { "use strict"; ${outputFiles[0].text}\n})`, {
    filename: folder,
  })
  const evaluate = script.runInThisContext()
  const requirePackage = createRequire(resolve('package.json'))
  return replaced => {
    const module = {}
    evaluate(module, name => replaced[name] ?? requirePackage(name))
    return module.exports
  }
}

const resultOf = async test => {
  const start = performance.now()
  const result = { id: test.id, name: test.id, status: TestStatus.Success }
  try {
    await run(test)
  } catch (error) {
    if (error instanceof TimedOut) throw error
    Object.assign(result, { status: TestStatus.Failed, failureMessage: String(error?.message ?? error) })
  }
  return { ...result, timeSpentMs: performance.now() - start }
}

/** Stryker's runner for jest loads packages and sources anew for each mutant, which takes seconds. */
class LayerRunner {
  static inject = tokens(commonTokens.options)

  constructor({ testedLayer }) {
    this.folder = testedLayer
  }

  capabilities() {
    return { reloadEnvironment: true }
  }

  /** Stryker changes to the folder of the changed sources before this call. */
  async init() {
    this.files = readdirSync(this.folder, { recursive: true })
      .filter(file => file.endsWith('.test.ts'))
      .sort()
    this.modules = await compile(this.folder, this.files)
  }

  /** Evaluates files in fresh modules, so that no state passes from one mutant to the next. */
  loader() {
    const { globals, testsOf } = declaredTests()
    const modules = this.modules({ '@jest/globals': { ...globals, expect }, 'fast-check': limited })
    return file => testsOf(file, modules[file])
  }

  /**
   * What a file reaches while it is evaluated, all its tests cover. Stryker itself would run all tests of the layer for such a
   * mutant, and a mutant of a constant or a table is of this kind.
   */
  async dryRun() {
    const results = []
    const perTest = {}
    for (const file of this.files) {
      mutation.mutantCoverage = { static: {}, perTest: {} }
      const tests = this.loader()(file)
      const evaluated = Object.fromEntries(Object.keys(mutation.mutantCoverage.static).map(id => [id, 1]))
      for (const test of tests) {
        mutation.currentTestId = test.id
        results.push(await resultOf(test))
        perTest[test.id] = { ...evaluated, ...mutation.mutantCoverage.perTest[test.id] }
      }
      mutation.currentTestId = undefined
    }
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: { static: {}, perTest } }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    mutation.activeMutant = activeMutant.id
    // Tests that start a process pass it on.
    process.env[ACTIVE_MUTANT_ENV_VARIABLE] = activeMutant.id
    mutation.hitCount = 0
    mutation.hitLimit = hitLimit
    const limitReached = () => determineHitLimitReached(mutation.hitCount, hitLimit)
    const tests = []
    try {
      for await (const result of this.results(basename(activeMutant.fileName, '.ts'), new Set(testFilter))) {
        tests.push(result)
        if (limitReached() || (result.status === TestStatus.Failed && !disableBail)) break
      }
    } catch (error) {
      if (error instanceof TimedOut) return { status: MutantRunStatus.Timeout, reason: error.message }
      if (!limitReached())
        return { status: MutantRunStatus.Error, errorMessage: String(error?.stack ?? error) }
    } finally {
      mutation.activeMutant = undefined
      delete process.env[ACTIVE_MUTANT_ENV_VARIABLE]
    }
    return toMutantRunResult(limitReached() ?? { status: DryRunStatus.Complete, tests }, disableBail)
  }

  /** The file with the name of the changed one comes first: it is the most likely to fail. */
  async *results(changed, wanted) {
    const files = new Set([...wanted].map(fileOf))
    const isNamesake = file => basename(file).startsWith(`${changed}.`)
    const load = this.loader()
    for (const file of [...files].sort((one, other) => isNamesake(other) - isNamesake(one)))
      for (const test of load(file)) if (wanted.has(test.id)) yield await resultOf(test)
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'layer', LayerRunner)]

export const strykerValidationSchema = {
  properties: { testedLayer: { description: 'The folder of the tests.', type: 'string' } },
}
