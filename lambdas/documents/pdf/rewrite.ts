import { type PDFContext, PDFName, PDFRawStream, PDFWriter } from '@cantoo/pdf-lib'

const type = PDFName.of('Type')
const crossReference = PDFName.of('XRef')

/**
 * The document as it was inspected, in plain objects with a cross-reference table that is right. Earlier cross-reference
 * streams lose their type and stay: a page may draw one.
 */
export async function rewrite(context: PDFContext): Promise<Buffer> {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && object.dict.lookup(type) === crossReference)
      object.dict.delete(type)
  }
  return Buffer.from(await PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer())
}
