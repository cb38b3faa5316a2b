import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import sharp from 'sharp'
import { derivedSides } from '../../lambdas/documents/limits.ts'
import { pdfContent } from '../../lambdas/documents/pdf/content.ts'
import { pdf } from '../../lambdas/documents/pdf/pdf.ts'
import { badPdfs, goodPdfs } from './specimens/pdf.ts'
import { badStreamPdfs } from './specimens/pdf-streams.ts'
import { packedPdf, revisedPdf, writtenPdf } from './specimens/pdf-writer.ts'

async function verdict(bytes: Buffer): Promise<string> {
  if (!pdf.matches(bytes)) return 'FORMAT_NOT_SUPPORTED'
  const findings = await pdf.inspect(bytes)
  return 'refusal' in findings ? findings.refusal : 'nothing wrong'
}

describe('the content is accepted of', () => {
  test.each(goodPdfs)('$name', async ({ make }) => {
    expect(await verdict(await make())).toBe('nothing wrong')
  })
})

/** The number of pages is compared with PDFium's only when the pages are drawn. */
const onlyDrawingTells = new Set([
  'a PDF that counts more pages than it has',
  ...badStreamPdfs.map(({ name }) => name),
])

describe('the content is refused of', () => {
  const found = badPdfs.filter(({ name }) => !onlyDrawingTells.has(name))
  test.each(found)('$name ($refusal)', async ({ make, refusal }) => {
    expect(await verdict(await make())).toBe(refusal)
  })
})

describe('content that starts nothing automatically is not active', () => {
  test.each([
    ['an OpenAction of null', { catalog: '/OpenAction null' }],
    ['an OpenAction that is missing', { catalog: '/OpenAction 77 0 R' }],
    [
      'a chain of turns that ends where it began',
      { catalog: '/OpenAction 5 0 R', objects: ['<< /S /GoTo /Next 5 0 R >>'] },
    ],
    ['a turn when a page is opened', { page: '/AA << /O << /S /GoTo /D [3 0 R /Fit] >> >>' }],
    ['a key of JavaScript without a value', { catalog: '/Names << /JavaScript null >>' }],
    ['a font called JavaScript', { objects: ['<< /Type /Font /BaseFont /JavaScript >>'] }],
    [
      'an annotation’s flags, which have the key of an external file',
      { page: '/Annots [<< /Subtype /Link /Rect [0 0 9 9] /F 4 >>]' },
    ],
  ])('%s', async (_, sketch) => {
    expect(await verdict(writtenPdf(sketch))).toBe('nothing wrong')
  })
})

test('a picture with the maximum number of pixels is accepted', async () => {
  const image = '<< /Subtype /Image /Width 8192 /Height 8192 /Length 0 >>\nstream\n\nendstream'
  expect(await verdict(writtenPdf({ objects: [image] }))).toBe('nothing wrong')
})

test('a picture of far more pixels than a preview is decoded in full once: every page draws the same smaller one', async () => {
  const jpeg = await sharp({ create: { width: 6000, height: 60, channels: 3, background: '#c83228' } })
    .jpeg({ progressive: true })
    .toBuffer()
  const document = await PDFDocument.create({ updateMetadata: false })
  const picture = await document.embedJpg(jpeg)
  for (let page = 0; page < 3; page += 1)
    document.addPage([600, 60]).drawImage(picture, { x: 0, y: 0, width: 600, height: 6 })
  const content = await pdfContent(Buffer.from(await document.save({ useObjectStreams: false })))
  if ('refusal' in content) throw new Error(content.refusal)
  const drawable = await PDFDocument.load(await content.drawable())
  const widths = drawable.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object.dict] : []))
    .filter(dict => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'))
    .map(dict => String(dict.get(PDFName.of('Width'))))
  expect(widths).toEqual([String(2 * derivedSides.preview)])
  expect(drawable.getPageCount()).toBe(3)
})

async function originOf(bytes: Buffer) {
  const findings = await pdf.inspect(bytes)
  return 'origin' in findings ? findings.origin() : findings
}

describe('the origin is the picture-editing program that', () => {
  const origin = (information: string) =>
    originOf(writtenPdf({ objects: [information], trailer: '/Info 5 0 R' }))

  test.each([
    [
      'drew it',
      '<< /Creator (Adobe Photoshop 25.1 \\(Macintosh\\)) /Producer (Some Printer) >>',
      'Adobe Photoshop',
    ],
    ['wrote it', '<< /Creator (Some Scanner) /Producer (GIMP 2.10.34) >>', 'GIMP'],
    ['names itself in UTF-16', '<< /Producer <FEFF00430061006E00760061> >>', 'Canva'],
    ['names itself in Chinese', '<< /Creator <FEFF7F8E56FE79C079C0> >>', 'Meitu'],
  ])('%s', async (_, information, editingSoftware) => {
    expect(await origin(information)).toEqual({ editingSoftware })
  })

  test.each([
    ['unless no known program is named', '<< /Creator (Canvas Printer) /Producer (Skia/PDF m120) >>'],
    ['and its own words never come along', '<< /Creator (ZHANG SAN) >>'],
    ['and its time is not when it was taken', "<< /CreationDate (D:20260102030405+08'00') >>"],
    ['and no text is no program', '<< /Creator 12 /Producer [/GIMP] >>'],
  ])('%s', async (_, information) => {
    expect(await origin(information)).toEqual({})
  })
})

test('a PDF whose last revision drops its Info uses the last Info named', async () => {
  const before = writtenPdf({ objects: ['<< /Producer (Krita) >>'], trailer: '/Info 5 0 R' })
  expect(await originOf(revisedPdf(before, { 5: '<< /Producer (Inkscape) >>' }))).toEqual({
    editingSoftware: 'Inkscape',
  })
})

describe('no bytes make an inspection fail', () => {
  test.each([
    ['a PDF in plain objects', writtenPdf({ catalog: '/OpenAction [3 0 R /Fit]' })],
    ['a PDF in an object stream', packedPdf()],
  ])('%s with a few changed bytes', async (_, good) => {
    const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(changes, async each => {
        const bytes = Buffer.from(good)
        for (const [at, byte] of each) bytes[at] = byte
        expect(await pdf.inspect(bytes)).toBeInstanceOf(Object)
      }),
      { numRuns: 300, seed: 7 },
    )
  })
})
