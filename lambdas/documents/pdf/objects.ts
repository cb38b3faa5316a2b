import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { Undecodable } from '../format.ts'
import { openEncryption } from './encryption.ts'
import { hasHiddenHead } from './heads.ts'
import { isObjectStream, isUnpackedDifferently, unpack } from './object-streams.ts'
import { ObjectsParser } from './parser.ts'

/** All objects that any reader could find in a PDF, by any of its cross-references. */
export interface PdfObjects {
  readonly context: PDFContext
  /** Every dictionary, including those of streams and trailers. */
  readonly dictionaries: readonly PDFDict[]
  readonly streams: readonly PDFRawStream[]
  /** Whether the file was encrypted. Its objects are decrypted. */
  readonly wasEncrypted: boolean
  /** The possible values of a reference: its current one and those of earlier revisions. */
  meanings(value: PDFObject | undefined): readonly PDFObject[]
}

const header = '%PDF-'

/** Whether a second PDF begins between the objects of the first. */
function hasTwoFiles(bytes: Buffer, { ranges }: ObjectsParser): boolean {
  for (let at = bytes.indexOf(header, 1); at !== -1; at = bytes.indexOf(header, at + 1)) {
    if (!ranges.some(({ start, end }) => start <= at && at < end)) return true
  }
  return false
}

/** The dictionaries of trailers and of cross-reference streams. */
function trailersOf({ trailers, objects }: ObjectsParser): readonly PDFDict[] {
  const streams = objects.flatMap(([, object]) => (object instanceof PDFRawStream ? [object.dict] : []))
  return [...trailers, ...streams.filter(dict => dict.get(PDFName.of('Type')) === PDFName.of('XRef'))]
}

/** Decrypts all objects and returns whether they were encrypted. Throws `Undecodable` if a password is needed. */
function decryptAll({ objects }: ObjectsParser, context: PDFContext, trailers: readonly PDFDict[]): boolean {
  const roots = trailers.filter(trailer => trailer.has(PDFName.of('Root')))
  const named = new Set(
    roots.map(trailer => {
      const value = trailer.get(PDFName.of('Encrypt')) ?? PDFNull
      return value instanceof PDFRef ? value : value.toString()
    }),
  )
  if (!trailers.some(trailer => trailer.has(PDFName.of('Encrypt')))) return false
  const [first] = roots.map(trailer => trailer.get(PDFName.of('Encrypt')))
  const versions = objects.filter(([ref]) => ref === first)
  const encrypt = first instanceof PDFRef ? versions[0]?.[1] : first
  // Readers differ in which of several encryptions they use.
  if (named.size > 1 || versions.length > 1 || !(encrypt instanceof PDFDict))
    throw new Undecodable('ENCRYPTED')
  const identifier = roots.map(trailer => trailer.lookup(PDFName.of('ID'))).find(id => id instanceof PDFArray)
  const id = identifier?.lookup(0)
  const isText = id instanceof PDFString || id instanceof PDFHexString
  const decrypt = openEncryption(encrypt, isText ? id.asBytes() : Buffer.alloc(0))
  for (const entry of objects) entry[1] = decrypt(entry[0], entry[1])
  for (const trailer of trailers) trailer.delete(PDFName.of('Encrypt'))
  delete context.trailerInfo.Encrypt
  return true
}

/**
 * Every version of every object in the order of the file. Objects of object streams are at the place of their stream.
 */
async function versionsOf(
  context: PDFContext,
  objects: ObjectsParser['objects'],
): Promise<Map<PDFRef, PDFObject[]>> {
  const versions = new Map<PDFRef, PDFObject[]>()
  const { assign } = context
  context.assign = (ref, object) => {
    const earlier = versions.get(ref)
    if (earlier) earlier.push(object)
    else versions.set(ref, [object])
    assign.call(context, ref, object)
  }
  for (const [ref, object] of [...objects]) {
    if (object instanceof PDFRawStream && isObjectStream(object)) await unpack(object)
    context.assign(ref, object)
  }
  context.assign = assign
  return versions
}

/** Rejects if any part of the file can't be read, or if it could be read as another object. */
export async function readObjects(bytes: Buffer): Promise<PdfObjects> {
  const parser = new ObjectsParser(bytes)
  const context = await parser.parseDocument()
  if (hasHiddenHead(bytes, new Set(parser.ranges.map(({ start }) => start)))) {
    throw new Error('There are objects inside other objects')
  }
  if (hasTwoFiles(bytes, parser)) throw new Error('There are two files in one')
  const trailers = trailersOf(parser)
  if (!trailers.some(trailer => trailer.has(PDFName.of('Root')))) throw new Error('No trailer names a root')
  const wasEncrypted = decryptAll(parser, context, trailers)
  const versions = await versionsOf(context, parser.objects)

  const dictionaries: PDFDict[] = []
  const streams: PDFRawStream[] = []
  const pending: PDFObject[] = [...parser.trailers]
  for (const each of versions.values()) pending.push(...each)
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next instanceof PDFStream) pending.push(next.dict)
    if (next instanceof PDFRawStream) streams.push(next)
    if (next instanceof PDFArray) for (const element of next.asArray()) pending.push(element)
    if (next instanceof PDFDict) {
      dictionaries.push(next)
      for (const value of next.values()) pending.push(value)
    }
  }
  if (streams.some(isUnpackedDifferently)) throw new Error('A stream of objects is ambiguous')

  function meanings(value: PDFObject | undefined): readonly PDFObject[] {
    const found = new Set(value ? [value] : [])
    for (const each of found) {
      if (each instanceof PDFRef) for (const version of versions.get(each) ?? []) found.add(version)
    }
    return [...found].filter(each => !(each instanceof PDFRef))
  }
  return { context, dictionaries, streams, wasEncrypted, meanings }
}
