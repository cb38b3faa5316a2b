import { segment } from './jpeg-writer.ts'

/** ASCII, untyped bytes, or one short number. */
type Value = string | Uint8Array | number
export type Tags = Readonly<Record<number, Value>>

interface ExifOptions {
  readonly image?: Tags
  readonly photo?: Tags
  readonly gps?: Tags
  readonly thumbnail?: Uint8Array
}

export const exifTag = {
  make: 0x010f,
  model: 0x0110,
  orientation: 0x0112,
  software: 0x0131,
  capturedAt: 0x9003,
  offset: 0x9011,
  userComment: 0x9286,
  latitudeReference: 1,
  latitude: 2,
} as const

const entryBytes = 12

/**
 * A directory at `start`: its entries, the offset of the next one, and the values that do not fit into an
 * entry.
 */
function directory(
  tags: readonly [tag: number, value: Value | { pointer: number }][],
  start: number,
  next = 0,
): Buffer {
  const entries = Buffer.alloc(2 + entryBytes * tags.length + 4)
  const behind: Buffer[] = []
  let free = start + entries.length
  entries.writeUInt16LE(tags.length, 0)
  entries.writeUInt32LE(next, entries.length - 4)
  tags.forEach(([tag, value], index) => {
    const at = 2 + entryBytes * index
    entries.writeUInt16LE(tag, at)
    if (typeof value === 'number' || (typeof value === 'object' && 'pointer' in value)) {
      const [type, number] = typeof value === 'number' ? [3, value] : [4, value.pointer]
      entries.writeUInt16LE(type, at + 2)
      entries.writeUInt32LE(1, at + 4)
      entries.writeUInt32LE(number, at + 8)
      return
    }
    const bytes = typeof value === 'string' ? Buffer.from(`${value}\0`) : Buffer.from(value)
    entries.writeUInt16LE(typeof value === 'string' ? 2 : 7, at + 2)
    entries.writeUInt32LE(bytes.length, at + 4)
    if (bytes.length <= 4) {
      bytes.copy(entries, at + 8)
      return
    }
    entries.writeUInt32LE(free, at + 8)
    behind.push(bytes)
    free += bytes.length
  })
  return Buffer.concat([entries, ...behind])
}

const ordered = (tags: Tags): [number, Value][] =>
  Object.entries(tags)
    .map(([tag, value]): [number, Value] => [Number(tag), value])
    .sort(([one], [other]) => one - other)

/** An EXIF block, little-endian, without its JPEG segment. */
export function exif({ image = {}, photo, gps, thumbnail }: ExifOptions): Buffer {
  const start = 8
  const withPointers = (pointers: readonly number[], next: number): Buffer => {
    const [photoAt = 0, gpsAt = 0] = pointers
    return directory(
      [
        ...ordered(image),
        ...(photo ? [[0x8769, { pointer: photoAt }] as [number, { pointer: number }]] : []),
        ...(gps ? [[0x8825, { pointer: gpsAt }] as [number, { pointer: number }]] : []),
      ],
      start,
      next,
    )
  }
  const photoAt = start + withPointers([], 0).length
  const photoTags = photo ? directory(ordered(photo), photoAt) : Buffer.alloc(0)
  const gpsAt = photoAt + photoTags.length
  const gpsTags = gps ? directory(ordered(gps), gpsAt) : Buffer.alloc(0)
  const thumbnailAt = gpsAt + gpsTags.length
  const ownThumbnail = thumbnail
    ? directory(
        [
          [0x0103, 6],
          [0x0201, { pointer: thumbnailAt + 2 + 3 * entryBytes + 4 }],
          [0x0202, { pointer: thumbnail.length }],
        ],
        thumbnailAt,
      )
    : Buffer.alloc(0)
  return Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0', 'latin1'),
    withPointers([photoAt, gpsAt], thumbnail ? thumbnailAt : 0),
    photoTags,
    gpsTags,
    ownThumbnail,
    thumbnail ?? Buffer.alloc(0),
  ])
}

export const exifSegment = (options: ExifOptions): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(options)]))

const xmpName = 'http://ns.adobe.com/xap/1.0/\0'

/** XMP with one description that has the given attributes. */
export const xmp = (attributes: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ${attributes}/></rdf:RDF></x:xmpmeta>`

export const xmpSegment = (attributes: string): Buffer =>
  segment(0xe1, Buffer.from(xmpName + xmp(attributes), 'latin1'))
