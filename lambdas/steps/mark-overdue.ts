import { overdueInputSchema } from '../../contract/step-inputs.ts'
import { database } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { markOverdue } from '../usecases/workflow/watch-deadline.ts'
import { step } from './step.ts'

export const handler = step('mark-overdue', {
  input: overdueInputSchema(),
  wire: () => ({ ...database(), ...businessRules() }),
  perform: markOverdue,
})
