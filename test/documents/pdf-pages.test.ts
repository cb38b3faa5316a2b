import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { type Picture, Undecodable } from '../../lambdas/documents/format.ts'
import { drawPages } from '../../lambdas/documents/pdf/pages.ts'
import { pdf } from '../../lambdas/documents/pdf/pdf.ts'
import { goodPdfs } from './specimens/pdf.ts'
import { goodEncryptedPdfs } from './specimens/pdf-encrypted.ts'
import { textWithoutFont } from './specimens/pdf-good.ts'
import { redSquare, type Sketch, writtenPdf } from './specimens/pdf-writer.ts'

async function pagesOf(bytes: Buffer): Promise<Picture[]> {
  const pages: Picture[] = []
  for await (const page of pdf.decode(bytes)) pages.push(page)
  return pages
}

async function onlyPage(bytes: Buffer): Promise<Picture> {
  const pages = await pagesOf(bytes)
  expect(pages).toHaveLength(1)
  return pages[0] as Picture
}

const drawn = (sketch: Sketch): Promise<Picture> => onlyPage(writtenPdf(sketch))

/** Red, green and blue at a place, given as fractions of width and height from the upper left. */
function colourAt({ pixels, width, height }: Picture, x: number, y: number): number[] {
  const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3
  return [...pixels.subarray(at, at + 3)]
}

const red = [255, 0, 0]
const white = [255, 255, 255]
/** A loop, because pages have millions of pixels. */
function darkest({ pixels }: Picture): number {
  let least = 255
  for (const byte of pixels) if (byte < least) least = byte
  return least
}

describe('a page is drawn as readers show it', () => {
  test('in red, green and blue, on white, the right way up', async () => {
    const page = await drawn({
      content: `${redSquare} 0 1 0 rg 200 100 100 100 re f 0 0 1 rg 200 0 100 100 re f`,
    })
    expect([0.1, 0.9].map(x => [0.25, 0.75].map(y => colourAt(page, x, y)))).toEqual([
      [white, red],
      [
        [0, 255, 0],
        [0, 0, 255],
      ],
    ])
    expect(page.pixels).toHaveLength(page.width * page.height * 3)
  })

  test.each([
    [0, [2000, 1333], [0.1, 0.75]],
    [90, [1333, 2000], [0.25, 0.1]],
    [180, [2000, 1333], [0.9, 0.25]],
    [270, [1333, 2000], [0.75, 0.9]],
  ])('turned by %s degrees', async (degrees, size, [x = 0, y = 0]) => {
    const page = await drawn({ page: `/Rotate ${degrees}` })
    expect([page.width, page.height]).toEqual(size)
    expect(colourAt(page, x, y)).toEqual(red)
    expect(colourAt(page, 1 - x, 1 - y)).toEqual(white)
  })

  test('only the part it is cropped to', async () => {
    const page = await drawn({ page: '/CropBox [50 0 250 100]' })
    expect([page.width, page.height]).toEqual([2000, 1000])
    expect([0.2, 0.3].map(x => colourAt(page, x, 0.5))).toEqual([red, white])
  })

  test('with transparent content blended with the white background', async () => {
    const page = await drawn({
      page: '/Resources << /ExtGState << /Half << /ca 0.5 >> >> >>',
      content: `/Half gs ${redSquare}`,
    })
    const [r = 0, g = 0, b = 0] = colourAt(page, 0.1, 0.75)
    expect(r).toBe(255)
    for (const channel of [g, b]) expect(Math.abs(channel - 127)).toBeLessThanOrEqual(1)
  })

  test('with its annotations', async () => {
    const stamp = '<< /Type /Annot /Subtype /Stamp /Rect [200 100 300 200] /F 4 /AP << /N 5 0 R >> >>'
    const appearance = '/Subtype /Form /BBox [0 0 100 100]'
    const page = await drawn({
      page: `/Annots [${stamp}]`,
      objects: [`<< ${appearance} /Length 27 >>\nstream\n0 0 1 rg 0 0 100 100 re f  \nendstream`],
    })
    expect(colourAt(page, 0.9, 0.25)).toEqual([0, 0, 255])
  })

  test('with the values of its form, and without a highlight', async () => {
    const make = async (text: string): Promise<Picture> => {
      const document = await PDFDocument.create({ updateMetadata: false })
      const field = document.getForm().createTextField('name')
      field.setText(text)
      field.addToPage(document.addPage([300, 200]), { x: 0, y: 0, width: 300, height: 200, borderWidth: 0 })
      return onlyPage(Buffer.from(await document.save()))
    }
    expect(darkest(await make('ZHANG SAN'))).toBeLessThan(60)
    expect(darkest(await make(''))).toBe(255)
  })

  test('with its text, in no colours but its own', async () => {
    const document = await PDFDocument.create({ updateMetadata: false })
    const font = await document.embedFont(StandardFonts.Helvetica)
    document.addPage([300, 200]).drawText('ZHANG SAN', { x: 20, y: 90, size: 40, font })
    const page = await onlyPage(Buffer.from(await document.save()))
    expect(darkest(page)).toBe(0)
    expect(page.pixels.every((byte, at) => byte === page.pixels[at - (at % 3)])).toBe(true)
  })

  test('with the picture that a scanner put there', async () => {
    const halves = Buffer.from(
      Array.from(
        { length: 60 * 80 * 3 },
        (_, at) => (at % 180 < 90 ? [200, 40, 90] : [10, 150, 220])[at % 3] as number,
      ),
    )
    const jpeg = await sharp(halves, { raw: { width: 60, height: 80, channels: 3 } })
      .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
      .toBuffer()
    const document = await PDFDocument.create({ updateMetadata: false })
    document
      .addPage([600, 800])
      .drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: 600, height: 800 })
    const page = await onlyPage(Buffer.from(await document.save()))
    const near = (colour: number[], expected: number[]): boolean =>
      colour.every((value, index) => Math.abs(value - (expected[index] as number)) < 8)
    expect(near(colourAt(page, 0.25, 0.5), [200, 40, 90])).toBe(true)
    expect(near(colourAt(page, 0.75, 0.5), [10, 150, 220])).toBe(true)
  })
})

