import { operations } from '../../contract/operations.ts'
import { businessRules } from '../adapters/wiring/business-rules.ts'
import { database } from '../adapters/wiring/database.ts'
import { staffCommand } from '../http/staff-command.ts'
import { removeCalendar } from '../usecases/operator/manage-calendar.ts'

export const handler = staffCommand(operations.removeCalendar, {
  wire: () => ({ ...database(), ...businessRules() }),
  perform: (deps, { principal, year }) => removeCalendar(deps, principal, year),
})
