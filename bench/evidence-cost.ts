import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { pathToFileURL } from 'node:url'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { PageReading } from '../domain/evidence/document-reading.ts'
import { readModel } from '../lambdas/evidence/model-files.ts'
import { IsolatedProcess } from '../lambdas/isolation/isolated-process.ts'
import { drawnPages, drawVariant, variantOf } from '../local/specimens/specimen-variants.ts'
import { derivePhoto, heading, median, previewReader, row, type Selection, today } from './evidence-pages.ts'

const bounds = { start: 60_000, deadline: 120_000, memory: 4000, answer: 2 ** 20 }

/** Peak memory of a process in megabytes, as reported by Linux. */
function peakMegabytes(pid: number | undefined): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** The memory of the program for one page, in a process of its own. */
async function memoryOf(program: string, preview: Uint8Array): Promise<number> {
  const reading = new IsolatedProcess(program, bounds)
  try {
    await reading.greeting()
    const answer = await reading.ask({ slot: 'FRONT', today }, [preview])
    if (typeof answer === 'string') throw new Error(`A page was not read: ${answer}`)
    return peakMegabytes(reading.pid)
  } finally {
    await reading.stop()
  }
}

type BareModels = (page: PageReading) => Promise<number>

const detectionSide = 1344

/** Runs the models alone, with empty pictures of the sizes that a page needs: one search and each line once. */
async function bareModels(program: string): Promise<BareModels> {
  const models = new URL('models/', pathToFileURL(program))
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1 }
  const [detection, recognition] = await Promise.all(
    (['text-detection.onnx', 'text-recognition.onnx'] as const).map(name =>
      InferenceSession.create(readModel(models, name), options),
    ),
  )
  const run = async (session: InferenceSession | undefined, width: number, height: number) => {
    const [name = ''] = session?.inputNames ?? []
    await session?.run({
      [name]: new Tensor('float32', new Float32Array(3 * width * height), [1, 3, height, width]),
    })
  }
  const multiple = (side: number) => Math.max(32, Math.round(side / 32) * 32)
  return async ({ width, height, lines }) => {
    const scale = detectionSide / Math.max(width, height)
    const begin = process.cpuUsage()
    await run(detection, multiple(width * scale), multiple(height * scale))
    for (const { place } of lines) await run(recognition, multiple((48 * place.width) / place.height), 48)
    const { user, system } = process.cpuUsage(begin)
    return (user + system) / 1e6
  }
}

/** Prints time, memory and the ratio to the bare models for each side of a certificate, in a sound picture. */
export async function measureCost(program: string, { every }: Selection): Promise<void> {
  const read = await previewReader(program)
  const bare = await bareModels(program)
  console.log(`${cpus()[0]?.model}, one thread`)
  console.log(heading('page', 'lines', 'processor time', '÷ bare models', 'peak memory'))
  const all: { seconds: number; ratio: number; megabytes: number }[] = []
  for (const page of drawnPages.filter((_, at) => at % every === 0)) {
    const variant = variantOf(page, 'SOUND', 'cost', { isOnTable: page.zone === 'TD3' })
    const { preview } = await derivePhoto(await drawVariant(variant))
    const rounds: { seconds: number; ratio: number }[] = []
    let last: Awaited<ReturnType<typeof read>> | undefined
    for (let round = 0; round < 3; round++) {
      last = await read(preview, page.side)
      rounds.push({ seconds: last.seconds, ratio: last.seconds / (await bare(last.page)) })
    }
    if (last === undefined) continue
    const megabytes = await memoryOf(program, preview)
    const seconds = median(rounds.map(each => each.seconds))
    const ratio = median(rounds.map(each => each.ratio))
    all.push({ seconds, ratio, megabytes })
    const name = `${page.certificateType} ${page.side} ${page.zone ?? ''}`.trim()
    console.log(
      row(
        name,
        last.page.lines.length,
        `${seconds.toFixed(1)} s`,
        ratio.toFixed(1),
        `${megabytes.toFixed(0)} MB`,
      ),
    )
  }
  const of = (key: 'seconds' | 'ratio') => median(all.map(each => each[key])).toFixed(1)
  const most = Math.max(...all.map(({ megabytes }) => megabytes)).toFixed(0)
  console.log(row('median of all; most memory', '', `${of('seconds')} s`, of('ratio'), `${most} MB`))
}
