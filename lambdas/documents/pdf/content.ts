import { type PDFContext, PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import type { DocumentRefusal } from '../../../domain/documents.ts'
import type { OriginMetadata } from '../../../domain/measurements.ts'
import { editingSoftwareIn } from '../editing-software.ts'
import { Undecodable } from '../format.ts'
import { hasActiveContent } from './active-content.ts'
import { checkDrawnContent } from './drawn-content.ts'
import { hasHugeImage } from './images.ts'
import { type PdfObjects, readObjects } from './objects.ts'
import { repairSize } from './page-size.ts'
import { pagesOf } from './page-tree.ts'
import { rewrite } from './rewrite.ts'
import { hasCrossReference } from './structure.ts'

export type PdfContent =
  | { readonly refusal: DocumentRefusal }
  | {
      readonly pageCount: number
      readonly origin: OriginMetadata
      /**
       * Returns the file for PDFium after checking that all drawn content is complete. Rejects with `Undecodable`
       * otherwise.
       */
      drawable(): Promise<Buffer>
    }

const isEncrypted = ({ dictionaries }: PdfObjects): boolean =>
  dictionaries.some(dictionary => dictionary.has(PDFName.of('Encrypt')))

/** The programs that made the document and the file, from their metadata. */
function* programs(context: PDFContext): Generator<string> {
  const information = context.lookup(context.trailerInfo.Info)
  if (!(information instanceof PDFDict)) return
  for (const key of [PDFName.Creator, PDFName.Producer]) {
    const text = information.lookup(key)
    if (text instanceof PDFString || text instanceof PDFHexString) yield text.decodeText()
  }
}

function originOf(context: PDFContext): OriginMetadata {
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
  const pages = pagesOf(objects.context)
  const isRepaired = pages.filter(repairSize).length > 0
  if (hasHugeImage(objects)) return { refusal: 'TOO_MANY_PIXELS' }
  const isDrawable = hasCrossReference(bytes) && !objects.wasEncrypted && !isRepaired
  return {
    pageCount: pages.length,
    origin: originOf(objects.context),
    async drawable() {
      const hasChanged = await checkDrawnContent(objects.context, pages)
      return isDrawable && !hasChanged ? bytes : rewrite(objects.context)
    },
  }
}

/** Parses a PDF with a valid structure. This module imports pdf-lib, so import it only for a PDF. */
export async function pdfContent(bytes: Buffer): Promise<PdfContent> {
  try {
    return await judge(bytes)
  } catch (error) {
    return { refusal: error instanceof Undecodable ? error.refusal : 'CORRUPT' }
  }
}
