import type { ApplicationState, Signal, Waiting } from '../../../domain/application.ts'
import type { Actor } from '../../../domain/audit.ts'
import type { Leftovers, Workflow } from '../../../domain/ports.ts'
import { ensureFollowed, type Followed, type Following } from './ensure-followed.ts'

/**
 * What to tell the execution where it waits now; undefined when what happened is not for there. A withdrawal may come
 * anywhere. A decision implies the submission before it: should the execution still wait for that, it hears of the
 * submission first, and of the decision once it waits for it.
 */
function answerTo(waiting: Waiting, signal: Signal): Pick<Signal, 'kind' | 'attempt'> | undefined {
  if (signal.kind === 'WITHDRAWN') return signal
  if (waiting.for === 'OPERATOR' || waiting.attempt !== signal.attempt) return undefined
  if (waiting.for === 'SUBMISSION') return { kind: 'SUBMITTED', attempt: signal.attempt }
  return signal.kind === 'SUBMITTED' ? undefined : signal
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
  if (signal === undefined || waiting === undefined) return 'NOTHING_TO_SEND'
  const answer = answerTo(waiting, signal)
  if (answer === undefined) return 'NOTHING_TO_SEND'
  const delivered = await workflow.signal(waiting.token, { kind: answer.kind, attempt: answer.attempt })
  return delivered === 'DELIVERED' ? 'SENT' : 'GONE'
}

/**
 * Looks after a signal from before `before` that nobody has acted on: the execution that waits for it is told again; if
 * none waits, one has to be there that will. A parked application's signal stands until it is resumed.
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
