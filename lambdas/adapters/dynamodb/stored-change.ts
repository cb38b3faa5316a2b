import type { StoredChange } from '../../../domain/stored-change.ts'
import { applicationStateOf, movedDeadlineOf } from './application-item.ts'
import { calendarOfItem } from './calendar-item.ts'
import { supersededDocumentOf } from './document-item.ts'

/** The change that an item of the stream shows; undefined for other items. */
export function storedChangeOf({
  created,
  item,
}: {
  readonly created: boolean
  readonly item: Readonly<Record<string, unknown>>
}): StoredChange | undefined {
  const document = supersededDocumentOf(item)
  if (document !== undefined) return { of: 'SUPERSEDED_DOCUMENT', document }
  const calendar = calendarOfItem(item)
  if (calendar !== undefined) return { of: 'CALENDAR', calendar }
  const state = applicationStateOf(item)
  if (state === undefined) return undefined
  const deadline = movedDeadlineOf(item)
  return { of: 'APPLICATION', created, state, ...(deadline === undefined ? {} : { moved: deadline }) }
}
