import { xmpSegment } from './exif.ts'
import { withSegments } from './jpeg-parts.ts'
import { segment } from './jpeg-writer.ts'

const text = (value: string): Buffer => Buffer.from(value, 'latin1')

export function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(8 + content.length)
  return Buffer.concat([length, text(type), content])
}

const words = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, at) => {
    bytes.writeUInt32BE(value, 4 * at)
  })
  return bytes
}

export const fileType = box('ftyp', text('mp42\0\0\0\0isommp42'))

/** A track with the table of its samples' sizes. */
export const track = (sizes: Uint8Array, ...more: readonly Uint8Array[]): Buffer =>
  box(
    'trak',
    box('tkhd', Buffer.alloc(84)),
    box(
      'mdia',
      box('mdhd', Buffer.alloc(24)),
      box('hdlr', Buffer.alloc(8), text('vide'), Buffer.alloc(13)),
      box(
        'minf',
        box('vmhd', Buffer.alloc(12)),
        box(
          'stbl',
          box('stsd', words(0, 0)),
          box('stsc', words(0, 1, 1, 1, 1)),
          sizes,
          box('stco', words(0, 1, 36)),
        ),
        ...more,
      ),
    ),
  )

export const sampleSizes = (...sizes: readonly number[]): Buffer =>
  box('stsz', words(0, 0, sizes.length, ...sizes))

/** The description of a video whose tracks have samples of these sizes. */
export const movie = (...sizes: readonly number[]): Buffer =>
  box('moov', box('mvhd', Buffer.alloc(100)), track(sampleSizes(...sizes)))

/** The structure of a video as phones write it, without playable content. */
export const video = Buffer.concat([
  fileType,
  movie(1500, 1500, 1000),
  box('free', Buffer.alloc(400)),
  box('mdat', Buffer.alloc(4000, 0xd7)),
])

const numbers = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, at) => {
    bytes.writeUInt32LE(value, 4 * at)
  })
  return bytes
}

/** A Samsung trailer with one video: the block, a directory that counts backwards, its length, `SEFT`. */
export function samsungMotionPhoto(): Buffer {
  const name = text('MotionPhoto_Data')
  const block = Buffer.concat([numbers(0x0a300000, name.length), name, video])
  const directory = Buffer.concat([text('SEFH'), numbers(106, 1, 0x0a300000, block.length, block.length)])
  return Buffer.concat([block, directory, numbers(directory.length), text('SEFT')])
}

/** The multi-picture format's index: the offsets of two pictures, counted from behind its own name. */
function pictureIndex(firstBytes: number, secondBytes: number, secondAt: number): Buffer {
  const index = Buffer.alloc(4 + 8 + 2 + 3 * 12 + 4 + 32)
  index.write('MPF\0II*\0', 'latin1')
  index.writeUInt32LE(8, 8)
  index.writeUInt16LE(3, 12)
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    index.writeUInt16LE(tag, at)
    index.writeUInt16LE(type, at + 2)
    index.writeUInt32LE(count, at + 4)
    index.writeUInt32LE(value, at + 8)
  }
  entry(14, 0xb000, 7, 4, 0x30303130)
  entry(26, 0xb001, 4, 1, 2)
  entry(38, 0xb002, 7, 32, 50)
  const pictures = [0x00030000, firstBytes, 0, 0, 0, secondBytes, secondAt, 0]
  pictures.forEach((value, at) => {
    index.writeUInt32LE(value, 54 + 4 * at)
  })
  return segment(0xe2, index)
}

/** Two pictures in one file, as phones and 3D cameras write them. */
export function multiPicture(first: Buffer, second: Buffer): Buffer {
  const indexBytes = pictureIndex(0, 0, 0).length
  const total = first.length + indexBytes
  // Offsets count from the index's own TIFF header, which follows the start of image, the marker, the length
  // and the name.
  return Buffer.concat([withSegments(first, pictureIndex(total, second.length, total - 10)), second])
}

const gainNames = 'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"'

/** An Ultra HDR photo as Android phones write it: the picture and, behind it, its gain map. */
export function withGainMap(picture: Buffer, gains: Buffer): Buffer {
  const container =
    'xmlns:Container="http://ns.google.com/photos/1.0/container/" xmlns:Item="http://ns.google.com/photos/1.0/container/item/"'
  const map = withSegments(
    gains,
    xmpSegment(
      `${gainNames} hdrgm:GainMapMin="0" hdrgm:GainMapMax="2.5" hdrgm:Gamma="1" hdrgm:OffsetSDR="0.015625" hdrgm:OffsetHDR="0.015625" hdrgm:HDRCapacityMin="0" hdrgm:HDRCapacityMax="2.5" hdrgm:BaseRenditionIsHDR="False"`,
    ),
  )
  const items = (length: number): string =>
    `<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="Primary" Item:Mime="image/jpeg"/></rdf:li><rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="GainMap" Item:Mime="image/jpeg" Item:Length="${length}"/></rdf:li>`
  const primary = segment(
    0xe1,
    text(
      `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ${container} ${gainNames}><Container:Directory><rdf:Seq>${items(map.length)}</rdf:Seq></Container:Directory></rdf:Description></rdf:RDF></x:xmpmeta>`,
    ),
  )
  return multiPicture(withSegments(picture, primary), map)
}
