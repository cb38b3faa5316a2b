/** Bytes without data: zeros, erased flash memory (0xff) and white space. Devices and copiers leave them in files. */
const fillBytes: ReadonlySet<number> = new Set([0x00, 0xff, 0x09, 0x0a, 0x0d, 0x20])

export const isFill = (byte: number | undefined): boolean => byte !== undefined && fillBytes.has(byte)

/** Whether all bytes from `start` to `end` are fill bytes. */
export function isOnlyFill(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (!isFill(bytes[at])) return false
  }
  return true
}
