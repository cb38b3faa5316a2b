import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleProgram } from '../lib/lambda-programs.ts'
import { measureAccuracy } from './evidence-accuracy.ts'
import { measureAdvice } from './evidence-advice.ts'
import { measureCost } from './evidence-cost.ts'

const sections = { accuracy: measureAccuracy, advice: measureAdvice, cost: measureCost } as const

/**
 * Nothing: all. Otherwise the section, and the kinds of damage for the accuracy or parts of the groups' names for the advice.
 * `--seed`: other holders and scenes. `--every 3`: a third of the pictures or sides. `--zones`: only sides with a zone.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '' },
    every: { type: 'string', default: '1' },
    zones: { type: 'boolean', default: false },
  },
})
const [wanted, ...named] = positionals
const { seed, zones } = values
const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url))
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'bench-evidence-'))
try {
  const program = bundleProgram('reading', folder)
  for (const [name, measure] of Object.entries(sections))
    if (wanted === undefined || wanted === name)
      await measure(program, { named, seed, zones, every: Number(values.every) })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
