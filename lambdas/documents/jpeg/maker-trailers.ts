import { isOnlyFill } from '../fill.ts'
import { endOfVideo } from './video.ts'

const samsung = {
  directory: 'SEFH',
  end: 'SEFT',
  directoryHeaderBytes: 12,
  entryBytes: 12,
  blockHeaderBytes: 8,
} as const
const mostSamsungBlocks = 1024
const videoName = 'MotionPhoto_Data'
const onePlusMark = 'jxrs'
const vivoFooter = Buffer.from('ffffffff1b2a39485766758493a2b1', 'hex')

const textAt = (bytes: Buffer, at: number, length: number): string =>
  bytes.toString('latin1', at, at + length)

/**
 * Whether a Samsung block is at `at`: two zeros, a type, its name and its data. The video of a motion photo must be
 * one.
 */
function isSamsungBlock(bytes: Buffer, at: number, end: number): boolean {
  if (end - at < samsung.blockHeaderBytes || bytes.readUInt16LE(at) !== 0) return false
  const nameBytes = bytes.readUInt32LE(at + 4)
  const data = at + samsung.blockHeaderBytes + nameBytes
  if (nameBytes > 64 || data > end) return false
  const name = textAt(bytes, at + samsung.blockHeaderBytes, nameBytes)
  if (!/^[\x20-\x7e]+$/.test(name)) return false
  const dataEnd = name === videoName ? endOfVideo(bytes, data, end) : end
  return dataEnd !== undefined && isOnlyFill(bytes, dataEnd, end)
}

/**
 * The start of a Samsung trailer: blocks, a directory of them, its length and `SEFT`. Undefined if the file does not
 * end with one, or if the directory does not cover every byte of it.
 */
export function samsungTrailerStart(bytes: Buffer, from: number): number | undefined {
  const end = bytes.length
  if (end - from < 8 + samsung.directoryHeaderBytes || textAt(bytes, end - 4, 4) !== samsung.end)
    return undefined
  const length = bytes.readUInt32LE(end - 8)
  const directory = end - 8 - length
  if (length < samsung.directoryHeaderBytes || directory < from) return undefined
  const entries = bytes.readUInt32LE(directory + 8)
  const directoryBytes = samsung.directoryHeaderBytes + samsung.entryBytes * entries
  if (
    textAt(bytes, directory, 4) !== samsung.directory ||
    directoryBytes > length ||
    entries > mostSamsungBlocks
  ) {
    return undefined
  }
  const blockEnds = new Map<number, number>()
  let start = directory
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + samsung.directoryHeaderBytes + samsung.entryBytes * entry
    const block = directory - bytes.readUInt32LE(at + 4)
    blockEnds.set(block, block + bytes.readUInt32LE(at + 8))
    start = Math.min(start, block)
  }
  if (start < from) return undefined
  for (let at = start; at < directory; ) {
    const blockEnd = blockEnds.get(at)
    if (blockEnd === undefined || blockEnd > directory || !isSamsungBlock(bytes, at, blockEnd))
      return undefined
    at = blockEnd
  }
  return start
}

function furthestOffset(json: string): number | undefined {
  try {
    const entries: unknown = JSON.parse(json)
    if (!Array.isArray(entries)) return undefined
    return entries.reduce<number>((furthest, entry) => {
      const offset: unknown =
        typeof entry === 'object' && entry !== null && 'offset' in entry ? entry.offset : 0
      return typeof offset === 'number' && offset > furthest ? offset : furthest
    }, 0)
  } catch {
    return undefined
  }
}

/** The start of a OnePlus or OPPO trailer: data, JSON with the trailer's length, then `jxrs` and a length. */
export function onePlusTrailerStart(bytes: Buffer, from: number): number | undefined {
  const end = bytes.length
  if (end - from < 8 || textAt(bytes, end - 8, 4) !== onePlusMark) return undefined
  const length = bytes.readUInt32LE(end - 4)
  const json = end - length
  if (length <= 8 || length > 0xffff || json < from) return undefined
  const reach = furthestOffset(textAt(bytes, json, length - 8).replace(/\0+$/, ''))
  return reach === undefined || !Number.isInteger(reach) || json - reach < from ? undefined : json - reach
}

/** vivo's trailer has no length. It is recognised by its first bytes and its last fifteen. */
export function isVivoTrailer(bytes: Buffer, from: number): boolean {
  const opening = textAt(bytes, from, 13)
  const opens = opening.startsWith('vivo{"') || opening === 'streamdata\xff\xd8\xff'
  return opens && bytes.subarray(from).subarray(-vivoFooter.length).equals(vivoFooter)
}

/**
 * Huawei and Honor live photos: up to three fields of twenty characters after the video. The last one is the video's
 * length.
 */
export function isHuaweiLiveTrailer(bytes: Buffer, from: number): boolean {
  return bytes.length - from <= 60 && /^[\x20-\x7e]{0,40}LIVE_\d{1,10} *$/.test(textAt(bytes, from, 60))
}
