import type { Actor } from '../../../domain/audit.ts'
import type { Leftovers } from '../../../domain/ports.ts'
import { ensureFollowed, type Following } from '../workflow/ensure-followed.ts'

/** `NOT_NEEDED`: its execution runs and waits for nobody, or nothing is to come for it any more. */
export type Resumption = 'NOT_FOUND' | 'RESUMED' | 'STARTED' | 'RESTARTED' | 'NOT_NEEDED'

/** An operator has removed the cause: what is parked goes on, what has no execution any more gets another, for once more. */
export async function resumeExecution(
  deps: Following & { readonly leftovers: Leftovers },
  applicationId: string,
  by: Actor,
): Promise<Resumption> {
  const state = await deps.leftovers.state(applicationId)
  if (state === undefined) return 'NOT_FOUND'
  const { waiting } = state
  if (waiting?.for === 'OPERATOR') {
    const told = { kind: 'RESUMED', attempt: waiting.attempt }
    if ((await deps.workflow.signal(waiting.token, told)) === 'DELIVERED') return 'RESUMED'
  }
  const followed = await ensureFollowed(deps, applicationId, by, Number.POSITIVE_INFINITY)
  return followed === 'STARTED' || followed === 'RESTARTED' ? followed : 'NOT_NEEDED'
}
