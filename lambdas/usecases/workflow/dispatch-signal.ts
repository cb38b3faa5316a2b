import type { Signal } from '../../../domain/application.ts'
import type { Workflow } from '../../../domain/ports.ts'

/** Where the application's execution waits, as the execution itself wrote it. */
export interface Waiting {
  readonly for: 'SUBMISSION' | 'DECISION'
  readonly attempt: number
  readonly token: string
}

export interface ApplicationState {
  readonly applicationId: string
  readonly signal?: Signal | undefined
  readonly waiting?: Waiting | undefined
}

/** A withdrawal may come wherever the execution waits; the rest only where it waits for just that. */
function answers(signal: Signal, waiting: Waiting): boolean {
  if (signal.kind === 'WITHDRAWN') return true
  const awaited = signal.kind === 'SUBMITTED' ? 'SUBMISSION' : 'DECISION'
  return waiting.for === awaited && waiting.attempt === signal.attempt
}

/**
 * Level-triggered: whenever a state holds both a signal and the token that waits for it, the signal is sent, whichever
 * came first and however often the state is seen. A token that is gone was used: the step that it woke acts on the
 * signal and removes it, or a newer token follows.
 */
export async function dispatchSignal(
  workflow: Workflow,
  { signal, waiting }: ApplicationState,
): Promise<'SENT' | 'GONE' | 'NOTHING_TO_SEND'> {
  if (signal === undefined || waiting === undefined || !answers(signal, waiting)) return 'NOTHING_TO_SEND'
  const delivered = await workflow.signal(waiting.token, { kind: signal.kind, attempt: signal.attempt })
  return delivered === 'DELIVERED' ? 'SENT' : 'GONE'
}
