import { objectsOf, packedPdf, revisedPdf, type Sketch, streamOf, writtenPdf } from './pdf-writer.ts'
import type { BadSpecimen } from './specimen.ts'

const javaScript = '<< /S /JavaScript /JS (1) >>'
const pages = (kids: string, count = 1): Sketch => ({
  pages: `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
})

/** Page trees without pages, and boxes without an area. */
const sketches: Readonly<Record<string, Sketch>> = {
  'without pages': pages('', 0),
  'whose page tree contains itself': pages('3 0 R 2 0 R', 2),
  'whose page tree goes in a circle': {
    ...pages('5 0 R'),
    objects: ['<< /Kids [6 0 R] /Count 1 >>', '<< /Kids [5 0 R] /Count 1 >>'],
  },
  'whose page is missing': pages('99 0 R'),
  'whose page is no dictionary': { ...pages('5 0 R'), objects: ['42'] },
  'whose page tree is a page': { pages: '<< /Type /Page /MediaBox [0 0 9 9] >>' },
  'whose page tree is missing': { pages: 'null' },
  'whose list of pages is no list': { pages: '<< /Type /Pages /Kids 3 /Count 1 >>' },
  'with a page box of three numbers': { mediaBox: '/MediaBox [0 0 300]' },
  'with a page box of names': { mediaBox: '/MediaBox [/a /b /c /d]' },
  'with a page measured in units of nothing': { page: '/UserUnit 0' },
  'that counts more pages than it has': pages('3 0 R', 3),
  'with an unreadable object': { objects: ['<< /A @ >>'] },
  'with brackets nested without end': { objects: ['['.repeat(100_000)] },
  'with a stream of negative length': { objects: ['<< /Length -50 >>\nstream\nendstream'] },
  'with an object hidden in a stream': { objects: [streamOf(`9 0 obj ${javaScript} endobj`)] },
  'with an object hidden in a string': { objects: [`( 9 0 obj ${javaScript} endobj )`] },
  'with an object hidden in a comment': { objects: [`null % 9 0 obj ${javaScript} endobj`] },
  'with an object hidden in a stream, its head broken by comments': {
    objects: [streamOf(`9 %\n 0 %\n obj ${javaScript} endobj`)],
  },
  'with an object stream that says so only by reference': {
    objects: [streamOf(`9 0 ${javaScript}`, '/Type 6 0 R /N 1 /First 4'), '/ObjStm'],
  },
  'with an object stream whose bytes are predicted': {
    objects: [streamOf('9 0 << >>', '/Type /ObjStm /N 1 /First 4 /DecodeParms << /Predictor 12 >>')],
  },
  'with an object stream that is cut short': {
    objects: [streamOf('9 0 10 9 << >>', '/Type /ObjStm /N 2 /First 9')],
  },
}

const launch = '/S /Launch /Win << /F (calc.exe) >>'
const goTo = '/S /GoTo /D [3 0 R /Fit]'

/**
 * The same key twice with different values, of which readers use different ones. Each in plain objects and in
 * an object stream.
 */
const repeatedKeys: Readonly<Record<string, Sketch>> = {
  'in an action': { catalog: `/OpenAction << ${launch} ${goTo} >>` },
  'in an action, the harmless value first': { catalog: `/OpenAction << ${goTo} ${launch} >>` },
  'once with escapes': { catalog: `/OpenAction << /S /GoTo /#53 /Named >>` },
  'once without a value': { catalog: '/OpenAction null /OpenAction [3 0 R /Fit]' },
  'in a nested dictionary': { objects: ['[<< /A << /B [<< /C 1 /D << >> /C 2 >>] >> >>]'] },
  'in its trailer': { trailer: '/Info 3 0 R /Info 1 0 R' },
}

const plain = (): string => writtenPdf().toString('latin1')
const changed = (make: () => string) => (): Buffer => Buffer.from(make(), 'latin1')

type Make = () => Buffer
const others: readonly [BadSpecimen['refusal'], string, Make][] = [
  ['CORRUPT', 'a PDF cut in half', changed(() => plain().slice(0, plain().length / 2))],
  ['CORRUPT', 'a PDF without an end mark', changed(() => plain().replace('%%EOF', ''))],
  ['CORRUPT', 'a PDF followed by another PDF', () => Buffer.concat([writtenPdf(), packedPdf()])],
  ['CORRUPT', 'a PDF that is a header and an end', changed(() => '%PDF-1.7\n%%EOF')],
  ['CORRUPT', 'a PDF whose revision takes its pages away', () => revisedPdf(writtenPdf(), { 2: 'null' })],
  ['FORMAT_NOT_SUPPORTED', 'a PDF after a script', changed(() => `#!/bin/sh\n${plain()}`)],
  ['FORMAT_NOT_SUPPORTED', 'a PDF after half a byte order mark', changed(() => `\xef\xbb${plain()}`)],
  [
    'FORMAT_NOT_SUPPORTED',
    'a PDF after more spaces than readers pass over',
    changed(() => ' '.repeat(1200) + plain()),
  ],
  ['FORMAT_NOT_SUPPORTED', 'a PDF of version 3.0', () => writtenPdf({}, '3.0')],
  ['TRAILING_DATA', 'a PDF followed by a script', changed(() => `${plain()}<script>alert(1)</script>`)],
  ['TRAILING_DATA', 'a PDF followed by a program', changed(() => `${plain()}MZ\x90\0`)],
  [
    'ENCRYPTED',
    'a PDF whose trailer names an encryption',
    () => writtenPdf({ trailer: '/Encrypt 5 0 R', objects: ['<< /Filter /Standard >>'] }),
  ],
  [
    'ENCRYPTED',
    'a PDF whose trailer names an encryption by a hex-escaped key',
    () => writtenPdf({ trailer: '/#45ncrypt 5 0 R', objects: ['<< /Filter /Standard >>'] }),
  ],
  [
    'ENCRYPTED',
    'a PDF whose cross-reference stream names an encryption',
    () => packedPdf({ trailer: '/Encrypt << /Filter /Standard >>' }),
  ],
  ['FORMAT_NOT_SUPPORTED', 'a PDF with its objects and no header', changed(() => objectsOf({}).join('\n'))],
]

export const damagedPdfs: readonly BadSpecimen[] = [
  ...Object.entries(sketches).map(([name, sketch]) => ({
    name: `a PDF ${name}`,
    refusal: 'CORRUPT' as const,
    make: () => writtenPdf(sketch),
  })),
  ...Object.entries(repeatedKeys).flatMap(([name, sketch]) =>
    [writtenPdf, packedPdf].map(write => ({
      name: `a PDF with a key twice ${name}${write === packedPdf ? ', in an object stream' : ''}`,
      refusal: 'CORRUPT' as const,
      make: () => write(sketch),
    })),
  ),
  {
    name: 'a PDF with a key twice in the dictionary of a stream',
    refusal: 'CORRUPT' as const,
    make: () => writtenPdf({ objects: [streamOf('a', '/Subtype /Form /Subtype /Image')] }),
  },
  ...others.map(([refusal, name, make]) => ({ refusal, name, make })),
].map(specimen => ({ ...specimen, contentType: 'application/pdf' }))
