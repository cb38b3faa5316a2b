import { watchInputSchema } from '../../contract/step-inputs.ts'
import { database } from '../adapters/wiring/records.ts'
import { remindReviewers } from '../usecases/workflow/watch-deadline.ts'
import { step } from './step.ts'

export const handler = step('remind-reviewers', {
  input: watchInputSchema(),
  wire: database,
  perform: remindReviewers,
})
