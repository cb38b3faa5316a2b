import * as operations from '../../contract/operations/operator.ts'
import { database } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { removeCalendar } from '../usecases/calendar/manage-calendar.ts'

export const handler = endpoint(operations.removeCalendar, {
  wire: () => ({ ...database(), ...businessRules() }),
  perform: (deps, { principal, year }) => removeCalendar(deps, principal, year),
})
