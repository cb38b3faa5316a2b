import type { InspectDocument, Inspection, UploadedFile } from '../../../domain/document-ports.ts'
import type { StageLimits } from '../limits.ts'
import { type Bounds, IsolatedProcess, type Stopped } from './isolated-process.ts'
import { type InspectionRequest, imagesOf, responseSchema } from './messages.ts'

/**
 * Twenty seconds are four times what ten full pages take, and two tries leave the function a third of its minute. The
 * memory leaves the function itself a quarter of its own.
 */
export const inspectionBounds: Bounds = {
  start: 20_000,
  deadline: 20_000,
  memory: 1300,
  answer: 64 * 1024 * 1024,
}

/** Why an inspection came to no verdict of its own. */
export type Stoppage =
  | { readonly reason: Stopped | 'NONSENSE' }
  | { readonly reason: 'FAILED'; readonly errorName: string; readonly frames: readonly string[] }

interface IsolatedInspection {
  /** The process's program: `inspection-process.ts`, bundled. */
  readonly entry: string
  readonly limits: StageLimits
  readonly bounds?: Bounds
  /** The file is refused: no try came to a verdict. */
  readonly onStopped: (stoppage: Stoppage) => void
  /** The first try took too long; the file is tried once more. */
  readonly onRepeated: () => void
}

/** Waits for the greeting of a program that works; one that doesn't is our own fault and no document's. */
async function greetingOf(process: IsolatedProcess): Promise<void> {
  const greeting = await process.greeting()
  const isReady =
    typeof greeting !== 'string' && responseSchema.safeParse(greeting.header).data?.kind === 'READY'
  if (!isReady) throw new Error('The inspection process does not start')
}

/** A process that is ready to be asked. */
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

/** One file's verdict, or why the process gave none. */
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

/** What judges one file, and must be closed whether it was asked to or not. */
export interface Inspector {
  readonly inspect: InspectDocument
  close(): Promise<void>
}

/**
 * Judges one file in a process of its own, which sees no other file and is gone afterwards. It is started at once, so
 * that it gets ready while the file is still being fetched. A file for which it runs out of memory, crashes or answers
 * nonsense is CORRUPT. One for which it runs out of time is tried once more, in another process: the processor may have
 * been busy with something else. Only then is it CHECK_TIMED_OUT.
 */
export function startInspector(inspection: IsolatedInspection): Inspector {
  const { entry, limits, bounds = inspectionBounds, onStopped, onRepeated } = inspection
  let process = new IsolatedProcess(entry, bounds)
  const ready = greetingOf(process)
  // Whoever asks hears of it; if nobody does, it doesn't matter.
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
