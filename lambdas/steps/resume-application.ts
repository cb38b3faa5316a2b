import { attemptInputSchema } from '../../contract/step-inputs.ts'
import { database } from '../adapters/wiring/records.ts'
import { resumeApplication } from '../usecases/workflow/parking.ts'
import { step } from './step.ts'

export const handler = step('resume-application', {
  input: attemptInputSchema(),
  wire: database,
  perform: resumeApplication,
})
