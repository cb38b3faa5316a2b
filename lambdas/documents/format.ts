import type { DocumentFormat, DocumentRefusal } from '../../domain/documents.ts'

/**
 * What every format can say about a file before anything is decoded. Both functions take any bytes
 * whatsoever, in time linear in their number, and never throw.
 */
export interface FormatModule {
  readonly format: DocumentFormat
  /** Whether the file begins, at byte 0, with this format's signature. */
  matches(bytes: Buffer): boolean
  /** Why a file with this signature isn't one whole file of the format and nothing else; undefined if it is. */
  structureProblem(bytes: Buffer): DocumentRefusal | undefined
}
