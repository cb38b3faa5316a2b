import type { ApplicationState, Signal, Waiting } from '../../../domain/application.ts'
import type { Actor } from '../../../domain/audit.ts'
import type { Leftovers, Workflow } from '../../../domain/ports.ts'
import { ensureFollowed, type Followed, type Following } from './ensure-followed.ts'

/**
 * The signal to send to the execution at its current task; undefined if the signal is for another task. A withdrawal is
 * for any task. A decision implies an earlier submission: an execution that still waits for the submission gets that
 * signal first, and the decision at its next task.
 */
function signalFor(waiting: Waiting, signal: Signal): Pick<Signal, 'kind' | 'attempt'> | undefined {
  if (signal.kind === 'WITHDRAWN') return signal
  if (waiting.for === 'OPERATOR' || waiting.attempt !== signal.attempt) return undefined
  if (waiting.for === 'SUBMISSION') return { kind: 'SUBMITTED', attempt: signal.attempt }
  return signal.kind === 'SUBMITTED' || signal.kind === 'REOPENED' ? undefined : signal
}

/**
 * Level-triggered: whenever a state contains both a signal and the token of the task that waits for it, the signal is
 * sent, in whatever order they came and however often the state is delivered. A used token needs no action: the started
 * step processes the signal and removes it, or a newer token follows.
 */
export async function dispatchSignal(
  workflow: Workflow,
  { signal, waiting }: ApplicationState,
): Promise<'SENT' | 'GONE' | 'NOTHING_TO_SEND'> {
  if (signal === undefined || waiting === undefined) return 'NOTHING_TO_SEND'
  const answer = signalFor(waiting, signal)
  if (answer === undefined) return 'NOTHING_TO_SEND'
  const delivery = await workflow.signal(waiting.token, { kind: answer.kind, attempt: answer.attempt })
  return delivery === 'DELIVERED' ? 'SENT' : 'GONE'
}

/**
 * Repairs a signal older than `before` that no step has processed: the waiting execution gets it again. If none waits,
 * an execution is ensured. The signal of a parked application stays until it is resumed.
 */
export async function resendSignal(
  deps: Following & { readonly leftovers: Leftovers },
  applicationId: string,
  before: string,
  by: Actor,
): Promise<'SENT' | Followed> {
  const state = await deps.leftovers.state(applicationId)
  if (state?.signal === undefined || state.signal.at >= before) return 'NOTHING'
  if ((await dispatchSignal(deps.workflow, state)) === 'SENT') return 'SENT'
  return ensureFollowed(deps, applicationId, by)
}
