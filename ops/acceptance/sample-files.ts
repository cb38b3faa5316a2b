import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import type { DocumentContentType } from '../../domain/documents.ts'
import { maximumPages } from '../../domain/policy.ts'
import { drawSpecimen } from '../../local/specimens/specimen.ts'

export type SampleFile = DocumentContentType | 'ten pages' | 'plain' | 'damaged'

const drawn = (contentType: DocumentContentType) =>
  drawSpecimen({
    kind: 'certificate',
    contentType,
    certificateType: 'PASSPORT',
    name: 'LI SPECIMEN',
    seed: 1,
  })

/** A picture without any text, which is small. */
const plain = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#b8c4d0' } })
    .jpeg()
    .toBuffer()

/** The certificate on the first page; the others are plain. */
async function tenPages(): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const [certificate, empty] = [await drawn('image/jpeg'), await plain()]
  for (let page = 0; page < maximumPages; page += 1) {
    const picture = await document.embedJpg(page === 0 ? certificate : empty)
    document.addPage([800, 600]).drawImage(picture, { x: 0, y: 0, width: 800, height: 600 })
  }
  return Buffer.from(await document.save())
}

const makers: Readonly<Record<SampleFile, () => Promise<Buffer>>> = {
  'image/jpeg': () => drawn('image/jpeg'),
  'image/png': () => drawn('image/png'),
  'image/bmp': () => drawn('image/bmp'),
  'application/pdf': () => drawn('application/pdf'),
  'ten pages': tenPages,
  plain,
  damaged: async () => {
    const bytes = await plain()
    return bytes.subarray(0, bytes.length - 200)
  },
}

const made = new Map<SampleFile, Promise<Uint8Array<ArrayBuffer>>>()

/** A drawn specimen, the same at each call. No real certificate is needed. */
export function sampleFile(file: SampleFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = made.get(file) ?? makers[file]().then(buffer => new Uint8Array(buffer))
  made.set(file, bytes)
  return bytes
}
