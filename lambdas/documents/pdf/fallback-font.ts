import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import type { Pdfium } from './pdfium.ts'

/** Node's types contain the types of WebAssembly, but not its functions. */
declare const WebAssembly: {
  Module: new (code: Uint8Array) => object
  Instance: new (module: object, imports: object) => { exports: Readonly<Record<string, unknown>> }
}

/** The character sets of the font: Japanese, Korean, Chinese, Greek and Cyrillic. */
const characterSets: ReadonlySet<number> = new Set([128, 129, 134, 136, 161, 204])
const chinese = 134
const fontHandle = 1
const faceName = Buffer.from('Noto Sans CJK Fallback\0', 'latin1')

let font: Buffer | undefined

/** Noto Sans in one file, read only for a document that needs it. `fonts/make.py` generates it. */
function fontBytes(): Buffer {
  font ??= brotliDecompressSync(readFileSync(new URL('./fonts/cjk.ttf.br', import.meta.url)))
  return font
}

/** A function of PDFium's FPDF_SYSFONTINFO: all parameters are addresses or numbers. */
interface Callback {
  readonly parameters: number
  readonly hasResult: boolean
  readonly call: (...parameters: number[]) => number | undefined
}

function callbacks(pdfium: Pdfium): readonly Callback[] {
  /** Copies the data if the buffer is large enough, and returns its length. */
  const copy = (data: Uint8Array, to: number, room: number): number => {
    if (to && room >= data.length) pdfium.HEAPU8.set(data, to)
    return data.length
  }
  return [
    // Release.
    { parameters: 1, hasResult: false, call: () => undefined },
    // EnumFonts.
    { parameters: 2, hasResult: false, call: () => undefined },
    // MapFont: the third parameter after the structure is the character set.
    {
      parameters: 7,
      hasResult: true,
      call: (_info, _weight, _italic, set) => (characterSets.has(set ?? 0) ? fontHandle : 0),
    },
    // GetFont.
    { parameters: 2, hasResult: true, call: () => 0 },
    // GetFontData: of one table, or of the whole font if no table is named.
    {
      parameters: 5,
      hasResult: true,
      call: (_info, _font, table, to, room) => (table ? 0 : copy(fontBytes(), to ?? 0, room ?? 0)),
    },
    // GetFaceName.
    { parameters: 4, hasResult: true, call: (_info, _font, to, room) => copy(faceName, to ?? 0, room ?? 0) },
    // GetFontCharset.
    { parameters: 2, hasResult: true, call: () => chinese },
    // DeleteFont.
    { parameters: 2, hasResult: false, call: () => undefined },
  ]
}

const integer = 0x7f
const section = (id: number, body: readonly number[]): number[] => {
  const length = body.length < 128 ? [body.length] : [(body.length & 127) | 128, body.length >> 7]
  return [id, ...length, ...body]
}

/** Wraps the functions in a WebAssembly module that calls them: a WebAssembly table accepts only such functions. */
function wrapFunctions(functions: readonly Callback[]): unknown[] {
  const name = (index: number): number[] => [1, 97 + index]
  const types = functions.flatMap(({ parameters, hasResult }) => [
    ...[0x60, parameters, ...Array<number>(parameters).fill(integer)],
    ...(hasResult ? [1, integer] : [0]),
  ])
  const code = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [functions.length, ...types]),
    ...section(2, [functions.length, ...functions.flatMap((_, at) => [1, 97, ...name(at), 0, at])]),
    ...section(7, [functions.length, ...functions.flatMap((_, at) => [...name(at), 0, at])]),
  ]
  const letters = functions.map((_, at) => String.fromCharCode(97 + at))
  const imports = Object.fromEntries(letters.map((letter, at) => [letter, functions[at]?.call]))
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(code)), { a: imports })
  return letters.map(letter => exports[letter])
}

/**
 * Installs a font for text without an embedded one. PDFium has no font for Chinese, Japanese and Korean and would omit
 * the text. PDFium's table of functions can't grow, so these functions replace those that search folders for fonts.
 */
export function installFallbackFont(pdfium: Pdfium): void {
  const information = pdfium._FPDF_GetDefaultSystemFontInfo()
  const { buffer } = pdfium.HEAPU8
  const table = pdfium.wasmExports.__indirect_function_table
  wrapFunctions(callbacks(pdfium)).forEach((callback, at) => {
    const place = new DataView(buffer).getInt32(information + 4 * (at + 1), true)
    table.set(place, callback)
  })
  pdfium._FPDF_SetSystemFontInfo(information)
}

/** The characters of the font as ranges from first to last, from its table of format 12. */
function readCoverage(): readonly (readonly [number, number])[] {
  const bytes = fontBytes()
  const tables = bytes.readUInt16BE(4)
  const records = Array.from({ length: tables }, (_, at) => 12 + 16 * at)
  const record = records.find(at => bytes.toString('latin1', at, at + 4) === 'cmap') ?? 0
  const map = bytes.readUInt32BE(record + 8)
  const offsets = Array.from({ length: bytes.readUInt16BE(map + 2) }, (_, at) =>
    bytes.readUInt32BE(map + 8 + 8 * at),
  )
  const start = offsets.map(offset => map + offset).find(at => bytes.readUInt16BE(at) === 12)
  if (start === undefined) return []
  return Array.from({ length: bytes.readUInt32BE(start + 12) }, (_, at) => {
    const group = start + 16 + 12 * at
    return [bytes.readUInt32BE(group), bytes.readUInt32BE(group + 4)] as const
  })
}

let coverage: readonly (readonly [number, number])[] | undefined

export function hasFallbackGlyph(character: number): boolean {
  coverage ??= readCoverage()
  return coverage.some(([first, last]) => first <= character && character <= last)
}
