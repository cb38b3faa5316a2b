import * as operations from '../../contract/operations/operator.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { putCalendar } from '../usecases/calendar/manage-calendar.ts'

export const handler = endpoint(operations.putCalendar, {
  wire: database,
  perform: (deps, { principal, year, body }) => putCalendar(deps, principal, year, body),
})
