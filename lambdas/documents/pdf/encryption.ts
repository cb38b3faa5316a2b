import { createDecipheriv, createHash } from 'node:crypto'
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { Undecodable } from '../format.ts'
import { fileKey, numberOf } from './encryption-key.ts'
import { rc4 } from './rc4.ts'

type Decipher = (ref: PDFRef, data: Uint8Array) => Uint8Array
type Method = 'Identity' | 'V2' | 'AESV2' | 'AESV3'

const crypt = PDFName.of('Crypt')
const crossReference = PDFName.of('XRef')
const metadata = PDFName.of('Metadata')

function objectKey(key: Buffer, { objectNumber, generationNumber }: PDFRef, salt: string): Buffer {
  const numbers = Buffer.alloc(5)
  numbers.writeUIntLE(objectNumber & 0xffffff, 0, 3)
  numbers.writeUIntLE(generationNumber & 0xffff, 3, 2)
  const hash = createHash('md5').update(key).update(numbers).update(salt, 'latin1').digest()
  return hash.subarray(0, Math.min(16, key.length + 5))
}

/** A truncated last block is detected by the check of the stream's content. */
function aes(key: Buffer, data: Uint8Array): Uint8Array {
  const length = data.length - (data.length % 16)
  if (length < 32) return Buffer.alloc(0)
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, data.subarray(0, 16))
  const plain = decipher.setAutoPadding(false).update(data.subarray(16, length))
  const padding = plain.at(-1) ?? 0
  return padding >= 1 && padding <= 16 ? plain.subarray(0, plain.length - padding) : plain
}

function decipherOf(method: Method, key: Buffer): Decipher {
  switch (method) {
    case 'Identity':
      return (_, data) => data
    case 'V2':
      return (ref, data) => rc4(objectKey(key, ref, ''), data)
    case 'AESV2':
      return (ref, data) => aes(objectKey(key, ref, 'sAlT'), data)
    case 'AESV3':
      return (_, data) => aes(key, data)
  }
}

/** A crypt filter by its name. Throws for a non-standard one. */
function methodOf(encrypt: PDFDict, name: PDFObject | undefined): { method: Method; length?: number } {
  if (name === undefined || name === PDFName.of('Identity')) return { method: 'Identity' }
  const filters = encrypt.lookup(PDFName.of('CF'))
  const filter = filters instanceof PDFDict && name instanceof PDFName ? filters.lookup(name) : undefined
  if (!(filter instanceof PDFDict)) throw new Undecodable('ENCRYPTED')
  switch (filter.lookup(PDFName.of('CFM'))) {
    case PDFName.of('V2'): {
      const length = numberOf(filter, 'Length')
      // Some writers count bits, others bytes.
      return { method: 'V2', ...(length === undefined ? {} : { length: length < 40 ? length : length / 8 }) }
    }
    case PDFName.of('AESV2'):
      return { method: 'AESV2', length: 16 }
    case PDFName.of('AESV3'):
      return { method: 'AESV3', length: 32 }
    default:
      throw new Undecodable('ENCRYPTED')
  }
}

interface Methods {
  readonly strings: Method
  readonly streams: Method
  readonly keyLength: number
}

function methodsOf(encrypt: PDFDict): Methods {
  const version = numberOf(encrypt, 'V')
  const length = (numberOf(encrypt, 'Length') ?? 40) / 8
  switch (version) {
    case 1:
      return { strings: 'V2', streams: 'V2', keyLength: 5 }
    case 2:
      return { strings: 'V2', streams: 'V2', keyLength: length }
    case 4:
    case 5: {
      const streams = methodOf(encrypt, encrypt.lookup(PDFName.of('StmF')))
      const strings = methodOf(encrypt, encrypt.lookup(PDFName.of('StrF')))
      const keyLength = streams.length ?? strings.length ?? 16
      return { strings: strings.method, streams: streams.method, keyLength }
    }
    default:
      throw new Undecodable('ENCRYPTED')
  }
}

