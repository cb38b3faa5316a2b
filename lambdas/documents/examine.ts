import type { Inspection, PageImages, UploadedFile } from '../../domain/document-ports.ts'
import type { DocumentRefusal } from '../../domain/documents.ts'
import type { OriginMetadata, PageMeasurements } from '../../domain/measurements.ts'
import { derive } from './derive.ts'
import { detect } from './detect.ts'
import { Undecodable } from './format.ts'
import { judge } from './judge.ts'
import type { StageLimits } from './limits.ts'
import { hasZipEnd } from './zip-tail.ts'

const refused = (refusal: DocumentRefusal): Inspection => ({ accepted: false, refusal })

/**
 * Examines a file: detects its format, inspects its structure, decodes it completely, judges the pictures and derives the
 * images for reviewers. The first stage that finds a fault ends the examination.
 */
export async function examine(file: UploadedFile, limits: StageLimits): Promise<Inspection> {
  const format = detect(file)
  if (typeof format === 'string') return refused(format)
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  const findings = await format.inspect(bytes)
  if ('refusal' in findings) return refused(findings.refusal)
  if (hasZipEnd(bytes)) return refused('TRAILING_DATA')
  const pages: PageMeasurements[] = []
  const images: PageImages[] = []
  let origin: OriginMetadata = {}
  try {
    const pictures = format.decode(bytes)[Symbol.asyncIterator]()
    let next = pictures.next()
    origin = findings.origin()
    for (let page = await next; !page.done; page = await next) {
      const picture = page.value
      const [judgement, derived] = await Promise.all([judge(picture, format, limits), derive(picture)])
      if ('refusal' in judgement) return refused(judgement.refusal)
      pages.push(judgement.signals)
      images.push(derived)
      next = pictures.next()
    }
  } catch (error) {
    if (error instanceof Undecodable) return refused(error.refusal)
    throw error
  }
  return { accepted: true, format: format.format, signals: { pages, origin }, images }
}
