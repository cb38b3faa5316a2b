import { constants, inflateRawSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib'
import { Undecodable } from '../format.ts'

export interface Filter {
  readonly name: string
  readonly parameters: PDFDict | undefined
}

/** The abbreviations in inline images. */
const shortNames: Readonly<Record<string, string>> = {
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
  CCF: 'CCITTFaxDecode',
  DCT: 'DCTDecode',
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  RL: 'RunLengthDecode',
}

const listOf = (value: PDFObject | undefined): readonly (PDFObject | undefined)[] =>
  value instanceof PDFArray ? Array.from({ length: value.size() }, (_, at) => value.lookup(at)) : [value]

/** The filters of a stream or an inline image, in the order of decoding. */
export function filtersOf(dict: PDFDict): readonly Filter[] {
  const filterNames = listOf(dict.lookup(PDFName.of('Filter')) ?? dict.lookup(PDFName.of('F')))
  const parameters = listOf(dict.lookup(PDFName.of('DecodeParms')) ?? dict.lookup(PDFName.of('DP')))
  return filterNames.flatMap((filter, at) => {
    if (!(filter instanceof PDFName)) return []
    const name = filter.decodeText()
    const own = parameters[at]
    return [{ name: shortNames[name] ?? name, parameters: own instanceof PDFDict ? own : undefined }]
  })
}

export function integerOf(dict: PDFDict | undefined, ...keys: readonly string[]): number | undefined {
  const [value] = keys.map(key => dict?.lookup(PDFName.of(key))).filter(found => found instanceof PDFNumber)
  return value?.asNumber()
}

/** The last bytes of a deflate stream that was flushed but not finished. */
const flushMarker = Buffer.from([0, 0, 0xff, 0xff])

/** The start of the deflated data; undefined without a zlib header. */
export function deflatedData(data: Buffer): Buffer | undefined {
  const [method = 0, flags = 0] = data
  const isHeader = (method & 15) === 8 && ((method << 8) | flags) % 31 === 0 && (flags & 32) === 0
  return isHeader ? data.subarray(2) : undefined
}

/** The checksum after the data is ignored: some writers omit it, and no reader checks it. */
function inflate(data: Buffer, most: number): Buffer {
  if (data.length === 0) return data
  const deflated = deflatedData(data)
  if (!deflated) throw new Undecodable()
  const options = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH, info: true }
  const { buffer, engine } = inflateRawSync(deflated, options) as unknown as {
    buffer: Buffer
    engine: { bytesWritten: number }
  }
  const isWhole =
    engine.bytesWritten < deflated.length || deflated.subarray(-flushMarker.length).equals(flushMarker)
  // Throws if the data is truncated.
  return isWhole ? buffer : inflateRawSync(deflated, { maxOutputLength: most })
}

/** Filters that pdf-lib decodes, in blocks. */
const byLibrary = new Set(['ASCII85Decode', 'ASCIIHexDecode', 'LZWDecode', 'RunLengthDecode'])

function decodeByLibrary(data: Buffer, { name, parameters }: Filter, most: number): Buffer {
  const dict = PDFContext.create().obj({ Filter: name })
  const early = integerOf(parameters, 'EarlyChange')
  if (early !== undefined) dict.set(PDFName.of('DecodeParms'), dict.context.obj({ EarlyChange: early }))
  const decoded = decodePDFRawStream(PDFRawStream.of(dict, data)).getBytes(most + 1)
  if (decoded.length > most) throw new Undecodable()
  return Buffer.from(decoded.buffer, decoded.byteOffset, decoded.byteLength)
}

/** Decodes one filter; undefined for an image filter. Throws for damaged data or more than `most` bytes. */
export function decodeFilter(data: Buffer, filter: Filter, most: number): Buffer | undefined {
  if (filter.name === 'Crypt') return data
  if (filter.name === 'FlateDecode') return inflate(data, most)
  return byLibrary.has(filter.name) ? decodeByLibrary(data, filter, most) : undefined
}

export const bytesOf = ({ contents }: PDFRawStream): Buffer =>
  Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength)

const isPredicted = ({ parameters }: Filter): boolean => (integerOf(parameters, 'Predictor') ?? 1) > 1

/**
 * Decodes a stream that is not an image: instructions, fonts, palettes. Throws for damaged data or more than `most`
 * bytes.
 */
export function decodeWhole(stream: PDFRawStream, most: number): Buffer {
  let data = bytesOf(stream)
  for (const filter of filtersOf(stream.dict)) {
    const decoded = decodeFilter(data, filter, most)
    if (!decoded) throw new Undecodable()
    data = decoded
  }
  return data
}

/** Whether the decoded bytes are still differences to their neighbours. */
export const hasPredictor = (stream: PDFRawStream): boolean => filtersOf(stream.dict).some(isPredicted)
