import type { DocumentRefusal } from '../../../domain/documents.ts'

const version = /^%PDF-(1\.[0-7]|2\.0)(?![0-9])/
const endMark = '%%EOF'
const startMark = 'startxref'
const onlyWhiteSpace = /^[\0\t\n\f\r ]*$/
const crossReference = /^[\0\t\n\f\r ]{0,8}(?:(xref)|\d{1,10}[\0\t\n\f\r ]{1,8}\d{1,5}[\0\t\n\f\r ]{1,8}obj)/
/** A linearized or updated PDF that was cut short goes on like this after an earlier end mark. */
const furtherObjects = /^[\0\t\n\f\r ]{0,8}\d{1,10} \d{1,5} obj/
const onlyTable = /^[0-9fn\0\t\n\f\r ]+$/
const encryption = /\/Encrypt(?![A-Za-z0-9])/
const crossReferenceStream = /\/Type[\0\t\n\f\r ]*\/XRef(?![A-Za-z0-9])/

const textBetween = (bytes: Buffer, start: number, end: number): string =>
  bytes.toString('latin1', start, end)

/** The offset after `startxref`, and where it points; undefined unless a number is all that stands before the end mark. */
function crossReferenceOffset(bytes: Buffer, start: number, end: number): number | undefined {
  const text = textBetween(bytes, start + startMark.length, Math.min(end, start + 128))
  const digits = /^[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+$/.exec(text)?.[1]
  return end - start > 128 || digits === undefined ? undefined : Number(digits)
}

/** What a linearized PDF says in its first object: its newest cross-reference stands near its beginning. */
const isLinearized = (bytes: Buffer): boolean => textBetween(bytes, 0, 1024).includes('/Linearized')

/**
 * The dictionary that closes the file's newest part: of the trailer, or of the cross-reference stream. Undefined unless
 * that part is the last one, so that nothing lies between it and the end.
 */
function trailerDictionary(bytes: Buffer, offset: number, end: number): string | undefined {
  const found = crossReference.exec(textBetween(bytes, offset, Math.min(end, offset + 64)))
  const next = bytes.indexOf(startMark, offset)
  if (!found || (next !== end && !isLinearized(bytes))) return undefined
  const content = textBetween(bytes, offset + found[0].length, next)
  if (found[1] === 'xref') {
    const trailer = content.indexOf('trailer')
    return onlyTable.test(content.slice(0, Math.max(trailer, 0))) ? content.slice(trailer) : undefined
  }
  const dictionary = content.slice(0, Math.max(content.indexOf('stream'), 0))
  return crossReferenceStream.test(dictionary) && !dictionary.includes('endobj') ? dictionary : undefined
}

/** Why the file isn't one whole PDF and nothing else, as far as its newest cross-reference and its end tell. */
export function pdfStructureProblem(bytes: Buffer): DocumentRefusal | undefined {
  if (!version.test(textBetween(bytes, 0, 16))) return 'FORMAT_NOT_SUPPORTED'
  const end = bytes.lastIndexOf(endMark)
  if (end === -1) return 'CORRUPT'
  const rest = textBetween(bytes, end + endMark.length, bytes.length)
  if (furtherObjects.test(rest)) return 'CORRUPT'
  if (!onlyWhiteSpace.test(rest)) return 'TRAILING_DATA'
  const start = bytes.lastIndexOf(startMark, end)
  if (start === -1) return 'CORRUPT'
  const offset = crossReferenceOffset(bytes, start, end)
  if (offset === undefined || offset >= start) return 'CORRUPT'
  const dictionary = trailerDictionary(bytes, offset, start)
  if (!dictionary?.includes('/Root')) return 'CORRUPT'
  return encryption.test(dictionary) ? 'ENCRYPTED' : undefined
}
