import { type PDFContext, PDFName, PDFRawStream, PDFWriter } from '@cantoo/pdf-lib'

const type = PDFName.of('Type')
const crossReference = PDFName.of('XRef')

/**
 * The inspected document as plain objects with a correct cross-reference table. Earlier cross-reference streams stay
 * without their type, because a page may draw one.
 */
export async function rewrite(context: PDFContext): Promise<Buffer> {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && object.dict.lookup(type) === crossReference)
      object.dict.delete(type)
  }
  return Buffer.from(await PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer())
}
