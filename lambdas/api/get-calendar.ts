import * as operations from '../../contract/operations/operator.ts'
import { database } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { findCalendar } from '../usecases/calendar/manage-calendar.ts'

export const handler = endpoint(operations.getCalendar, {
  wire: () => ({ ...database(), ...businessRules() }),
  perform: (deps, { year }) => findCalendar(deps, year),
})
