import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { goodEncryptedPdfs } from './pdf-encrypted.ts'
import { goodStreamPdfs } from './pdf-streams.ts'
import {
  linearizedPdf,
  packedPdf,
  redSquare,
  revisedPdf,
  type Sketch,
  streamOf,
  writtenPdf,
} from './pdf-writer.ts'
import type { GoodSpecimen } from './specimen.ts'

const link = '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.com) >> >>'
const see = '/ExtGState << /Half << /ca 0.5 >> /Bright << /BM /Screen >> >>'

/** A grey picture with a gradient, such as a scanner makes. */
const scanned = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#c8d0d8' } })
    .linear(0.8)
    .jpeg()
    .toBuffer()

/** Scans only, one for each page, each of the page's size. */
export async function scanPdf(pages: number): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const image = await document.embedJpg(await scanned(620, 877))
  for (let page = 0; page < pages; page += 1) {
    document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 })
  }
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

async function formPdf(): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const field = document.getForm().createTextField('name')
  field.setText('ZHANG SAN')
  field.addToPage(document.addPage([300, 200]), { x: 20, y: 100, width: 200, height: 40 })
  return Buffer.from(await document.save())
}

async function textPdf(): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.Helvetica)
  document
    .addPage([300, 200])
    .drawText('/S /JavaScript /JS (this is only text)', { x: 10, y: 90, size: 12, font })
  return Buffer.from(await document.save())
}

async function transparentPicturePdf(): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const background = { r: 0, g: 0, b: 255, alpha: 0.5 }
  const png = await sharp({ create: { width: 20, height: 20, channels: 4, background } })
    .png()
    .toBuffer()
  const image = await document.embedPng(png)
  document.addPage([300, 200]).drawImage(image, { x: 0, y: 0, width: 150, height: 100 })
  return Buffer.from(await document.save())
}

/** Text in a font of an East Asian collection that is not embedded, as codes of its character map. */
export const textWithoutFont = (
  collection: string,
  font: string,
  map: string,
  codes: string,
  mode = 0,
): Sketch => ({
  page: '/Resources << /Font << /F 5 0 R >> >>',
  content: `BT ${mode} Tr /F 60 Tf 20 80 Td <${codes}> Tj ET`,
  objects: [
    `<< /Type /Font /Subtype /Type0 /BaseFont /${font} /Encoding /${map} /DescendantFonts [6 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${font} /FontDescriptor 7 0 R
      /CIDSystemInfo << /Registry (Adobe) /Ordering (${collection}) /Supplement 2 >> >>`,
    `<< /Type /FontDescriptor /FontName /${font} /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0
      /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>`,
  ],
})

const sketches: Readonly<Record<string, Sketch>> = {
  'a PDF with a cross-reference table': {},
  'a PDF with a page on its side': { page: '/Rotate 90' },
  'a PDF with a page that hangs by its feet, its size inherited': {
    mediaBox: '',
    pages: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 200] /Rotate 180 >>',
  },
  'a PDF with a link to a website': { page: `/Annots [${link}]` },
  'a PDF that opens at a page': { catalog: '/OpenAction [3 0 R /Fit]' },
  'a PDF that opens at a destination by name': {
    catalog: '/OpenAction (first) /Names << /Dests << /Names [(first) [3 0 R /Fit]] >> >>',
  },
  'a PDF that opens by an action that goes to a page': {
    catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>',
  },
  'a PDF the size of a card': { mediaBox: '/MediaBox [0 0 242.6 153]' },
  'a PDF with a page of the largest size': { mediaBox: '/MediaBox [0 0 14400 14400]' },
  'a PDF with a page cropped to a part': { page: '/CropBox [50 50 250 150]' },
  'a PDF whose page box names its corners the other way round': { mediaBox: '/MediaBox [300 200 0 0]' },
  'a PDF with a page measured in other units': { page: '/UserUnit 2.5' },
  'a PDF with transparency and the blend mode Screen': {
    page: `/Resources << ${see} >>`,
    content: `/Half gs ${redSquare} /Bright gs ${redSquare}`,
  },
  'a PDF with a small inline image': {
    content: 'q 100 0 0 100 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q',
  },
  'a PDF whose page tree has branches': {
    pages: '<< /Type /Pages /Kids [5 0 R 6 0 R] /Count 2 >>',
    objects: [
      '<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
    ],
  },
  'a PDF with comments between its objects': { page: '% 3 of 4\n', objects: ['null % the end'] },
  'a PDF with a stream whose length stands elsewhere': {
    objects: ['<< /Length 6 0 R >>\nstream\noctet-stream\nendstream', '12'],
  },
  'a PDF that prints itself': { catalog: '/OpenAction << /S /Named /N /Print >>' },
  'a PDF with name trees without an entry': {
    catalog:
      '/Names << /JavaScript << /Names [] >> /EmbeddedFiles << /Kids [5 0 R] /Limits [(a) (a)] >> /AP << >> >>',
    objects: ['<< /Names [] >>'],
  },
  'a PDF with a page cropped to nothing': { page: '/CropBox [0 0 0 0]' },
  'a PDF with a page of no size': { mediaBox: '' },
  'a PDF with a page of no width': { mediaBox: '/MediaBox [10 0 10 200]' },
  'a PDF with a page of no height': { mediaBox: '/MediaBox [0 5 300 5]' },
  'a PDF with a page whose boxes are null': { mediaBox: '/MediaBox null', page: '/CropBox null' },
  'a PDF that names a key twice with the same value': { catalog: '/Lang (en) /Lang (en)' },
  'a PDF with its author and program': {
    objects: ['<< /Producer (Some Scanner 1.0) /Creator <FEFF626B> >>'],
    trailer: '/Info 5 0 R',
  },
}

