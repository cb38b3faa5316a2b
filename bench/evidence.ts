import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleProgram } from '../lib/lambda-programs.ts'
import { measureAccuracy } from './evidence-accuracy.ts'
import { measureAdvice } from './evidence-advice.ts'
import { measureCost } from './evidence-cost.ts'

const sections = { accuracy: measureAccuracy, advice: measureAdvice, cost: measureCost } as const

/** Nothing: all. Otherwise the section, and the kinds of damage for the accuracy. */
const [wanted, ...kinds] = process.argv.slice(2)
const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url))
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'bench-evidence-'))
try {
  const program = bundleProgram('reading', folder)
  for (const [name, measure] of Object.entries(sections))
    if (wanted === undefined || wanted === name) await measure(program, kinds)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
