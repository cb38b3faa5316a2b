import { expiryWarningInputSchema } from '../../contract/step-inputs.ts'
import { database } from '../adapters/wiring/records.ts'
import { warnOfExpiry } from '../usecases/workflow/draft-expiry.ts'
import { step } from './step.ts'

export const handler = step('warn-of-expiry', {
  input: expiryWarningInputSchema(),
  wire: database,
  perform: warnOfExpiry,
})
