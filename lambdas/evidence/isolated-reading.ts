import type { DocumentReading, ReadDocument } from '../../domain/evidence/document-reading.ts'
import { type Bounds, IsolatedProcess, type Stopped } from '../isolation/isolated-process.ts'
import { type ReadingProcessRequest, readingLimits, readingOf, responseSchema } from './messages.ts'

/**
 * A document with ten pages takes about twenty seconds. The memory is what a page of the largest size takes, with a
 * reserve, and 500 MB that Node 24 maps at its start and does not use. The function has more than the process uses, so
 * that the process ends and not the function.
 */
export const readingBounds: Bounds = {
  start: 15_000,
  deadline: 35_000,
  memory: 1500,
  answer: readingLimits.answer,
}

/**
 * The reason for a document without a reading. `NOT_READY`: the program does not start. A `FAILED` with the error
 * `WrongModel`: a file of the program is not the one that it was built with.
 */
export type ReadingStoppage =
  | { readonly reason: Stopped | 'NONSENSE' | 'NOT_READY' }
  | { readonly reason: 'FAILED'; readonly errorName: string; readonly frames: readonly string[] }

interface IsolatedReading {
  /** The bundle of `reading-process.ts`, beside its models. */
  readonly entry: string
  readonly bounds?: Bounds
  /** Called when a document has no reading. */
  readonly onStopped: (stoppage: ReadingStoppage) => void
}

async function readIn(
  process: IsolatedProcess,
  request: ReadingProcessRequest,
  previews: readonly Uint8Array[],
): Promise<DocumentReading | ReadingStoppage> {
  const greeting = await process.greeting()
  if (typeof greeting === 'string') return { reason: 'NOT_READY' }
  const ready = responseSchema.safeParse(greeting.header).data
  if (ready?.kind === 'FAILED') return stoppageOf(ready)
  if (ready?.kind !== 'READY') return { reason: 'NOT_READY' }
  const answer = await process.ask(request, previews)
  if (typeof answer === 'string') return { reason: answer }
  const response = responseSchema.safeParse(answer.header).data
  if (response?.kind === 'FAILED') return stoppageOf(response)
  const reading = response?.kind === 'READ' ? readingOf(answer.parts) : undefined
  return reading === undefined || reading.pages.length > previews.length ? { reason: 'NONSENSE' } : reading
}

const stoppageOf = ({ errorName, frames }: { errorName: string; frames: string[] }): ReadingStoppage => ({
  reason: 'FAILED',
  errorName,
  frames,
})

/** Reads each document in a process of its own, which reads no other. It is not repeated: nobody waits for a reading. */
export function isolatedReading({ entry, bounds = readingBounds, onStopped }: IsolatedReading): ReadDocument {
  return async ({ slot, previews, today }) => {
    const process = new IsolatedProcess(entry, bounds)
    try {
      const outcome = await readIn(process, { slot, today }, previews)
      if (!('reason' in outcome)) return outcome
      onStopped(outcome)
      return undefined
    } finally {
      await process.stop()
    }
  }
}
