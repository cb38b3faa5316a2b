import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { BarCode } from '../../domain/evidence/document-reading.ts'
import type { Place } from '../../domain/evidence/text-lines.ts'
import { readModel } from './model-files.ts'
import type { Picture } from './picture.ts'

/** Places are the smallest upright rectangles around bar codes, in pixels of the picture. */
export type ReadBarCodes = (picture: Picture) => Promise<BarCode[]>

const mostBarCodes = 2

/** Loads the reader of bar codes from its file. Without it, the package would fetch the file from the network. */
export async function loadBarCodeReader(models: URL): Promise<ReadBarCodes> {
  const wasmBinary = new Uint8Array(readModel(models, 'bar-codes.wasm')).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  return async ({ pixels, width, height }) => {
    const data = new Uint8ClampedArray(width * height * 4)
    for (let at = 0; at < width * height; at++) {
      data[4 * at] = pixels[3 * at] ?? 0
      data[4 * at + 1] = pixels[3 * at + 1] ?? 0
      data[4 * at + 2] = pixels[3 * at + 2] ?? 0
      data[4 * at + 3] = 255
    }
    const found = await readBarcodes(
      { data, width, height, colorSpace: 'srgb' },
      {
        formats: ['PDF417'],
        // By default, control characters are written as words.
        textMode: 'Plain',
        tryHarder: true,
        tryRotate: true,
        tryInvert: false,
        tryDownscale: false,
        maxNumberOfSymbols: mostBarCodes,
      },
    )
    return found
      .filter(({ isValid }) => isValid)
      .map(({ text, position }) => ({ text, place: placeAroundCorners(Object.values(position)) }))
  }
}

function placeAroundCorners(corners: readonly { readonly x: number; readonly y: number }[]): Place {
  const across = corners.map(({ x }) => x)
  const down = corners.map(({ y }) => y)
  const [x, y] = [Math.min(...across), Math.min(...down)]
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y }
}
