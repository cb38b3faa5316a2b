import { attemptInputSchema } from '../../contract/step-inputs.ts'
import { database } from '../adapters/wiring/records.ts'
import { openReview } from '../usecases/workflow/open-review.ts'
import { step } from './step.ts'

export const handler = step('open-review', {
  input: attemptInputSchema(),
  wire: database,
  perform: openReview,
})
