import { type FormatModule, Undecodable } from '../format.ts'
import { drawPages } from './pages.ts'
import { pdfStructureProblem } from './structure.ts'

const signature = Buffer.from('%PDF-', 'latin1')

/** pdf-lib takes long to load, which photos needn't wait for. */
async function contentOf(bytes: Buffer) {
  const { pdfContent } = await import('./content.ts')
  return pdfContent(bytes)
}

export const pdf: FormatModule = {
  format: 'PDF',
  isPhoto: false,
  matches: bytes => bytes.subarray(0, signature.length).equals(signature),
  async inspect(bytes) {
    const refusal = pdfStructureProblem(bytes)
    if (refusal) return { refusal }
    const content = await contentOf(bytes)
    return 'refusal' in content ? content : { origin: () => content.origin }
  },
  async *decode(bytes) {
    const content = await contentOf(bytes)
    if ('refusal' in content) throw new Undecodable(content.refusal)
    yield* drawPages(bytes, content.pageCount)
  },
}