const textSketches: Readonly<Record<string, Sketch>> = {
  'a PDF in simplified Chinese without its font': textWithoutFont(
    'GB1',
    'STSong-Light',
    'UniGB-UCS2-H',
    '68377248',
  ),
  'a PDF in traditional Chinese without its font': textWithoutFont(
    'CNS1',
    'MSung-Light',
    'UniCNS-UCS2-H',
    '6A237248',
  ),
  'a PDF in Japanese without its font': textWithoutFont(
    'Japan1',
    'HeiseiMin-W3',
    'UniJIS-UCS2-H',
    '65E5672C306E',
  ),
  'a PDF in Korean without its font': textWithoutFont(
    'Korea1',
    'HYSMyeongJo-Medium',
    'UniKS-UCS2-H',
    'D55CAE00',
  ),
}

/** With the last `startxref` replaced. */
const startingAt = (offset: number, bytes = writtenPdf()): Buffer =>
  Buffer.from(
    bytes.toString('latin1').replace(/startxref\n\d+\n%%EOF\s*$/, `startxref\n${offset}\n%%EOF\n`),
    'latin1',
  )
const startOf = (bytes: Buffer): number => Number(/startxref\n(\d+)/.exec(bytes.toString('latin1'))?.[1])
const after = (prefix: string): Buffer => Buffer.concat([Buffer.from(prefix, 'latin1'), writtenPdf()])

const others: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
  'a PDF after a byte order mark': () => after('\xef\xbb\xbf'),
  'a PDF after line ends': () => after('\r\n\r\n'),
  'a PDF after a thousand spaces': () => after(' '.repeat(1000)),
  'a PDF whose startxref misses by one': () => startingAt(startOf(writtenPdf()) + 1),
  'a PDF whose startxref points at its beginning': () => startingAt(0),
  'a PDF whose startxref points beyond it': () => startingAt(99_999),
  'a PDF with an object stream whose startxref misses': () =>
    startingAt(startOf(packedPdf()) - 3, packedPdf()),
  'a PDF with its objects in an object stream': () => packedPdf(),
  'a PDF of version 1.3': () => writtenPdf({}, '1.3'),
  'a PDF of version 2.0': () => writtenPdf({}, '2.0'),
  'a PDF revised by an incremental update': () =>
    revisedPdf(writtenPdf(), { 4: streamOf('0 1 0 rg 0 0 9 9 re f') }),
  'a PDF with an object stream, revised with a table': () =>
    revisedPdf(packedPdf(), { 4: streamOf('0 1 0 rg 0 0 9 9 re f') }),
  'a linearized PDF': linearizedPdf,
  'a PDF with a filled form field': formPdf,
  'a PDF with a text about JavaScript': textPdf,
  'a PDF with a picture one can see through': transparentPicturePdf,
  'a PDF that is one scan': () => scanPdf(1),
  'a PDF of ten scans': () => scanPdf(10),
  'a PDF followed by line ends': () => Buffer.concat([writtenPdf(), Buffer.from('\r\n\r\n')]),
}

export const goodPdfs: readonly GoodSpecimen[] = [
  ...Object.entries({ ...sketches, ...textSketches }).map(([name, sketch]) => ({
    name,
    make: () => writtenPdf(sketch),
  })),
  ...Object.entries(others).map(([name, make]) => ({ name, make })),
  ...goodEncryptedPdfs,
  ...goodStreamPdfs,
].map(specimen => ({ ...specimen, contentType: 'application/pdf' }))
