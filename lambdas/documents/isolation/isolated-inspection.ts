import type { InspectDocument, Inspection, UploadedFile } from '../../../domain/document-ports.ts'
import { type Bounds, IsolatedProcess, type Stopped } from '../../isolation/isolated-process.ts'
import type { StageLimits } from '../limits.ts'
import { type InspectionRequest, imagesOf, responseSchema } from './messages.ts'

/**
 * Twenty seconds are four times the duration for ten full pages, and two tries leave a third of the function's minute. A
 * quarter of the function's memory is left for the function itself.
 */
export const inspectionBounds: Bounds = {
  start: 20_000,
  deadline: 20_000,
  memory: 1300,
  answer: 64 * 1024 * 1024,
}

/** The reason for an inspection without a verdict of its own. */
export type Stoppage =
  | { readonly reason: Stopped | 'NONSENSE' }
  | { readonly reason: 'FAILED'; readonly errorName: string; readonly frames: readonly string[] }

interface IsolatedInspection {
  /** The bundle of `inspection-process.ts`. */
  readonly entry: string
  readonly limits: StageLimits
  readonly bounds?: Bounds
  /** Called when no try has a verdict, and the file is refused. */
  readonly onStopped: (stoppage: Stoppage) => void
  /** Called when the first try exceeds its time limit, before the second one. */
  readonly onRepeated: () => void
}

/** Waits for the greeting of the program. A program that does not start is an error, not a verdict on the file. */
async function greetingOf(process: IsolatedProcess): Promise<void> {
  const greeting = await process.greeting()
  const isReady =
    typeof greeting !== 'string' && responseSchema.safeParse(greeting.header).data?.kind === 'READY'
  if (!isReady) throw new Error('The inspection process does not start')
}

/** Starts a process and waits until it is ready. */
export async function startInspectionProcess(entry: string, bounds: Bounds): Promise<IsolatedProcess> {
  const process = new IsolatedProcess(entry, bounds)
  try {
    await greetingOf(process)
    return process
  } catch (error) {
    await process.stop()
    throw error
  }
}

/** The verdict on one file, or the reason why there is none. */
export async function inspectIn(
  process: IsolatedProcess,
  { bytes, ...declared }: UploadedFile,
  limits: StageLimits,
): Promise<Inspection | Stoppage> {
  const request: InspectionRequest = { ...declared, limits }
  const answer = await process.ask(request, [bytes])
  if (typeof answer === 'string') return { reason: answer }
  const parsed = responseSchema.safeParse(answer.header)
  if (!parsed.success) return { reason: 'NONSENSE' }
  const response = parsed.data
  switch (response.kind) {
    case 'READY':
      return { reason: 'NONSENSE' }
    case 'FAILED':
      return { reason: 'FAILED', errorName: response.errorName, frames: response.frames }
    case 'REFUSED':
      return { accepted: false, refusal: response.refusal }
    case 'ACCEPTED': {
      const { format, signals } = response
      const images = imagesOf(signals.pages.length, answer.parts)
      return images === undefined ? { reason: 'NONSENSE' } : { accepted: true, format, signals, images }
    }
  }
}

/** Inspects one file. It must be closed in any case. */
export interface Inspector {
  readonly inspect: InspectDocument
  close(): Promise<void>
}

/**
 * Inspects one file in its own process, which handles no other file. The process starts at once, so that it is ready when
 * the file has been fetched. A file is CORRUPT if the process runs out of memory, crashes or sends an invalid answer. If the
 * time limit is exceeded, the file is inspected once more in another process, because the processor may have been busy;
 * then it is CHECK_TIMED_OUT.
 */
export function startInspector(inspection: IsolatedInspection): Inspector {
  const { entry, limits, bounds = inspectionBounds, onStopped, onRepeated } = inspection
  let process = new IsolatedProcess(entry, bounds)
  const ready = greetingOf(process)
  // `inspect` reports a failed start. Without a call of it, the failure has no effect.
  ready.catch(() => undefined)

  async function tryAgain(file: UploadedFile): Promise<Inspection | Stoppage> {
    await process.stop()
    onRepeated()
    process = new IsolatedProcess(entry, bounds)
    await greetingOf(process)
    return inspectIn(process, file, limits)
  }

  return {
    async inspect(file) {
      await ready
      let outcome = await inspectIn(process, file, limits)
      if ('reason' in outcome && outcome.reason === 'DEADLINE') outcome = await tryAgain(file)
      if (!('reason' in outcome)) return outcome
      onStopped(outcome)
      return { accepted: false, refusal: outcome.reason === 'DEADLINE' ? 'CHECK_TIMED_OUT' : 'CORRUPT' }
    },
    close: () => process.stop(),
  }
}
