/** Zeros, erased flash memory, white space: what devices and copiers leave where no data is. */
const fillBytes: ReadonlySet<number> = new Set([0x00, 0xff, 0x09, 0x0a, 0x0d, 0x20])

export const isFill = (byte: number | undefined): boolean => byte !== undefined && fillBytes.has(byte)

/** Whether no byte from `start` to `end` carries data. */
export function isOnlyFill(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (!isFill(bytes[at])) return false
  }
  return true
}
