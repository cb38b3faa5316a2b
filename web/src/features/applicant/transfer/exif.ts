/** What a converted photo keeps of its EXIF. Everything else is dropped: the place, the owner, serial numbers. */
export interface ExifFacts {
  readonly make?: string
  readonly model?: string
  /** `2026:05:31 10:20:30`, in the camera's zone. */
  readonly capturedAt?: string
  /** `+08:00` */
  readonly offset?: string
}

const tags = {
  make: 0x010f,
  model: 0x0110,
  software: 0x0131,
  photo: 0x8769,
  capturedAt: 0x9003,
  offset: 0x9011,
} as const

const ascii = 2
const long = 4
const entryBytes = 12
const longestValue = 64
const mostEntries = 200

const marker = [...'Exif\0\0'].map(each => each.charCodeAt(0))

const startsAt = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte)

/** The offset of the TIFF structure in a JPEG's APP1 segment or a HEIF's item: both put the same marker before it. */
function tiffStart(bytes: Uint8Array): number | undefined {
  const [first = 0] = marker
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    const start = at + marker.length
    if (!startsAt(bytes, at, marker)) continue
    if (startsAt(bytes, start, [0x49, 0x49, 42, 0]) || startsAt(bytes, start, [0x4d, 0x4d, 0, 42]))
      return start
  }
  return undefined
}

type Directory = ReadonlyMap<number, string | number>

/** The texts and the numbers of a directory. Damaged metadata is common in sound photos: what lies outside is left out. */
function readDirectory(tiff: DataView<ArrayBuffer>, at: number, isLittle: boolean): Directory {
  const found = new Map<number, string | number>()
  const size = tiff.byteLength
  const entries = at + 2 > size ? 0 : Math.min(tiff.getUint16(at, isLittle), mostEntries)
  for (let index = 0; index < entries; index += 1) {
    const entry = at + 2 + entryBytes * index
    if (entry + entryBytes > size) break
    const tag = tiff.getUint16(entry, isLittle)
    const type = tiff.getUint16(entry + 2, isLittle)
    const count = tiff.getUint32(entry + 4, isLittle)
    const value = tiff.getUint32(entry + 8, isLittle)
    if (type === long) found.set(tag, value)
    const from = count <= 4 ? entry + 8 : value
    if (type !== ascii || count > longestValue || from + count > size) continue
    const text = new TextDecoder().decode(new Uint8Array(tiff.buffer, tiff.byteOffset + from, count))
    found.set(tag, (text.split('\0')[0] ?? '').trim())
  }
  return found
}

/** The kept facts of a JPEG or HEIC photo. */
export function readExif(bytes: Uint8Array<ArrayBuffer>): ExifFacts {
  const start = tiffStart(bytes)
  if (start === undefined) return {}
  const tiff = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start)
  if (tiff.byteLength < 8) return {}
  const isLittle = tiff.getUint8(0) === 0x49
  const image = readDirectory(tiff, tiff.getUint32(4, isLittle), isLittle)
  const pointer = image.get(tags.photo)
  const photo = typeof pointer === 'number' ? readDirectory(tiff, pointer, isLittle) : new Map()
  const textOf = (name: keyof ExifFacts, directory: Directory) => {
    const text = directory.get(tags[name])
    return typeof text === 'string' && text !== '' ? { [name]: text } : {}
  }
  return {
    ...textOf('make', image),
    ...textOf('model', image),
    ...textOf('capturedAt', photo),
    ...textOf('offset', photo),
  }
}

const two = (number: number) => String(number).padStart(2, '0')

/** The device's time in EXIF's form, and its offset from UTC. */
export function exifTime(at: Date): { capturedAt: string; offset: string } {
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join(':')
  const time = [two(at.getHours()), two(at.getMinutes()), two(at.getSeconds())].join(':')
  const minutes = -at.getTimezoneOffset()
  const sign = minutes < 0 ? '-' : '+'
  const hours = two(Math.floor(Math.abs(minutes) / 60))
  return { capturedAt: `${date} ${time}`, offset: `${sign}${hours}:${two(Math.abs(minutes) % 60)}` }
}

const encoder = new TextEncoder()

/** A directory at `start` of a big-endian TIFF structure, with its long values behind its entries. */
function writeDirectory(values: readonly (readonly [tag: number, value: string | number])[], start: number) {
  const texts = values.map(([, value]) =>
    typeof value === 'string' ? encoder.encode(`${value}\0`) : undefined,
  )
  const behind = texts.reduce(
    (sum, text) => sum + (text === undefined || text.length <= 4 ? 0 : text.length),
    0,
  )
  const size = 2 + entryBytes * values.length + 4
  const bytes = new Uint8Array(size + behind)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, values.length)
  let free = size
  values.forEach(([tag, value], index) => {
    const entry = 2 + entryBytes * index
    const text = texts[index]
    view.setUint16(entry, tag)
    view.setUint16(entry + 2, text === undefined ? long : ascii)
    view.setUint32(entry + 4, text?.length ?? 1)
    if (typeof value === 'number') view.setUint32(entry + 8, value)
    else if (text !== undefined && text.length <= 4) bytes.set(text, entry + 8)
    else if (text !== undefined) {
      view.setUint32(entry + 8, start + free)
      bytes.set(text, free)
      free += text.length
    }
  })
  return bytes
}

/** An APP1 segment of a JPEG with the facts, and with the program that changed the picture. */
export function exifSegment({ make, model, capturedAt, offset }: ExifFacts, software?: string): Uint8Array {
  const present = (entries: readonly (readonly [number, string | undefined])[]) =>
    entries.filter((entry): entry is readonly [number, string] => entry[1] !== undefined)
  const header = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8]
  const photo = present([
    [tags.capturedAt, capturedAt],
    [tags.offset, offset],
  ])
  const imageAt = (photoAt: number) =>
    writeDirectory(
      [
        ...present([
          [tags.make, make],
          [tags.model, model],
          [tags.software, software],
        ]),
        [tags.photo, photoAt],
      ],
      header.length,
    )
  const photoAt = header.length + imageAt(0).length
  const content = [...marker, ...header, ...imageAt(photoAt), ...writeDirectory(photo, photoAt)]
  const length = content.length + 2
  return Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff, ...content])
}
