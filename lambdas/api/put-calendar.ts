import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { staffEndpoint } from '../http/staff-endpoint.ts'
import { putCalendar } from '../usecases/operator/manage-calendar.ts'

export const handler = staffEndpoint(operations.putCalendar, {
  wire: database,
  perform: (deps, { principal, year, body }) => putCalendar(deps, principal, year, body),
})
