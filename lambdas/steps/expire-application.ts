import { attemptInputSchema } from '../../contract/step-inputs.ts'
import { database } from '../adapters/wiring/records.ts'
import { expireApplication } from '../usecases/workflow/draft-expiry.ts'
import { step } from './step.ts'

export const handler = step('expire-application', {
  input: attemptInputSchema(),
  wire: database,
  perform: expireApplication,
})
