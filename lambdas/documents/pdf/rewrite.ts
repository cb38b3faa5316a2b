import { type PDFContext, PDFName, PDFRawStream, PDFWriter } from '@cantoo/pdf-lib'

const crossReference = PDFName.of('XRef')

/** The document as it was inspected, in plain objects with a cross-reference table that is right. */
export async function rewrite(context: PDFContext): Promise<Buffer> {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const isCrossReference =
      object instanceof PDFRawStream && object.dict.get(PDFName.of('Type')) === crossReference
    if (isCrossReference) context.delete(ref)
  }
  return Buffer.from(await PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer())
}
