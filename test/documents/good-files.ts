import { PDFDocument } from '@cantoo/pdf-lib'
import sharp, { type Sharp } from 'sharp'
import type { Inspection, UploadedFile } from '../../domain/document-ports.ts'
import type { DocumentContentType, DocumentFormat } from '../../domain/documents.ts'
import { readBmpStructure } from '../../lambdas/documents/bmp/structure.ts'
import { detect } from '../../lambdas/documents/detect.ts'
import { examine } from '../../lambdas/documents/examine.ts'
import { readJpegStructure } from '../../lambdas/documents/jpeg/structure.ts'
import { pdfStructureProblem } from '../../lambdas/documents/pdf/structure.ts'
import { readPngStructure } from '../../lambdas/documents/png/structure.ts'
import { hasZipEnd } from '../../lambdas/documents/zip-tail.ts'

export const fileNames: Readonly<Record<DocumentContentType, string>> = {
  'image/jpeg': 'front.jpg',
  'image/png': 'front.png',
  'image/bmp': 'front.bmp',
  'application/pdf': 'front.pdf',
}

const structures: Readonly<Record<DocumentFormat, (bytes: Buffer) => unknown>> = {
  JPEG: readJpegStructure,
  PNG: readPngStructure,
  BMP: readBmpStructure,
  PDF: pdfStructureProblem,
}

/** The result of the first two stages, which decode nothing: a refusal, or `accepted`. */
export function structuralVerdictOn(file: UploadedFile): string {
  const format = detect(file)
  if (typeof format === 'string') return format
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  const structure = structures[format.format](bytes)
  if (typeof structure === 'string') return structure
  return hasZipEnd(bytes) ? 'TRAILING_DATA' : 'accepted'
}

/** The same for bytes with the given declared content type. */
export const verdict = (declaredContentType: DocumentContentType, bytes: Uint8Array): string =>
  structuralVerdictOn({ bytes, declaredContentType, fileName: fileNames[declaredContentType] })

/** The result of all stages, without a lower limit of pixels. */
export const examineAs = (declaredContentType: DocumentContentType, bytes: Uint8Array): Promise<Inspection> =>
  examine({ bytes, declaredContentType, fileName: fileNames[declaredContentType] }, { shortestSide: 1 })

/** A picture with edges, gradients and noise, so that its entropy-coded data isn't trivial. */
export function picture(width = 61, height = 43): Sharp {
  const pixels = Buffer.from(
    Array.from(
      { length: width * height * 3 },
      (_, at) => ((at * 7919) ^ (at >> 5) ^ ((at % 97) * 13)) & 0xff,
    ),
  )
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

export const goodJpeg = (): Promise<Buffer> => picture().jpeg().toBuffer()
export const goodPng = (): Promise<Buffer> => picture().png().toBuffer()

export async function goodPdf(
  options: { useObjectStreams?: boolean; encrypted?: boolean } = {},
): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const image = await document.embedJpg(await goodJpeg())
  document.addPage([300, 200]).drawImage(image, { x: 10, y: 10, width: 200, height: 150 })
  if (options.encrypted) document.encrypt({ userPassword: 'open', ownerPassword: 'own' })
  return Buffer.from(await document.save({ useObjectStreams: options.useObjectStreams ?? false }))
}

export interface BmpOptions {
  readonly headerSize?: number
  readonly bitCount?: number
  readonly compression?: number
  readonly width?: number
  readonly height?: number
  /** Bytes that replace the raster of the size. */
  readonly pixels?: Buffer
  readonly coloursUsed?: number
  /** Red, green, blue; without one all entries are black. */
  readonly palette?: readonly (readonly [number, number, number])[]
  /** The bits of red, green, blue and, optionally, opacity in a pixel, at the same place in all headers. */
  readonly masks?: readonly number[]
  readonly gap?: number
  /** Bytes behind the pixels, inside the length the file claims. */
  readonly behind?: Buffer
}

function writePalette(file: Buffer, start: number, { palette = [] }: BmpOptions, entryBytes: 3 | 4): void {
  palette.forEach(([red, green, blue], at) => {
    file.set([blue, green, red], start + entryBytes * at)
  })
}

/** A BMP of any kind. The default is a plain 24-bit one, bottom row first. */
export function goodBmp(options: BmpOptions = {}): Buffer {
  const { headerSize = 40, bitCount = 24, compression = 0, width = 13, height = 9, coloursUsed = 0 } = options
  const rowBytes = Math.ceil((width * bitCount) / 32) * 4
  const raster = Buffer.alloc(rowBytes * Math.abs(height), 0x5a)
  const masks = headerSize === 40 && compression === 3 ? 12 : headerSize === 40 && compression === 6 ? 16 : 0
  const palette = bitCount > 8 ? 0 : (coloursUsed || 2 ** bitCount) * (headerSize === 12 ? 3 : 4)
  const headers = Buffer.alloc(14 + headerSize + masks + palette + (options.gap ?? 0))
  const file = Buffer.concat([headers, options.pixels ?? raster, options.behind ?? Buffer.alloc(0)])
  file.write('BM', 'latin1')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(headers.length, 10)
  file.writeUInt32LE(headerSize, 14)
  if (headerSize === 12) {
    file.writeUInt16LE(width, 18)
    file.writeUInt16LE(height, 20)
    file.writeUInt16LE(1, 22)
    file.writeUInt16LE(bitCount, 24)
    writePalette(file, 26, options, 3)
    return file
  }
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(bitCount, 28)
  file.writeUInt32LE(compression, 30)
  file.writeUInt32LE(coloursUsed, 46)
  options.masks?.forEach((mask, at) => {
    file.writeUInt32LE(mask, 54 + 4 * at)
  })
  writePalette(file, 14 + headerSize + masks, options, 4)
  return file
}

/** Data that makes a picture valid as another kind of file, too. */
export const foreignTails: Readonly<Record<string, Buffer>> = {
  ZIP: Buffer.concat([
    Buffer.from('PK\x03\x04', 'latin1'),
    Buffer.alloc(26),
    Buffer.from('PK\x05\x06', 'latin1'),
    Buffer.alloc(18),
  ]),
  HTML: Buffer.from('<!doctype html><script>alert(1)</script>'),
  PDF: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n'),
  'Windows executable': Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(64)]),
  'Linux executable': Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(64)]),
  RAR: Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1'),
  PHP: Buffer.from('<?php system($_GET["c"]); ?>'),
  GIF: Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'),
  'one byte': Buffer.from([0x07]),
}

/** The end of a ZIP archive whose comment is the following bytes. */
export function zipDirectory(following: number): Buffer {
  const directory = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
  directory.writeUInt16LE(following, 20)
  return directory
}
