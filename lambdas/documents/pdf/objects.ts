import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import { hiddenHead } from './heads.ts'

/** All that any reader could find in a PDF, whichever of its cross-references it follows. */
export interface PdfObjects {
  readonly context: PDFContext
  /** Every dictionary, those of streams and trailers included. */
  readonly dictionaries: readonly PDFDict[]
  readonly streams: readonly PDFRawStream[]
  /** What a value may stand for: what its reference names now, or named before a revision. */
  meanings(value: PDFObject | undefined): readonly PDFObject[]
}

/**
 * Parses in the order of the file, as pdf-lib does, but keeps what a later object of the same number replaced: a
 * cross-reference may still point at it.
 */
class ObjectsParser extends PDFParser {
  readonly versions = new Map<PDFRef, PDFObject[]>()
  readonly trailers: PDFDict[] = []
  /** Where the objects' values begin. */
  readonly starts = new Set<number>()
  readonly #file: Buffer
  #depth = 0
  #last = -1

  constructor(file: Buffer) {
    super(file, Number.POSITIVE_INFINITY, true)
    this.#file = file
    const assign = this.context.assign.bind(this.context)
    this.context.assign = (ref, object) => {
      const versions = this.versions.get(ref)
      if (versions) versions.push(object)
      else this.versions.set(ref, [object])
      assign(ref, object)
    }
  }

  override parseObject(ref?: PDFRef): PDFObject {
    if (this.#depth === 0) this.#begin()
    this.#depth += 1
    try {
      return super.parseObject(ref)
    } finally {
      this.#depth -= 1
    }
  }

  /** A stream of negative length would take the parser back to where it has been, for ever. */
  #begin() {
    const start = this.bytes.offset()
    if (start <= this.#last) throw new Error('The file leads back into itself')
    this.#last = start
    this.starts.add(start)
  }

  protected override parseDict(ref?: PDFRef): PDFDict {
    const dictionary = super.parseDict(ref)
    if (this.#depth === 0) this.trailers.push(dictionary)
    return dictionary
  }

  /** pdf-lib counts the word `stream` inside the stream too, and so takes objects behind it for a part of it. */
  protected override findEndOfStreamFallback(): number {
    const end = this.#file.indexOf('endstream', this.bytes.offset())
    if (end === -1) throw new Error('A stream has no end')
    this.bytes.moveTo(end + 'endstream'.length)
    return end
  }
}

const decodingKeys = ['Type', 'N', 'First', 'Filter', 'DecodeParms'].map(key => PDFName.of(key))

/** Whether a stream of objects might unfold otherwise, or not at all, for pdf-lib, which knows no predictors. */
function unfoldsDifferently({ dict }: PDFRawStream): boolean {
  const isObjectStream = dict.lookup(PDFName.of('Type')) === PDFName.of('ObjStm')
  if (!isObjectStream) return dict.has(PDFName.of('First'))
  if (decodingKeys.some(key => dict.get(key) instanceof PDFRef)) return true
  const parameters = dict.get(PDFName.of('DecodeParms'))
  const each = parameters instanceof PDFArray ? parameters.asArray() : [parameters]
  return each.some(
    one => one instanceof PDFRef || (one instanceof PDFDict && one.has(PDFName.of('Predictor'))),
  )
}

/** Rejects if any part of the file can't be read, or reads as another object from another place. */
export async function readObjects(bytes: Buffer): Promise<PdfObjects> {
  const parser = new ObjectsParser(bytes)
  const context = await parser.parseDocument()
  if (hiddenHead(bytes, parser.starts)) throw new Error('There are objects inside other objects')

  const dictionaries: PDFDict[] = []
  const streams: PDFRawStream[] = []
  const pending: PDFObject[] = [...parser.trailers]
  for (const versions of parser.versions.values()) pending.push(...versions)
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next instanceof PDFStream) pending.push(next.dict)
    if (next instanceof PDFRawStream) streams.push(next)
    if (next instanceof PDFArray) for (const element of next.asArray()) pending.push(element)
    if (next instanceof PDFDict) {
      dictionaries.push(next)
      for (const value of next.values()) pending.push(value)
    }
  }
  if (streams.some(unfoldsDifferently)) throw new Error('A stream of objects is ambiguous')

  function meanings(value: PDFObject | undefined): readonly PDFObject[] {
    const found = new Set(value ? [value] : [])
    for (const each of found) {
      if (each instanceof PDFRef) for (const version of parser.versions.get(each) ?? []) found.add(version)
    }
    return [...found].filter(each => !(each instanceof PDFRef))
  }
  return { context, dictionaries, streams, meanings }
}
