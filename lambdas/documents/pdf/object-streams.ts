import {
  PDFArray,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFObjectStreamParser,
  type PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { DictionaryKeys } from './dictionary-keys.ts'

const decodingKeys = ['Type', 'N', 'First', 'Filter', 'DecodeParms'].map(key => PDFName.of(key))

export const isObjectStream = ({ dict }: PDFRawStream): boolean =>
  dict.lookup(PDFName.of('Type')) === PDFName.of('ObjStm')

/** Whether pdf-lib might unpack an object stream differently or not at all: it does not support predictors. */
export function isUnpackedDifferently(stream: PDFRawStream): boolean {
  const { dict } = stream
  if (!isObjectStream(stream)) return dict.has(PDFName.of('First'))
  if (decodingKeys.some(key => dict.get(key) instanceof PDFRef)) return true
  const parameters = dict.get(PDFName.of('DecodeParms'))
  const each = parameters instanceof PDFArray ? parameters.asArray() : [parameters]
  return each.some(
    one => one instanceof PDFRef || (one instanceof PDFDict && one.has(PDFName.of('Predictor'))),
  )
}

class PackedObjectsParser extends PDFObjectStreamParser {
  readonly #keys = new DictionaryKeys()

  override parseObject(ref?: PDFRef): PDFObject {
    return this.#keys.value(() => super.parseObject(ref))
  }

  protected override parseName(): PDFName {
    return this.#keys.name(super.parseName())
  }

  protected override parseDict(ref?: PDFRef): PDFDict {
    return this.#keys.dictionary(() => super.parseDict(ref))
  }
}

/** Assigns the objects of an object stream to the stream's context. */
export const unpack = (stream: PDFRawStream): Promise<void> =>
  new PackedObjectsParser(stream).parseIntoContext()
