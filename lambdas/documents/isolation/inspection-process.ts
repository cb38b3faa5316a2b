import { Console } from 'node:console'
import sharp from 'sharp'
import { maximumDocumentBytes } from '../../../domain/policy.ts'
import { errorNameOf, stackFrames } from '../../stack-frames.ts'
import { examine } from '../examine.ts'
import { encodeFrame, readFrames } from './frames.ts'
import { failureLimits, type InspectionResponse, requestSchema, responseTo } from './messages.ts'

// Standard output is for answers alone; libraries may talk to themselves.
globalThis.console = new Console(process.stderr)

// Of all that libvips can read, two formats are asked of it; SVG, for one, would open files and addresses.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })
sharp.concurrency(1)

/** A file that is too large is refused by its examination; only one far beyond that is no question at all. */
const mostBytes = 2 * maximumDocumentBytes

function say(response: InspectionResponse, parts: readonly Uint8Array[] = []): void {
  process.stdout.write(encodeFrame(response, parts))
}

/** An error that nobody foresaw, without its message: libraries quote there what they were given. */
function failure(error: unknown): InspectionResponse {
  return {
    kind: 'FAILED',
    errorName: errorNameOf(error).slice(0, failureLimits.errorName),
    frames: stackFrames(error).map(frame => frame.slice(0, failureLimits.frame)),
  }
}

say({ kind: 'READY' })
for await (const { header, parts } of readFrames(process.stdin, mostBytes)) {
  const { limits, ...declared } = requestSchema.parse(header)
  try {
    const inspection = await examine({ ...declared, bytes: parts[0] ?? Buffer.alloc(0) }, limits)
    const { response, parts: images } = responseTo(inspection)
    say(response, images)
  } catch (error) {
    say(failure(error))
  }
}
