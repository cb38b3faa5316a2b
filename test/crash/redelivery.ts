import { publishedEvent } from '../../contract/bus-events.ts'
import { DomainError } from '../../domain/errors.ts'
import type { StoredChange } from '../../domain/stored-change.ts'
import { toApplicationItem } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { toCalendarItem } from '../../lambdas/adapters/dynamodb/calendar-item.ts'
import { toDocumentItem } from '../../lambdas/adapters/dynamodb/document-item.ts'
import { storedChangeOf } from '../../lambdas/adapters/dynamodb/stored-change.ts'
import { countEvent } from '../../lambdas/usecases/figures/count-event.ts'
import { followChange } from '../../lambdas/usecases/workflow/follow-change.ts'
import type { World } from '../support/world.ts'

/** Repeats a call without an answer and a failed delivery. A refusal is an answer. */
export async function again(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
}

/** The stream records of all stored items with consumers. */
export function storedChanges({ records }: World): StoredChange[] {
  const { documents, applications, calendars } = records.stored
  const items: object[] = [
    ...[...documents.values()].map(toDocumentItem),
    ...[...applications.values()].map(application => ({
      ...toApplicationItem(application),
      waiting: records.state(application.applicationId).waiting,
    })),
    ...[...calendars.values()].map(toCalendarItem),
  ]
  return items.flatMap(item => storedChangeOf({ created: true, item: { ...item } }) ?? [])
}

/** Runs the stream's consumers for all stored items. */
export async function deliverStream(world: World): Promise<void> {
  for (const change of storedChanges(world)) await followChange(world.deps, change)
  for (const event of world.records.stored.events.values()) {
    await world.deps.bus.publish(event)
    await countEvent(world.deps, publishedEvent(event))
  }
}
