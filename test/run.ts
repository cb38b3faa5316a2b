import { chromiumMissing, findHeadlessChromium } from '../local/chromium.ts'
import { Explained, runCommand } from '../local/command.ts'
import { type Progress, progressOn } from '../local/progress.ts'
import { runChecks } from './running/checks.ts'
import { type EngineLayer, runOnEngines } from './running/engine-layers.ts'
import { nodeOfFunctions } from './running/function-runtime.ts'
import { type Count, runJest } from './running/jest-layer.ts'
import { isPreviousReleaseKnown } from './running/previous-release.ts'

/** The names that the command accepts. Pictures are not tests and run only by name. */
const parts = ['check', 'unit', 'engine', 'browser', 'upgrade', 'pictures'] as const

/** The layers on an engine of each part; without a name, all tests. */
function layersOf(part: (typeof parts)[number] | undefined, progress: Progress): readonly EngineLayer[] {
  if (part === 'check' || part === 'unit') return []
  if (part !== undefined) return [part]
  if (isPreviousReleaseKnown()) return ['engine', 'browser', 'upgrade']
  progress.say('Without the history of the repository, the upgrade from the previous release is not tested.')
  return ['engine', 'browser']
}

/** Deployments beside the checks and these tests change the environment of this process. */
const env = { ...process.env }

/**
 * The code of functions and pages is tested on the functions' Node, which is faster, too. What people run on their own
 * machine is tested on the Node of this process. An argument may select files of one of the two.
 */
async function runUnitTests(args: readonly string[]): Promise<Count[]> {
  const selected = args.length > 0 ? [...args, '--passWithNoTests'] : []
  const unit = await runJest({ layer: 'unit', args: selected, env, node: await nodeOfFunctions() })
  const commands = await runJest({ layer: 'commands', args: selected, env })
  if ([unit, commands].every(({ passed, failed }) => passed + failed === 0)) {
    throw new Explained('No unit test was selected.')
  }
  return [unit, commands]
}

await runCommand(async () => {
  const [first, ...rest] = process.argv.slice(2)
  const part = parts.find(each => each === first)
  const args = part === undefined ? process.argv.slice(2) : rest
  if ((part === 'browser' || part === 'pictures') && findHeadlessChromium(process.env) === undefined) {
    throw new Explained(chromiumMissing)
  }
  const progress = progressOn(process.stderr)
  const checked = part === undefined || part === 'check' ? runChecks(env, progress) : Promise.resolve()
  const isUnit = part === undefined || part === 'check' || part === 'unit'
  // Tests on an engine mostly wait. The unit tests use the processors meanwhile.
  const layers = await Promise.allSettled([
    runOnEngines(layersOf(part, progress), args, progress, checked),
    checked.then(() => (isUnit ? runUnitTests(args) : [])),
  ])
  const counts = layers.flatMap(layer => {
    if (layer.status === 'rejected') throw layer.reason
    return layer.value
  })
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  if (failed > 0) process.exitCode = 1
  console.log(`${passed} passed, ${failed} failed`)
})
