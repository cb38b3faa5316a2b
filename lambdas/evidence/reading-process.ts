import { Console } from 'node:console'
import sharp from 'sharp'
import type { PageReading } from '../../domain/evidence/document-reading.ts'
import { maximumPages, previewSide } from '../../domain/policy.ts'
import { failureOf } from '../isolation/failures.ts'
import { encodeFrame, readFrames } from '../isolation/frames.ts'
import { type ReadingProcessResponse, requestSchema, withinLimits } from './messages.ts'
import { loadPageReaders, readPage } from './read-page.ts'

// Standard output is only for answers, so output of libraries is redirected.
globalThis.console = new Console(process.stderr)

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer'] })
sharp.concurrency(1)

/** No page begins after this time: those that were read are answered before the deadline. */
const lastStart = 22_000

/** Previews have less than a byte for each pixel. */
const mostBytes = maximumPages * previewSide * previewSide

function say(response: ReadingProcessResponse, parts: readonly Uint8Array[] = []): void {
  process.stdout.write(encodeFrame(response, parts))
}

/** The packaging puts the models beside the program. */
const models = new URL('models/', import.meta.url)

try {
  const readers = await loadPageReaders(models)
  say({ kind: 'READY' })
  for await (const { header, parts } of readFrames(process.stdin, mostBytes)) {
    const request = requestSchema.parse(header)
    const begin = performance.now()
    const pages: PageReading[] = []
    for (const preview of parts.slice(0, maximumPages)) {
      if (performance.now() - begin > lastStart) break
      pages.push(withinLimits(await readPage(readers, preview, request)))
    }
    say({ kind: 'READ' }, [Buffer.from(JSON.stringify({ pages }))])
  }
} catch (error) {
  say(failureOf(error))
}
