import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stageDefaults } from '../domain/policy.ts'
import {
  inspectIn,
  inspectionBounds,
  startInspectionProcess,
} from '../lambdas/documents/isolation/isolated-inspection.ts'
import { bundleProgram } from '../lib/lambda-programs.ts'
import { type BenchFile, benchFiles } from './document-files.ts'

const rounds = 7
const project = fileURLToPath(new URL('..', import.meta.url))

interface Measured {
  readonly milliseconds: number
  readonly megabytes: number
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Peak memory of a process, as reported by Linux. */
function peakMegabytes(pid: number | undefined): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

interface Validated extends Measured {
  /** Milliseconds until the process was ready. The function starts it before it fetches the file. */
  readonly starting: number
}

/** Inspects a file in a process of its own, from its bytes to the verdict, the measurements and the images. */
async function validate(program: string, file: BenchFile): Promise<Validated> {
  const { bytes, contentType, fileName } = file
  const begun = performance.now()
  const process = await startInspectionProcess(program, inspectionBounds)
  const start = performance.now()
  const outcome = await inspectIn(
    process,
    { bytes, declaredContentType: contentType, fileName },
    { shortestSide: stageDefaults.shortestSide },
  )
  const milliseconds = performance.now() - start
  const megabytes = peakMegabytes(process.pid)
  await process.stop()
  if (!('accepted' in outcome && outcome.accepted)) {
    throw new Error(`${file.name} was not accepted: ${JSON.stringify(outcome)}`)
  }
  return { milliseconds, megabytes, starting: start - begun }
}

function hash({ bytes }: BenchFile): number {
  const start = performance.now()
  createHash('sha256').update(bytes).digest()
  return performance.now() - start
}

function bareDecode(file: BenchFile, path: string): Measured {
  const program = join(project, 'bench', 'bare-decode.mjs')
  const output = execFileSync(process.execPath, [program, file.format, path], { encoding: 'utf8' })
  return JSON.parse(output) as Measured
}

function row(...cells: (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Medians of the validation, of a hash of the same bytes, and of decoding by the library alone, measured in turn. */
const cache = join(project, 'node_modules', '.cache')
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'bench-'))
try {
  const program = bundleProgram('inspection', folder)
  console.log(
    row(
      'file',
      'MB',
      'start',
      'validation',
      'peak memory',
      '÷ SHA-256',
      '÷ bare decode',
      'memory ÷ bare decode',
    ),
  )
  console.log(row(...Array.from({ length: 8 }, () => '---')))
  for (const file of await benchFiles()) {
    const path = join(folder, file.fileName)
    writeFileSync(path, file.bytes)
    const hashes: number[] = []
    const bare: Measured[] = []
    const validations: Validated[] = []
    for (let round = 0; round < rounds; round++) {
      hashes.push(hash(file))
      bare.push(bareDecode(file, path))
      validations.push(await validate(program, file))
    }
    const time = median(validations.map(({ milliseconds }) => milliseconds))
    const memory = median(validations.map(({ megabytes }) => megabytes))
    console.log(
      row(
        file.name,
        (file.bytes.length / 1e6).toFixed(1),
        `${median(validations.map(({ starting }) => starting)).toFixed(0)} ms`,
        `${time.toFixed(0)} ms`,
        `${memory.toFixed(0)} MB`,
        (time / median(hashes)).toFixed(0),
        (time / median(bare.map(({ milliseconds }) => milliseconds))).toFixed(2),
        (memory / median(bare.map(({ megabytes }) => megabytes))).toFixed(2),
      ),
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
