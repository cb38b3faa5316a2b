import { DomainError } from '../../domain/errors.ts'
import { toApplicationItem } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { movedDeadlineOf } from '../../lambdas/adapters/dynamodb/moved-deadline.ts'
import { discardSuperseded } from '../../lambdas/usecases/discard-superseded.ts'
import { dispatchSignal } from '../../lambdas/usecases/workflow/dispatch-signal.ts'
import type { World } from '../support/world.ts'

/** A caller who got no answer, and a platform whose delivery failed, come again; a refusal is an answer. */
export async function again(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
}

/** What the table's stream has its consumers do for everything that is stored. */
export async function deliverStream({ deps, records }: World): Promise<void> {
  for (const document of records.stored.documents.values()) {
    if (document.supersededAt !== undefined) await discardSuperseded(deps.files, document)
  }
  for (const applicationId of records.stored.applications.keys()) {
    await deps.workflow.start(applicationId)
    await dispatchSignal(deps.workflow, records.state(applicationId))
  }
  for (const application of records.stored.applications.values()) {
    const moved = movedDeadlineOf(toApplicationItem(application))
    if (moved !== undefined) await deps.workflow.watchDeadline(moved)
  }
  for (const calendar of records.stored.calendars.values()) await deps.workflow.startRescheduling(calendar)
  for (const event of records.stored.events.values()) await deps.bus.publish(event)
}
