import { constants, createInflateRaw } from 'node:zlib'
import type { PDFDict, PDFName, PDFObject } from '@cantoo/pdf-lib'
import { Undecodable } from '../format.ts'
import { type DecodedJpeg, decodeJpeg } from './embedded-jpeg.ts'
import { decodeFilter, deflatedData, type Filter, filtersOf } from './filters.ts'
import { isWholeJbig2, isWholeJpeg2000 } from './image-codecs.ts'
import { type ImageSize, imageSize, predictedLength } from './image-size.ts'

/** Maximum bytes after decoding the filters before the image's own. */
const mostEncoded = 64 * 1024 * 1024
const chunkBytes = 256 * 1024

/** Counts the inflated bytes without storing them. Damaged data ends the count. */
function inflatedLength(data: Buffer): Promise<number> {
  const deflated = deflatedData(data)
  if (!deflated) return Promise.resolve(0)
  return new Promise(resolve => {
    let length = 0
    const inflate = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: chunkBytes })
    inflate.on('data', (chunk: Buffer) => {
      length += chunk.length
    })
    inflate.on('end', () => resolve(length))
    inflate.on('error', () => resolve(length))
    inflate.end(deflated)
  })
}

/** Whether only a part of the last row may be missing: some writers count an incomplete last row. */
const hasAllRows = (length: number, { height, rowBytes }: ImageSize): boolean =>
  rowBytes === undefined ? length > 0 : length > (height - 1) * rowBytes

async function checkPixels(data: Buffer, filter: Filter | undefined, size: ImageSize): Promise<void> {
  // No reader draws an image without pixels.
  if (size.width * size.height === 0) return
  const length =
    filter?.name === 'FlateDecode'
      ? await inflatedLength(data)
      : ((filter ? decodeFilter(data, filter, mostDecoded(size)) : data)?.length ?? 0)
  if (!hasAllRows(filter ? predictedLength(length, filter) : length, size)) throw new Undecodable()
}

/** Twice the needed bytes, for predictors and appended data. */
const mostDecoded = ({ height, rowBytes = 0 }: ImageSize): number =>
  Math.max(mostEncoded, 2 * height * rowBytes)

/**
 * Decodes a drawn image and throws `Undecodable` if a part of it is missing or damaged, which PDFium would paint white,
 * grey or black. For CCITT images it only checks that data exists.
 */
export async function checkImage(
  dict: PDFDict,
  bytes: Buffer,
  named: (name: PDFName) => PDFObject | undefined,
): Promise<DecodedJpeg | undefined> {
  const filters = filtersOf(dict)
  const last = filters.at(-1)
  let data = bytes
  for (const filter of filters.slice(0, -1)) {
    const decoded = decodeFilter(data, filter, mostEncoded)
    if (!decoded) throw new Undecodable()
    data = decoded
  }
  switch (last?.name) {
    case 'DCTDecode':
      return decodeJpeg(data)
    case 'JPXDecode':
      if (!isWholeJpeg2000(data)) throw new Undecodable()
      return undefined
    case 'JBIG2Decode':
      if (!isWholeJbig2(data)) throw new Undecodable()
      return undefined
    case 'CCITTFaxDecode':
      if (data.length === 0) throw new Undecodable()
      return undefined
    default:
      await checkPixels(data, last, imageSize(dict, named))
      return undefined
  }
}
