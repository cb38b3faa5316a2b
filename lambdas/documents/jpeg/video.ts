import { isOnlyFill } from '../fill.ts'
import { type Box, boxAt, boxesBetween, isMp4At } from './mp4-boxes.ts'

/** Brand, version and compatible brands, four bytes each. */
const longestFileType = 256
/**
 * Maximum bytes of the description of a video of some seconds: its tables, tracks and texts. Phones write 5 to 20 KB.
 */
const longestDescription = 128 * 1024
/** Maximum bytes of media data without a track, as used for alignment. */
const mostUnreferenced = 4096
const longestXmp = 64 * 1024

const xmpId = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex')

/** The boxes that contain the table of sample sizes. */
const containers: readonly string[] = ['moov', 'trak', 'mdia', 'minf', 'stbl']

/** XMP is the only kind of `uuid` box that phones write. */
function isXmp(bytes: Buffer, { contentStart, end }: Box): boolean {
  const content = bytes.subarray(contentStart, end)
  if (content.length > longestXmp || !content.subarray(0, xmpId.length).equals(xmpId)) return false
  return /^\s*<(\?xpacket|x:xmpmeta)[\s\S]*>\s*\0*$/.test(content.toString('utf8', xmpId.length))
}

/** Whether a box that players ignore is empty; undefined for any other box. */
function isEmptyRoom(bytes: Buffer, box: Box): boolean | undefined {
  switch (box.type) {
    case 'free':
    case 'skip':
      return isOnlyFill(bytes, box.contentStart, box.end)
    case 'wide':
      return box.contentStart === box.end
    case 'uuid':
      return isXmp(bytes, box)
    default:
      return undefined
  }
}

/** Total bytes of a track's samples, by its table of sizes; undefined if the table is inconsistent. */
function sampleBytes(bytes: Buffer, { type, contentStart, end }: Box): number | undefined {
  if (end - contentStart < 12) return undefined
  const count = bytes.readUInt32BE(contentStart + 8)
  const size = bytes.readUInt32BE(contentStart + 4)
  const table = bytes.subarray(contentStart + 12, end)
  if (type === 'stsz' && size !== 0) return table.length === 0 ? size * count : undefined
  const bits = type === 'stsz' ? 32 : size & 0xff
  if (![4, 8, 16, 32].includes(bits) || Math.ceil((count * bits) / 8) !== table.length) return undefined
  let sum = 0
  for (let sample = 0; sample < count; sample++) {
    if (bits === 4) sum += ((table[sample >> 1] ?? 0) >> (sample % 2 === 0 ? 4 : 0)) & 0x0f
    else sum += table.readUIntBE((sample * bits) / 8, bits / 8)
  }
  return sum
}

/** A list of containers per level, so that nested boxes can't overflow the stack. */
const isWithin = (inner: Box, outer: Box): boolean =>
  containers.indexOf(inner.type) > containers.indexOf(outer.type)

/** Total bytes of the samples of a container's tracks; undefined if it contains a box that is not allowed. */
function referencedBytes(bytes: Buffer, container: Box): number | undefined {
  let sum = 0
  for (const box of boxesBetween(bytes, container.contentStart, container.end) ?? [undefined]) {
    if (box === undefined || isEmptyRoom(bytes, box) === false) return undefined
    let found: number | undefined = 0
    if (containers.includes(box.type))
      found = isWithin(box, container) ? referencedBytes(bytes, box) : undefined
    else if (box.type === 'stsz' || box.type === 'stz2') found = sampleBytes(bytes, box)
    if (found === undefined) return undefined
    sum += found
  }
  return sum
}

/**
 * The offset after the video that begins at `start`; undefined if there is none, or if it contains more than a phone
 * records. Media data can't be checked without playing it, but the video's tables must cover all of it. A box of
 * another type ends the video and is checked separately.
 */
export function endOfVideo(bytes: Buffer, start: number, end: number): number | undefined {
  const fileType = boxAt(bytes, start, end)
  if (!fileType || !isMp4At(bytes, start) || fileType.end - start > longestFileType) return undefined
  let at = fileType.end
  let movie: Box | undefined
  let description = 0
  let media = 0
  for (let box = boxAt(bytes, at, end); box; box = boxAt(bytes, at, end)) {
    if (box.type === 'mdat') media += box.end - box.contentStart
    else if (box.type === 'moov' || box.type === 'meta' || box.type === 'udta') {
      if (box.type === 'moov' && movie) return undefined
      if (box.type === 'moov') movie = box
      description += box.end - box.start
    } else {
      const isEmpty = isEmptyRoom(bytes, box)
      if (isEmpty === undefined) break
      if (!isEmpty) return undefined
    }
    at = box.end
  }
  if (!movie || description > longestDescription) return undefined
  const sampleTotal = referencedBytes(bytes, movie)
  if (sampleTotal === undefined || sampleTotal > media || media - sampleTotal > mostUnreferenced)
    return undefined
  return at
}