/** The crypt filter that a stream names; undefined if it uses the document's. */
function ownFilter(dict: PDFDict): { name: PDFObject | undefined } | undefined {
  const filters = dict.lookup(PDFName.of('Filter'))
  const first = filters instanceof PDFArray ? filters.lookup(0) : filters
  if (first !== crypt) return undefined
  const all = dict.lookup(PDFName.of('DecodeParms'))
  const parameters = all instanceof PDFArray ? all.lookup(0) : all
  return { name: parameters instanceof PDFDict ? parameters.lookup(PDFName.of('Name')) : undefined }
}

/** The dictionary of a stream whose own crypt filter was decrypted. */
function withoutOwnFilter(dict: PDFDict): PDFDict {
  for (const key of [PDFName.of('Filter'), PDFName.of('DecodeParms')]) {
    const value = dict.lookup(key)
    if (!(value instanceof PDFArray)) {
      dict.delete(key)
      continue
    }
    const others = PDFArray.withContext(dict.context)
    for (const each of value.asArray().slice(1)) others.push(each)
    dict.set(key, others)
  }
  return dict
}

function decrypted(dict: PDFDict, contents: Uint8Array): PDFRawStream {
  dict.set(PDFName.of('Length'), PDFNumber.of(contents.length))
  return PDFRawStream.of(dict, contents)
}

/** Returns an object in unencrypted form. Objects of object streams are excluded. */
export type Decrypt = (ref: PDFRef, object: PDFObject) => PDFObject

/** Opens a file with the empty password. Throws `Undecodable` for another password or an unknown encryption. */
export function openEncryption(encrypt: PDFDict, id: Uint8Array): Decrypt {
  if (encrypt.lookup(PDFName.of('Filter')) !== PDFName.of('Standard')) throw new Undecodable('ENCRYPTED')
  const { strings, streams, keyLength } = methodsOf(encrypt)
  const isKeyLength = Number.isInteger(keyLength) && keyLength >= 5 && keyLength <= 32
  const key = isKeyLength ? fileKey(encrypt, id, keyLength) : undefined
  if (!key) throw new Undecodable('ENCRYPTED')
  const decipherString = decipherOf(strings, key)
  const decipherStream = decipherOf(streams, key)
  const metadataIsPlain =
    (numberOf(encrypt, 'V') ?? 0) >= 4 && encrypt.lookup(PDFName.of('EncryptMetadata')) === PDFBool.False

  function streamOf(ref: PDFRef, { dict, contents }: PDFRawStream): PDFRawStream {
    const type = dict.lookup(PDFName.of('Type'))
    if (type === crossReference || (type === metadata && metadataIsPlain))
      return PDFRawStream.of(dict, contents)
    const own = ownFilter(dict)
    if (!own) return decrypted(dict, decipherStream(ref, contents))
    const decipher = decipherOf(methodOf(encrypt, own.name).method, key as Buffer)
    return decrypted(withoutOwnFilter(dict), decipher(ref, contents))
  }

  function decryptValue(ref: PDFRef, value: PDFObject): PDFObject {
    if (value === encrypt) return value
    if (value instanceof PDFString || value instanceof PDFHexString) {
      return PDFHexString.of(Buffer.from(decipherString(ref, value.asBytes())).toString('hex'))
    }
    if (value instanceof PDFArray) {
      for (const [index, each] of value.asArray().entries()) value.set(index, decryptValue(ref, each))
    }
    if (value instanceof PDFDict)
      for (const [name, each] of value.entries()) value.set(name, decryptValue(ref, each))
    return value
  }

  return (ref, object) => {
    if (!(object instanceof PDFRawStream)) return decryptValue(ref, object)
    if (object.dict.lookup(PDFName.of('Type')) !== crossReference) decryptValue(ref, object.dict)
    return streamOf(ref, object)
  }
}
