import { chromiumMissing, findHeadlessChromium } from '../local/chromium.ts'
import { Explained, runCommand } from '../local/command.ts'
import { progressOn } from '../local/progress.ts'
import { runChecks } from './running/checks.ts'
import { type EngineLayer, runOnEngines } from './running/engine-layers.ts'
import { filesOnFunctionRuntime, nodeOfFunctions } from './running/function-runtime.ts'
import { type Count, runJest } from './running/jest-layer.ts'

/** The names that the command accepts. Pictures are not tests and run only by name. */
const parts = ['check', 'unit', 'engine', 'browser', 'pictures'] as const

/** The layers on an engine of each part; without a name, all tests. */
const layersOf = (part: (typeof parts)[number] | undefined): readonly EngineLayer[] =>
  part === 'check' || part === 'unit' ? [] : part === undefined ? ['engine', 'browser'] : [part]

await runCommand(async () => {
  const [first, ...rest] = process.argv.slice(2)
  const part = parts.find(each => each === first)
  const args = part === undefined ? process.argv.slice(2) : rest
  if ((part === 'browser' || part === 'pictures') && findHeadlessChromium(process.env) === undefined) {
    throw new Explained(chromiumMissing)
  }
  const progress = progressOn(process.stderr)
  const counts: Count[] = []
  if (part === undefined || part === 'check') await runChecks(progress)
  if (part === undefined || part === 'check' || part === 'unit') {
    counts.push(await runJest({ layer: 'unit', args }))
    const path = args.length > 0 ? undefined : await nodeOfFunctions()
    if (path !== undefined) {
      progress.say("Files once more, on the functions' Node")
      const node = { path, name: 'function-runtime' }
      counts.push(await runJest({ layer: 'unit', args: filesOnFunctionRuntime, node }))
    }
  }
  counts.push(...(await runOnEngines(layersOf(part), args, progress)))
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  if (failed > 0) process.exitCode = 1
  console.log(`${passed} passed, ${failed} failed`)
})
