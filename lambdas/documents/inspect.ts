import {
  type DocumentFormat,
  type DocumentRefusal,
  documentContentTypes,
  extensionAgrees,
  extensionOf,
  isDocumentContentType,
  maximumDocumentBytes,
} from '../../domain/documents.ts'
import type { Inspection, UploadedFile } from '../../domain/ports.ts'
import { bmp } from './bmp.ts'
import type { FormatModule } from './format.ts'
import { jpeg } from './jpeg.ts'
import { pdf } from './pdf.ts'
import { png } from './png.ts'
import { endsAsZip } from './zip-tail.ts'

const formats: readonly FormatModule[] = [jpeg, png, bmp, pdf]

const refused = (refusal: DocumentRefusal): Inspection => ({ accepted: false, refusal })

function isAsDeclared(format: DocumentFormat, contentType: string, fileName: string): boolean {
  const extension = extensionOf(fileName)
  return (
    isDocumentContentType(contentType) &&
    documentContentTypes[contentType].format === format &&
    extension !== undefined &&
    extensionAgrees(contentType, extension)
  )
}

/**
 * What an uploaded file is, by signature and structure: one whole file of one known format, the one it was declared to
 * be, with nothing attached. Nothing is decoded: that a picture's pixels are sound is for the steps that follow.
 */
export function inspectDocument({ bytes, declaredContentType, fileName }: UploadedFile): Inspection {
  if (bytes.length === 0) return refused('EMPTY_FILE')
  if (bytes.length > maximumDocumentBytes) return refused('FILE_TOO_LARGE')
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = formats.find(format => format.matches(file))
  if (!found) return refused('FORMAT_NOT_SUPPORTED')
  if (!isAsDeclared(found.format, declaredContentType, fileName)) return refused('NOT_THE_DECLARED_FORMAT')
  const problem = found.structureProblem(file) ?? (endsAsZip(file) ? 'TRAILING_DATA' : undefined)
  return problem ? refused(problem) : { accepted: true, format: found.format }
}
