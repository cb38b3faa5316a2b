import { inflateSync } from 'node:zlib'
import { PDFArray, PDFName, type PDFRawStream } from '@cantoo/pdf-lib'

/** Longer drawing instructions are not searched. The time limit of inspections bounds their cost. */
const searchedBytes = 8 * 1024 * 1024
const inlineImage =
  /(?:^|[\0\t\n\f\r )\]>])BI(?=[\0\t\n\f\r /%])([\s\S]{0,1024}?)[\0\t\n\f\r \]>]ID[\0\t\n\f\r ]/g
const flate = PDFName.of('FlateDecode')

/** The text of a stream that may contain drawing instructions; empty for images and for filters not used for text. */
function drawingText({ dict, contents }: PDFRawStream): string {
  if (dict.has(PDFName.of('Width'))) return ''
  const filters = dict.lookup(PDFName.of('Filter'))
  const [filter, ...others] = filters instanceof PDFArray ? filters.asArray() : [filters]
  if (others.length > 0) return ''
  const data = Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength)
  if (!filter) return data.toString('latin1')
  try {
    return filter === flate ? inflateSync(data, { maxOutputLength: searchedBytes }).toString('latin1') : ''
  } catch {
    return ''
  }
}

const side = (parameters: string, key: RegExp): number => Number(key.exec(parameters)?.[1] ?? 0)

/** The sizes of the inline images in a stream's drawing instructions. */
export function inlineImages(stream: PDFRawStream): readonly { width: number; height: number }[] {
  return [...drawingText(stream).matchAll(inlineImage)].map(([, parameters = '']) => ({
    width: side(parameters, /\/W(?:idth)?[\0\t\n\f\r ]+(\d+)/),
    height: side(parameters, /\/H(?:eight)?[\0\t\n\f\r ]+(\d+)/),
  }))
}
