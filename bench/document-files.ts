import { PDFDocument } from '@cantoo/pdf-lib'
import sharp, { type Sharp } from 'sharp'
import type { DocumentContentType } from '../domain/documents.ts'
import { writeBmp } from '../local/specimens/bmp-writer.ts'

export interface BenchFile {
  readonly name: string
  readonly format: 'JPEG' | 'PNG' | 'BMP' | 'PDF'
  readonly contentType: DocumentContentType
  readonly fileName: string
  readonly bytes: Buffer
}

/** Deterministic noise. */
function noise(length: number, amplitude: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 24) % amplitude
  })
}

/** Resembles a photo: gradients, edges and sensor noise. */
function photo(width: number, height: number, grain: number): Sharp {
  const pixels = Buffer.from(noise(width * height * 3, grain))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      const edge = (x >> 7) % 2 === (y >> 7) % 2 ? 60 : 0
      pixels[at] = (pixels[at] ?? 0) + edge + (x * 100) / width
      pixels[at + 1] = (pixels[at + 1] ?? 0) + edge + (y * 100) / height
      pixels[at + 2] = (pixels[at + 2] ?? 0) + 80
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** Each page has its own image object. */
async function scannedPdf(pages: number, grain: number, quality: number): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const scan = await photo(2480, 3508, grain).jpeg({ quality }).toBuffer()
  for (let page = 0; page < pages; page++) {
    const image = await document.embedJpg(Buffer.concat([scan]))
    document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 })
  }
  return Buffer.from(await document.save())
}

/** Almost the maximum number of pixels. */
const largest = (grain: number): Sharp => photo(2312, 1736, grain).resize(9248, 6944)

async function bmp(width: number, height: number): Promise<Buffer> {
  return writeBmp({ width, height, pixels: await photo(width, height, 90).raw().toBuffer() })
}

/** Files close to the maximum size. */
export async function benchFiles(): Promise<BenchFile[]> {
  return [
    {
      name: '12-megapixel JPEG',
      format: 'JPEG',
      contentType: 'image/jpeg',
      fileName: 'a.jpg',
      bytes: await photo(4000, 3000, 90).jpeg({ quality: 96 }).toBuffer(),
    },
    {
      name: '12-megapixel PNG',
      format: 'PNG',
      contentType: 'image/png',
      fileName: 'a.png',
      bytes: await photo(4000, 3000, 2).png().toBuffer(),
    },
    {
      name: '3.3-megapixel BMP',
      format: 'BMP',
      contentType: 'image/bmp',
      fileName: 'a.bmp',
      bytes: await bmp(2200, 1500),
    },
    {
      name: '3-page scanned PDF',
      format: 'PDF',
      contentType: 'application/pdf',
      fileName: 'a.pdf',
      bytes: await scannedPdf(3, 60, 88),
    },
    {
      name: '10-page scanned PDF',
      format: 'PDF',
      contentType: 'application/pdf',
      fileName: 'b.pdf',
      bytes: await scannedPdf(10, 20, 78),
    },
    {
      name: '64-megapixel progressive JPEG',
      format: 'JPEG',
      contentType: 'image/jpeg',
      fileName: 'b.jpg',
      bytes: await largest(40).jpeg({ quality: 60, progressive: true }).toBuffer(),
    },
    {
      name: '64-megapixel CMYK JPEG',
      format: 'JPEG',
      contentType: 'image/jpeg',
      fileName: 'c.jpg',
      bytes: await largest(1).toColourspace('cmyk').jpeg({ quality: 50 }).toBuffer(),
    },
  ]
}
