import { DomainError } from '../../domain/errors.ts'
import type { StoredChange } from '../../domain/stored-change.ts'
import { toApplicationItem } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { toCalendarItem } from '../../lambdas/adapters/dynamodb/calendar-item.ts'
import { toDocumentItem } from '../../lambdas/adapters/dynamodb/document-item.ts'
import { storedChangeOf } from '../../lambdas/adapters/dynamodb/stored-change.ts'
import { followChange } from '../../lambdas/usecases/workflow/follow-change.ts'
import type { World } from '../support/world.ts'

/** A caller who got no answer, and a platform whose delivery failed, come again; a refusal is an answer. */
export async function again(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
}

/** What the stream shows of everything that is stored, as far as anything follows from it. */
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

/** What the table's stream has its consumers do for everything that is stored. */
export async function deliverStream(world: World): Promise<void> {
  for (const change of storedChanges(world)) await followChange(world.deps, change)
  for (const event of world.records.stored.events.values()) await world.deps.bus.publish(event)
}
