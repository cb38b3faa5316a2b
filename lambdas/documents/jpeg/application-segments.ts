import { type Segment, segmentsOf } from './segments.ts'

const isJfif = ({ code, content }: Segment): boolean =>
  code === 0xe0 && content.length >= 14 && content.toString('latin1', 0, 5) === 'JFIF\0'

const isAdobe = ({ code, content }: Segment): boolean =>
  code === 0xee && content.length >= 12 && content.toString('latin1', 0, 5) === 'Adobe'

/** Whether Adobe's segment exists. Without it, it is unknown whether the four inks are stored inverted. */
export const hasAdobeSegment = (bytes: Buffer): boolean => [...segmentsOf(bytes)].some(isAdobe)

const jfifRevisionAt = 5
const adobeTransformAt = 11

/**
 * The same picture with a known JFIF revision and a known Adobe transform: decoders treat unknown ones alike. Some
 * scanners write others, for which libjpeg warns. It reports only the first warning, so that damage would not be
 * noticed.
 */
export function withKnownVersions(bytes: Buffer, components: number): Buffer {
  const copy = Buffer.from(bytes)
  for (const segment of segmentsOf(bytes)) {
    if (isJfif(segment)) copy[segment.start + jfifRevisionAt] = 1
    if (isAdobe(segment) && (segment.content[adobeTransformAt] ?? 0) > 2) {
      copy[segment.start + adobeTransformAt] = components === 4 ? 2 : 1
    }
  }
  return copy
}
