import { Console } from 'node:console'
import sharp from 'sharp'
import { maximumDocumentBytes } from '../../../domain/policy.ts'
import { failureOf } from '../../isolation/failures.ts'
import { encodeFrame, readFrames } from '../../isolation/frames.ts'
import { examine } from '../examine.ts'
import { type InspectionResponse, requestSchema, responseTo } from './messages.ts'

// Standard output is only for answers, so output of libraries is redirected.
globalThis.console = new Console(process.stderr)

// libvips may read only these two formats. Others, such as SVG, could open files and URLs.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })
sharp.concurrency(1)

/** The examination refuses files that are too large. A request far beyond that limit is invalid. */
const mostBytes = 2 * maximumDocumentBytes

function say(response: InspectionResponse, parts: readonly Uint8Array[] = []): void {
  process.stdout.write(encodeFrame(response, parts))
}

say({ kind: 'READY' })
for await (const { header, parts } of readFrames(process.stdin, mostBytes)) {
  const { limits, ...declared } = requestSchema.parse(header)
  try {
    const inspection = await examine({ ...declared, bytes: parts[0] ?? Buffer.alloc(0) }, limits)
    const { response, parts: images } = responseTo(inspection)
    say(response, images)
  } catch (error) {
    say(failureOf(error))
  }
}
