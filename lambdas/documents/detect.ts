import type { UploadedFile } from '../../domain/document-ports.ts'
import {
  type DocumentFormat,
  type DocumentRefusal,
  documentContentTypes,
  extensionOf,
  isDocumentContentType,
  isExtensionOf,
} from '../../domain/documents.ts'
import { maximumDocumentBytes } from '../../domain/policy.ts'
import { bmp } from './bmp/bmp.ts'
import type { FormatModule } from './format.ts'
import { jpeg } from './jpeg/jpeg.ts'
import { pdf } from './pdf/pdf.ts'
import { png } from './png/png.ts'

const formats: readonly FormatModule[] = [jpeg, png, bmp, pdf]

/** The maximum offset of a signature: white space may precede the one of a PDF. */
const signatureBytes = 1100

function isAsDeclared(format: DocumentFormat, contentType: string, fileName: string): boolean {
  const extension = extensionOf(fileName)
  return (
    isDocumentContentType(contentType) &&
    documentContentTypes[contentType].format === format &&
    extension !== undefined &&
    isExtensionOf(contentType, extension)
  )
}

/** Detects the format of a file by its first bytes, and compares it with the declared one (R9, R10). */
export function detect({
  bytes,
  declaredContentType,
  fileName,
}: UploadedFile): FormatModule | DocumentRefusal {
  if (bytes.length === 0) return 'EMPTY_FILE'
  if (bytes.length > maximumDocumentBytes) return 'FILE_TOO_LARGE'
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, signatureBytes))
  const format = formats.find(format => format.matches(start))
  if (!format) return 'FORMAT_NOT_SUPPORTED'
  return isAsDeclared(format.format, declaredContentType, fileName) ? format : 'NOT_THE_DECLARED_FORMAT'
}
