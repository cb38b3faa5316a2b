import { type Segment, segmentsOf } from './segments.ts'

const isJfif = ({ code, content }: Segment): boolean =>
  code === 0xe0 && content.length >= 14 && content.toString('latin1', 0, 5) === 'JFIF\0'

const isAdobe = ({ code, content }: Segment): boolean =>
  code === 0xee && content.length >= 12 && content.toString('latin1', 0, 5) === 'Adobe'

/** Whether Adobe's segment is there, without which nobody knows whether four inks are stored inverted. */
export const hasAdobeSegment = (bytes: Buffer): boolean => [...segmentsOf(bytes)].some(isAdobe)

const jfifRevisionAt = 5
const adobeTransformAt = 11

/**
 * The same picture with the JFIF revision and the Adobe transform that decoders take unknown ones for. Some scanners
 * write others; libjpeg then warns, and of all warnings it tells only the first: damage would go unnoticed.
 */
export function withKnownVersions(bytes: Buffer, components: number): Buffer {
  const known = Buffer.from(bytes)
  for (const segment of segmentsOf(bytes)) {
    if (isJfif(segment)) known[segment.start + jfifRevisionAt] = 1
    if (isAdobe(segment) && (segment.content[adobeTransformAt] ?? 0) > 2) {
      known[segment.start + adobeTransformAt] = components === 4 ? 2 : 1
    }
  }
  return known
}
