import { pathToFileURL } from 'node:url'
import type { Slot } from '../domain/certificates.ts'
import type { PageReading } from '../domain/evidence/document-reading.ts'
import type { PageMeasurements } from '../domain/measurements.ts'
import { stageDefaults } from '../domain/policy.ts'
import { examine } from '../lambdas/documents/examine.ts'
import { loadPageReaders, readPage } from '../lambdas/evidence/read-page.ts'

export const today = '2026-11-30'

/** The pictures that a section measures. */
export interface Selection {
  readonly named: readonly string[]
  readonly seed: string
  readonly every: number
  readonly zones: boolean
}

interface Derived {
  readonly measured: PageMeasurements
  readonly preview: Uint8Array
}

/** Validates a photo as the project does. */
export async function derivePhoto(photo: Uint8Array): Promise<Derived> {
  const file = { bytes: photo, declaredContentType: 'image/jpeg', fileName: 'photo.jpg' }
  const inspection = await examine(file, { shortestSide: stageDefaults.shortestSide })
  if (!inspection.accepted) throw new Error(`A drawn photo was refused: ${inspection.refusal}`)
  const [measured] = inspection.signals.pages
  const [images] = inspection.images
  if (measured === undefined || images === undefined) throw new Error('A drawn photo has no page.')
  return { measured, preview: images.preview }
}

interface Read {
  readonly page: PageReading
  /** Seconds of processor time. */
  readonly seconds: number
}

/** Reads previews in this process, with the models of the program. */
export async function previewReader(
  program: string,
): Promise<(preview: Uint8Array, slot: Slot) => Promise<Read>> {
  const readers = await loadPageReaders(new URL('models/', pathToFileURL(program)))
  return async (preview, slot) => {
    const begin = process.cpuUsage()
    const page = await readPage(readers, preview, { slot, today })
    const { user, system } = process.cpuUsage(begin)
    return { page, seconds: (user + system) / 1e6 }
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

export const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`

export const heading = (...cells: readonly string[]): string =>
  [row(...cells), row(...cells.map(() => '---'))].join('\n')

/** A share in percent, with its counts. */
export const shareOf = (count: number, all: number): string =>
  all === 0 ? '–' : `${((100 * count) / all).toFixed(1)} % (${count}/${all})`
