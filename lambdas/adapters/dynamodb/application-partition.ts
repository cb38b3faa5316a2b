import type { ApplicationRecord } from '../../../domain/application.ts'
import { applicationSortKey, fromApplicationItem } from './application-item.ts'
import { documentSortKeyPrefix, fromDocumentItem } from './document-item.ts'
import { eventSortKeyPrefix, fromEventItem } from './event-item.ts'

/**
 * Parses the items of one application's partition, sorted by sort key. Undefined: they do not include the application.
 */
export function fromPartition(items: readonly Record<string, unknown>[]): ApplicationRecord | undefined {
  const startingWith = (prefix: string) => items.filter(item => String(item.sk).startsWith(prefix))
  const application = items.find(item => item.sk === applicationSortKey)
  if (application === undefined) return undefined
  return {
    application: fromApplicationItem(application),
    documents: startingWith(documentSortKeyPrefix).map(fromDocumentItem),
    events: startingWith(eventSortKeyPrefix).map(fromEventItem),
  }
}
