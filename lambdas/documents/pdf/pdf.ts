import { type FormatModule, Undecodable } from '../format.ts'
import type { PdfContent } from './content.ts'
import { drawPages } from './pages.ts'
import { headerOffset, pdfStructureProblem } from './structure.ts'

/** The parsed content of a file between its inspection and its decoding. */
const contents = new WeakMap<Buffer, Promise<PdfContent>>()

async function read(bytes: Buffer): Promise<PdfContent> {
  // Readers count offsets from the header.
  const file = bytes.subarray(headerOffset(bytes) ?? 0)
  const refusal = pdfStructureProblem(file)
  if (refusal) return { refusal }
  // Loading pdf-lib takes long and is not needed for photos.
  const { pdfContent } = await import('./content.ts')
  return pdfContent(file)
}

function contentOf(bytes: Buffer): Promise<PdfContent> {
  const content = contents.get(bytes) ?? read(bytes)
  contents.set(bytes, content)
  return content
}

/** Maps every error of a parser or a decoder to `Undecodable`. */
async function drawableOf(content: Exclude<PdfContent, { refusal: unknown }>): Promise<Buffer> {
  try {
    return await content.drawable()
  } catch (error) {
    throw error instanceof Undecodable ? error : new Undecodable()
  }
}

export const pdf: FormatModule = {
  format: 'PDF',
  isPhoto: false,
  matches: bytes => headerOffset(bytes) !== undefined,
  async inspect(bytes) {
    const content = await contentOf(bytes)
    return 'refusal' in content ? content : { origin: () => content.origin }
  },
  async *decode(bytes) {
    const content = await contentOf(bytes)
    if ('refusal' in content) throw new Undecodable(content.refusal)
    yield* drawPages(await drawableOf(content), content.pageCount)
  },
}
