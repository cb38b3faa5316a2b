import { type PDFContext, PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import type { DocumentRefusal } from '../../../domain/documents.ts'
import type { OriginSignals } from '../../../domain/signals.ts'
import { editingSoftwareIn } from '../editing-software.ts'
import { Undecodable } from '../format.ts'
import { hasActiveContent } from './active-content.ts'
import { hasHugeImage } from './images.ts'
import { type PdfObjects, readObjects } from './objects.ts'
import { countPages } from './page-tree.ts'

export type PdfContent =
  | { readonly refusal: DocumentRefusal }
  | { readonly pageCount: number; readonly origin: OriginSignals }

const isEncrypted = ({ dictionaries }: PdfObjects): boolean =>
  dictionaries.some(dictionary => dictionary.has(PDFName.of('Encrypt')))

/** The programs that drew the document and wrote the file, as they name themselves. */
function* programs(context: PDFContext): Generator<string> {
  const information = context.lookup(context.trailerInfo.Info)
  if (!(information instanceof PDFDict)) return
  for (const key of [PDFName.Creator, PDFName.Producer]) {
    const text = information.lookup(key)
    if (text instanceof PDFString || text instanceof PDFHexString) yield text.decodeText()
  }
}

function originOf(context: PDFContext): OriginSignals {
  for (const program of programs(context)) {
    const editingSoftware = editingSoftwareIn(program)
    if (editingSoftware) return { editingSoftware }
  }
  return {}
}

async function judge(bytes: Buffer): Promise<PdfContent> {
  const objects = await readObjects(bytes)
  if (isEncrypted(objects)) return { refusal: 'ENCRYPTED' }
  if (hasActiveContent(objects)) return { refusal: 'ACTIVE_CONTENT' }
  const pageCount = countPages(objects.context)
  if (hasHugeImage(objects)) return { refusal: 'TOO_MANY_PIXELS' }
  return { pageCount, origin: originOf(objects.context) }
}

/** What a PDF of sound structure is made of. Imports pdf-lib, so import it only once there is a PDF. */
export async function pdfContent(bytes: Buffer): Promise<PdfContent> {
  try {
    return await judge(bytes)
  } catch (error) {
    return { refusal: error instanceof Undecodable ? error.refusal : 'CORRUPT' }
  }
}
