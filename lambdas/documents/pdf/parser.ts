import {
  type PDFDict,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { DictionaryKeys } from './dictionary-keys.ts'

/** From the first byte of an object's value to the byte after its last. */
interface Range {
  readonly start: number
  readonly end: number
}

const packed = PDFName.of('ObjStm')

/**
 * Parses in the order of the file, as pdf-lib does. It keeps objects that a later object of the same number replaced,
 * because a cross-reference may still point to them. Object streams stay packed, because they may be encrypted.
 */
export class ObjectsParser extends PDFParser {
  /** Every object in the order of the file, including object streams. */
  readonly objects: [PDFRef, PDFObject][] = []
  readonly trailers: PDFDict[] = []
  readonly ranges: Range[] = []
  readonly #file: Buffer
  readonly #keys = new DictionaryKeys()
  #last = -1

  constructor(file: Buffer) {
    super(file, Number.POSITIVE_INFINITY, true)
    this.#file = file
    const assign = this.context.assign.bind(this.context)
    this.context.assign = (ref, object) => {
      this.objects.push([ref, object])
      assign(ref, object)
    }
  }

  override parseObject(ref?: PDFRef): PDFObject {
    if (!this.#keys.isOutside) return this.#keys.value(() => super.parseObject(ref))
    const start = this.#begin()
    const object = this.#keys.value(() => super.parseObject(ref))
    this.ranges.push({ start, end: this.bytes.offset() })
    return ref ? this.#keepPacked(ref, object) : object
  }

  /** A stream of negative length would move the parser back and cause an endless loop. */
  #begin(): number {
    const start = this.bytes.offset()
    if (start <= this.#last) throw new Error('The file leads back into itself')
    this.#last = start
    return start
  }

  #keepPacked(ref: PDFRef, object: PDFObject): PDFObject {
    const isPacked = object instanceof PDFRawStream && object.dict.get(PDFName.of('Type')) === packed
    if (!isPacked) return object
    this.objects.push([ref, object])
    // pdf-lib unpacks a stream at once, but not a null.
    return PDFNull
  }

  protected override parseName(): PDFName {
    return this.#keys.name(super.parseName())
  }

  protected override parseDict(ref?: PDFRef): PDFDict {
    const dictionary = this.#keys.dictionary(() => super.parseDict(ref))
    if (this.#keys.isOutside) this.trailers.push(dictionary)
    return dictionary
  }

  /** pdf-lib counts the word `stream` inside the stream, too, and so includes later objects in it. */
  protected override findEndOfStreamFallback(): number {
    const end = this.#file.indexOf('endstream', this.bytes.offset())
    if (end === -1) throw new Error('A stream has no end')
    this.bytes.moveTo(end + 'endstream'.length)
    return end
  }
}
