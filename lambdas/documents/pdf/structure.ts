import type { DocumentRefusal } from '../../../domain/documents.ts'

/**
 * A byte order mark or white space before the header is allowed. Readers search the header in the first 1,024 bytes.
 */
const header = /^(?:\xef\xbb\xbf)?[\0\t\n\f\r ]*%PDF-/
const headerBytes = 1024 + 5

const version = /^%PDF-(1\.[0-7]|2\.0)(?![0-9])/
const endMark = '%%EOF'
const startMark = 'startxref'
const onlyWhiteSpace = /^[\0\t\n\f\r ]*$/
const onlyNumber = /^[\0\t\n\f\r ]+\d{1,10}[\0\t\n\f\r ]+$/
/** The continuation of a linearized or updated PDF after an earlier end mark, if it was truncated. */
const furtherObjects = /^[\0\t\n\f\r ]{0,8}\d{1,10} \d{1,5} obj/
const crossReference = /^[\0\t\n\f\r ]{0,8}(?:xref|\d{1,10}[\0\t\n\f\r ]{1,8}\d{1,5}[\0\t\n\f\r ]{1,8}obj)/

const textBetween = (bytes: Buffer, start: number, end: number): string =>
  bytes.toString('latin1', start, end)

/** Offset of the header; undefined if the bytes are not the start of a PDF. */
export function headerOffset(bytes: Buffer): number | undefined {
  const found = header.exec(textBetween(bytes, 0, headerBytes))
  return found ? found[0].length - '%PDF-'.length : undefined
}

/** Why the bytes from the header on are not exactly one complete PDF, judged by header and end only. */
export function pdfStructureProblem(bytes: Buffer): DocumentRefusal | undefined {
  if (!version.test(textBetween(bytes, 0, 16))) return 'FORMAT_NOT_SUPPORTED'
  const end = bytes.lastIndexOf(endMark)
  if (end === -1) return 'CORRUPT'
  const rest = textBetween(bytes, end + endMark.length, bytes.length)
  if (furtherObjects.test(rest)) return 'CORRUPT'
  if (!onlyWhiteSpace.test(rest)) return 'TRAILING_DATA'
  const start = bytes.lastIndexOf(startMark, end)
  if (start === -1 || end - start > 128) return 'CORRUPT'
  return onlyNumber.test(textBetween(bytes, start + startMark.length, end)) ? undefined : 'CORRUPT'
}

/** Whether the last `startxref` points to a possible cross-reference. */
export function hasCrossReference(bytes: Buffer): boolean {
  const start = bytes.lastIndexOf(startMark)
  const offset = Number.parseInt(textBetween(bytes, start + startMark.length, start + 32), 10)
  return offset < start && crossReference.test(textBetween(bytes, offset, offset + 64))
}
