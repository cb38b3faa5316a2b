import { packedPdf, revisedPdf, type Sketch, streamOf, writtenPdf } from './pdf-writer.ts'
import type { BadSpecimen } from './specimen.ts'

const javaScript = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const uri = '<< /S /URI /URI (https://example.com) >>'
const goTo = (next: string): string => `<< /S /GoTo /D [3 0 R /Fit] /Next ${next} >>`
const file = '/F (other.pdf)'
const annotation = (text: string): Sketch => ({
  page: `/Annots [<< /Type /Annot /Rect [0 0 9 9] ${text} >>]`,
})
const clicked = (action: string): Sketch => annotation(`/Subtype /Link /A ${action}`)

const form = (keys: string): string => streamOf('', `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${keys}`)

/** Each in plain objects and in an object stream. */
const sketches: Readonly<Record<string, Sketch>> = {
  'that runs JavaScript when opened': { catalog: `/OpenAction ${javaScript}` },
  'with JavaScript in its name tree': {
    catalog: `/Names << /JavaScript << /Names [(a) ${javaScript}] >> >>`,
  },
  'with JavaScript in an object nothing refers to': { objects: [javaScript] },
  'with JavaScript under hex-escaped names': { objects: ['<< /#53 /J#61v#61Script /#4a#53 (1) >>'] },
  'with JavaScript whose kind is another object': { objects: ['<< /S 6 0 R >>', '/JavaScript'] },
  'with JavaScript in nested arrays': { objects: [`[[[[[[ << /X [ ${javaScript} ] >> ]]]]]]`] },
  'that runs JavaScript when a page is opened': { page: `/AA << /O ${javaScript} >>` },
  'that runs JavaScript after going to a page': { catalog: `/OpenAction ${goTo(`[${javaScript}]`)}` },
  'that starts a program': clicked('<< /S /Launch /F (cmd.exe) >>'),
  'that sends its form somewhere': clicked('<< /S /SubmitForm /F (https://example.com) >>'),
  'that fetches form data': clicked(`<< /S /ImportData ${file} >>`),
  'that opens another document': clicked(`<< /S /GoToR ${file} /D [0 /Fit] >>`),
  'that opens an embedded document': clicked('<< /S /GoToE /D [0 /Fit] /T << /R /C /N (a) >> >>'),
  'with an embedded file': {
    catalog: '/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>',
    objects: ['<< /Type /Filespec /F (a) /EF << /F 6 0 R >> >>', streamOf('data', '/Type /EmbeddedFile')],
  },
  'with an embedded file that only its stream declares': {
    objects: [streamOf('data', '/Type /EmbeddedFile')],
  },
  'with a file attached to a page': annotation('/Subtype /FileAttachment /FS (a)'),
  'with a form in XFA': { catalog: '/AcroForm << /Fields [] /XFA (x) >>' },
  'with rich media': annotation('/Subtype /RichMedia /RichMediaContent << >>'),
  'with a 3D model': annotation('/Subtype /3D /3DD 4 0 R'),
  'with a movie': annotation('/Subtype /Movie /Movie << >>'),
  'with a sound': annotation('/Subtype /Sound'),
  'with a place to play media': annotation('/Subtype /Screen'),
  'that plays media': clicked('<< /S /Rendition /OP 0 >>'),
  'with a stream kept in another file': { objects: [streamOf('', file)] },
  'that opens a website by itself': { catalog: `/OpenAction ${uri}` },
  'that opens a website after going to a page': { catalog: `/OpenAction ${goTo(goTo(uri))}` },
  'that opens a website when a page is closed': { page: `/AA << /C ${uri} >>` },
  'that saves itself': { catalog: '/OpenAction << /S /Named /N /SaveAs >>' },
  'that prints itself and runs JavaScript': {
    catalog: `/OpenAction << /S /Named /N /Print /Next ${javaScript} >>`,
  },
  'with a named action without a name': { catalog: '/OpenAction << /S /Named >>' },
  'with JavaScript in a branch of its name tree': {
    catalog: '/Names << /JavaScript << /Names [] /Kids [5 0 R] >> >>',
    objects: ['<< /Kids [6 0 R] >>', '<< /Names [(a) 7 0 R] >>', '(nothing)'],
  },
  'with a name tree of JavaScript that is missing': { catalog: '/Names << /JavaScript 77 0 R >>' },
  'with a page of another file in a form': {
    objects: [form('/Ref << /F (\\\\\\\\host\\\\share\\\\x.pdf) /Page 0 >>')],
  },
  'with another picture for printers': {
    objects: [
      streamOf(
        'a',
        '/Subtype /Image /Width 1 /Height 1 /Alternates [<< /Image 4 0 R /DefaultForPrinting true >>]',
      ),
    ],
  },
  'with PostScript in a form': { objects: [form('/Subtype2 /PS')] },
  'with PostScript for printers in a form': { objects: [form('/PS 4 0 R')] },
  'with PostScript': { objects: [streamOf('showpage', '/Type /XObject /Subtype /PS')] },
}

const clean = (number: number): string => `${number} 0 obj\nnull\nendobj\n`
const tail = /(xref\n[\s\S]*startxref\n)\d+/

/** With data before the cross-reference table, whose offsets stay correct. */
function withBeforeTable(text: string): Buffer {
  const plain = writtenPdf().toString('latin1')
  const start = plain.indexOf('xref\n0 ') + text.length
  return Buffer.from(
    plain.replace(tail, (_, table: string) => `${text}${table}${start}`),
    'latin1',
  )
}

const others: Readonly<Record<string, () => Buffer>> = {
  'a PDF with JavaScript added by an incremental update': () =>
    revisedPdf(writtenPdf(), { 1: `<< /Type /Catalog /Pages 2 0 R /OpenAction ${javaScript} >>` }),
  'a PDF with JavaScript that an incremental update took away': () =>
    revisedPdf(writtenPdf({ objects: [javaScript] }), { 5: 'null' }),
  'a PDF with JavaScript in a lost object before one of the same number': () =>
    withBeforeTable(`9 0 obj\n${javaScript}\nendobj\n${clean(9)}`),
  'a PDF with JavaScript in its trailer': () => writtenPdf({ trailer: `/Extra ${javaScript}` }),
}

export const activePdfs: readonly BadSpecimen[] = [
  ...Object.entries(sketches).flatMap(([name, sketch]) => [
    { name: `a PDF ${name}`, make: () => writtenPdf(sketch) },
    { name: `a PDF ${name}, in an object stream`, make: () => packedPdf(sketch) },
  ]),
  ...Object.entries(others).map(([name, make]) => ({ name, make })),
].map(specimen => ({ ...specimen, contentType: 'application/pdf', refusal: 'ACTIVE_CONTENT' }))
