import { rescheduleInputSchema } from '../../contract/step-inputs.ts'
import { database } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { rescheduleReviews } from '../usecases/workflow/reschedule-reviews.ts'
import { step } from './step.ts'

export const handler = step('reschedule-reviews', {
  input: rescheduleInputSchema(),
  wire: () => ({ ...database(), ...businessRules() }),
  perform: rescheduleReviews,
})