describe('a page is drawn the same', () => {
  const plain = onlyPage(writtenPdf())
  const same = new Set([
    'a PDF after a byte order mark',
    'a PDF whose startxref misses by one',
    'a PDF with an object stream whose startxref misses',
    'a PDF with a page cropped to nothing',
    ...goodEncryptedPdfs.map(({ name }) => name),
  ])
  test.each(goodPdfs.filter(({ name }) => same.has(name)))('by $name', async ({ make }) => {
    const page = await onlyPage(await make())
    expect(page.pixels.equals((await plain).pixels)).toBe(true)
  })

  test('on US Letter where it has no size', async () => {
    const page = await drawn({ mediaBox: '' })
    expect([page.width, page.height]).toEqual([1545, 2000])
  })

  test('whole where its crop box lies beside it', async () => {
    const page = await drawn({ page: '/CropBox [1000 1000 1100 1100]' })
    expect([page.width, page.height]).toEqual([2000, 1333])
  })
})

describe('text whose font is not embedded', () => {
  const unknown = (mode: number): Promise<Picture> =>
    drawn(textWithoutFont('GB1', 'STSong-Light', 'UniGB-UCS2-H', 'A000A001', mode))

  test('is counted where no font for it is known', async () => {
    expect((await unknown(0)).charactersWithoutFont).toBe(2)
  })

  test('is not counted where it is invisible, as in the text behind a scan', async () => {
    expect(await unknown(3)).not.toHaveProperty('charactersWithoutFont')
  })
})

describe('the long side of a page of any size has 2,000 pixels in the preview', () => {
  test.each([
    ['a card', '[0 0 242.6 153]', [2000, 1261]],
    ['a sheet', '[0 0 595 842]', [1413, 2000]],
    ['a poster', '[0 0 14400 7200]', [2000, 1000]],
    ['a stamp of one point', '[0 0 1 1]', [2000, 2000]],
    ['a thread', '[0 0 1 14400]', [1, 2000]],
  ])('%s', async (_, box, size) => {
    const page = await drawn({ mediaBox: `/MediaBox ${box}` })
    expect([page.width, page.height]).toEqual(size)
    expect(page.source).toEqual({ width: page.width, height: page.height })
  })
})

test('pages come in their order, each of its own size', async () => {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (const width of [100, 200, 300]) document.addPage([width, 400])
  const pages = await pagesOf(Buffer.from(await document.save()))
  expect(pages.map(({ width, height }) => [width, height])).toEqual([
    [500, 2000],
    [1000, 2000],
    [1500, 2000],
  ])
})

describe('a document is undecodable', () => {
  const failure = async (pages: AsyncIterable<Picture>): Promise<unknown> => {
    try {
      for await (const _ of pages);
    } catch (error) {
      return error
    }
    return undefined
  }

  test('that PDFium finds another number of pages in', async () => {
    const more = writtenPdf({ pages: '<< /Type /Pages /Kids [3 0 R] /Count 3 >>' })
    expect(await failure(pdf.decode(more))).toEqual(new Undecodable('CORRUPT'))
    expect(await failure(drawPages(writtenPdf(), 2))).toEqual(new Undecodable('CORRUPT'))
  })

  test('that PDFium cannot open', async () => {
    expect(await failure(drawPages(Buffer.from('%PDF-1.7 nothing'), 1))).toEqual(new Undecodable('CORRUPT'))
  })

  test('that its inspection would have refused, for the same reason', async () => {
    const active = writtenPdf({ catalog: '/OpenAction << /S /JavaScript /JS (1) >>' })
    expect(await failure(pdf.decode(active))).toEqual(new Undecodable('ACTIVE_CONTENT'))
  })

  test('without an effect on the next document', async () => {
    await failure(drawPages(Buffer.from('%PDF-1.7 nothing'), 1))
    expect(await pagesOf(writtenPdf())).toHaveLength(1)
  })
})
