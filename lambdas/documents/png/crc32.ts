import * as zlib from 'node:zlib'

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let remainder = index
  for (let bit = 0; bit < 8; bit++) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1
  }
  return remainder
})

/** For releases of Node 20 whose zlib has no CRC-32 yet. */
export function crc32ByTable(bytes: Uint8Array): number {
  let remainder = 0xffffffff
  for (const byte of bytes) {
    remainder = (remainder >>> 8) ^ (table[(remainder ^ byte) & 0xff] ?? 0)
  }
  return ~remainder >>> 0
}

export const crc32: (bytes: Uint8Array) => number =
  'crc32' in zlib ? bytes => zlib.crc32(bytes) : crc32ByTable
