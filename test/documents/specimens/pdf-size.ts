import { deflateSync } from 'node:zlib'
import { scanPdf } from './pdf-good.ts'
import { packedPdf, type Sketch, streamOf, writtenPdf } from './pdf-writer.ts'
import type { BadSpecimen } from './specimen.ts'

const image = (keys: string): string => streamOf('', `/Type /XObject /Subtype /Image ${keys}`)
const drawn = (keys: string): Sketch => ({
  page: '/Resources << /XObject << /I 5 0 R >> >>',
  content: '/I Do',
  objects: [image(keys)],
})
const inline = 'BI /W 20000 /H 20000 /BPC 1 ID x EI'
const deflated = deflateSync(inline).toString('latin1')
const codeStream = '\xff\x4f\xff\x51\0\x29\0\0\0\0\x4e\x20\0\0\x4e\x20'

const sketches: Readonly<Record<string, Sketch>> = {
  'with an image of 400 megapixels': drawn('/Width 20000 /Height 20000'),
  'with an image one row above the limit': drawn('/Width 8192 /Height 8193'),
  'with an image whose sides are other objects': {
    objects: [image('/Width 6 0 R /Height 6 0 R'), '20000'],
  },
  'with a mask of 400 megapixels': {
    objects: [image('/Width 1 /Height 1 /SMask 6 0 R'), image('/Width 20000 /Height 20000')],
  },
  'with a JPEG 2000 image larger than it says': {
    objects: [streamOf(codeStream, '/Subtype /Image /Width 1 /Height 1 /Filter /JPXDecode')],
  },
  'with an inline image of 400 megapixels': { content: inline },
  'with an inline image of 400 megapixels in a compressed form': {
    objects: [streamOf(deflated, '/Subtype /Form /BBox [0 0 1 1] /Filter /FlateDecode')],
  },
  'with a page wider than any may be': { mediaBox: '/MediaBox [0 0 14401 10]' },
  'with a page higher than any may be': { mediaBox: '/MediaBox [0 -1 10 14400]' },
  'with a page whose units make it too large': { page: '/UserUnit 75' },
  'cropped to more than a page may be': { page: '/CropBox [0 0 20000 100]' },
}

export const oversizedPdfs: readonly BadSpecimen[] = [
  ...Object.entries(sketches).map(([name, sketch]) => ({
    name: `a PDF ${name}`,
    refusal: 'TOO_MANY_PIXELS' as const,
    make: () => writtenPdf(sketch),
  })),
  { name: 'a PDF of eleven scans', refusal: 'TOO_MANY_PAGES' as const, make: () => scanPdf(11) },
  {
    name: 'a PDF that shows one page eleven times',
    refusal: 'TOO_MANY_PAGES' as const,
    make: () => packedPdf({ pages: `<< /Type /Pages /Kids [${'3 0 R '.repeat(11)}] /Count 11 >>` }),
  },
].map(specimen => ({ ...specimen, contentType: 'application/pdf' }))
