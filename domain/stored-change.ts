import type { ApplicationState } from './application.ts'
import type { StoredCalendar } from './calendar.ts'
import type { DocumentName } from './document-ports.ts'
import type { DeadlineWatch } from './ports.ts'

/** A stored change on which other components must act, with the state at that time. */
export type StoredChange =
  | { readonly of: 'SUPERSEDED_DOCUMENT'; readonly document: DocumentName }
  | { readonly of: 'CALENDAR'; readonly calendar: StoredCalendar }
  | {
      readonly of: 'APPLICATION'
      readonly created: boolean
      readonly state: ApplicationState
      /** The deadline to watch, if it was moved. */
      readonly moved?: DeadlineWatch
    }
