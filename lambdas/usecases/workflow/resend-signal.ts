import type { Actor } from '../../../domain/audit.ts'
import type { Leftovers } from '../../../domain/ports.ts'
import { dispatchSignal } from './dispatch-signal.ts'
import { ensureFollowed, type Followed, type Following } from './ensure-followed.ts'

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
